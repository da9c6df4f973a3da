extension String {
    /// Whether another text stands in this one, byte by byte. Foundation's `contains` compares as languages do, at many times the cost.
    ///
    /// - Parameter ignoringCase: the other text is of small letters; here they may be capitals.
    package func includes(_ text: String, ignoringCase: Bool = false) -> Bool {
        var (whole, text) = (self, text)
        let caseBit: UInt8 = ignoringCase ? 0x20 : 0
        return whole.withUTF8 { whole in
            text.withUTF8 { text in
                whole.count >= text.count && (0...whole.count - text.count).contains { start in
                    text.indices.allSatisfy { whole[start + $0] | caseBit == text[$0] }
                }
            }
        }
    }
}
