// What the catalogue's files are written in is ASCII, and to look at bytes is several times as fast as at characters. These files are
// read at every start.

extension UInt8 {
    var isSpace: Bool { self == 32 || (9...13).contains(self) }
    var isDigit: Bool { (48...57).contains(self) }
    var isLowercase: Bool { (97...122).contains(self) }
    var isCapital: Bool { (65...90).contains(self) }
    var isLetter: Bool { isLowercase || isCapital }
}

extension StringProtocol {
    /// Without the white space around it.
    var trimming: String {
        let bytes = Substring(self).utf8
        guard let first = bytes.firstIndex(where: { !$0.isSpace }), let last = bytes.lastIndex(where: { !$0.isSpace }) else { return "" }
        return String(Substring(bytes[first...last]))
    }

    /// The parts between a character of ASCII.
    func parts(by separator: Unicode.Scalar) -> [Substring] {
        Substring(self).utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map(Substring.init)
    }

    /// The rows of a table with tabs that have as many cells; a line that begins with a number sign is none.
    func rows(columns: Int) -> [[String]] {
        parts(by: "\n").filter { $0.utf8.first != UInt8(ascii: "#") }.map { $0.parts(by: "\t").map(String.init) }
            .filter { $0.count == columns }
    }
}
