import SwiftTokens

extension SyntaxTree {
    /// The value of a string literal without interpolation, escapes resolved; nil for one with interpolation or for anything
    /// that is no string literal.
    public func stringValue(of id: SyntaxID) -> String? {
        let literal = strippingParentheses(id)
        guard self[literal].kind == .stringLiteral else { return nil }
        var result: [UInt8] = []
        for child in children(of: literal) {
            guard self[child].kind == .stringSegment else { return nil }
            let range = range(of: child)
            result += bytes[Int(range.start)..<Int(range.end)]
        }
        return String(decoding: result, as: UTF8.self)
    }
}
