/// A number of bytes or a value, as a model tells it: `$1 * $2`, `strlen($1) + 1`, `min($2, strlen($1)) + 1`.
public indirect enum ModelExpression: Sendable, Hashable {
    case constant(Int64)
    /// `$0`: the argument's value.
    case argument(Int)
    /// `at($2)`: the value that the argument points to.
    case pointee(Int)
    /// `strlen($1)`: characters before the terminator of the string that the argument points to.
    case stringLength(Int)
    /// `wcslen($1)`: wide characters.
    case wideStringLength(Int)
    /// `wchar`: the size of `wchar_t`.
    case wideCharacterSize
    /// `result`
    case result
    /// `formatted`: characters that the format gives, without the terminator.
    case formatted
    /// `unbounded`: nothing limits it.
    case unbounded
    case sum(ModelExpression, ModelExpression)
    case difference(ModelExpression, ModelExpression)
    case product(ModelExpression, ModelExpression)
    /// `min(a, b)`
    case minimum(ModelExpression, ModelExpression)

    /// What the caller asks for, whatever the strings hold: of `min($2, strlen($1)) + 1` it is `$2 + 1`. Nil where nothing is
    /// limited by an argument.
    public var request: ModelExpression? {
        switch self {
        case .minimum(.argument(let index), _): .argument(index)
        case .sum(let a, let b): a.request.map { .sum($0, b) }
        default: nil
        }
    }
}

/// Reads a `ModelExpression`. The text is as short as a line of a model; it is read by bytes, as there are hundreds at each start.
struct ModelExpressionReader {
    private var rest: Substring.UTF8View
    private var depth = 0

    struct Failure: Error {
        var message: String
    }

    private static let depthLimit = 20

    static func read(_ text: String) throws -> ModelExpression {
        var reader = ModelExpressionReader(rest: text[...].utf8)
        let result = try reader.sum()
        guard reader.peek == nil else { throw Failure(message: "'\(Substring(reader.rest))' is not understood.") }
        return result
    }

    /// The next byte that is no white space.
    private var peek: Unicode.Scalar? { rest.first { !$0.isSpace }.map(Unicode.Scalar.init) }

    private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
        guard peek == wanted else { return false }
        rest = rest.drop(while: \.isSpace).dropFirst()
        return true
    }

    private mutating func expect(_ wanted: Unicode.Scalar) throws {
        guard take(wanted) else { throw Failure(message: "'\(wanted)' is expected before '\(Substring(rest))'.") }
    }

    private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
        rest = rest.drop(while: \.isSpace)
        let word = rest.prefix(while: isPart)
        rest = rest[word.endIndex...]
        return String(Substring(word))
    }

    private mutating func sum() throws -> ModelExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.depthLimit else { throw Failure(message: "The expression is nested too deeply.") }
        var left = try product()
        while true {
            if take("+") { left = .sum(left, try product()) }
            else if take("-") { left = .difference(left, try product()) }
            else { return left }
        }
    }

    private mutating func product() throws -> ModelExpression {
        var left = try factor()
        while take("*") { left = .product(left, try factor()) }
        return left
    }

    private mutating func factor() throws -> ModelExpression {
        if take("(") {
            let inner = try sum()
            try expect(")")
            return inner
        }
        if peek == "$" { return .argument(try argument()) }
        let isNegative = take("-")
        if let digit = peek, ("0"..."9").contains(digit) {
            let digits = word { $0.isDigit || $0.isLetter }
            let value = digits.hasPrefix("0x") ? Int64(digits.dropFirst(2), radix: 16) : Int64(digits)
            guard let value else { throw Failure(message: "'\(digits)' is no number.") }
            return .constant(isNegative ? -value : value)
        }
        let name = word(\.isLetter)
        switch name {
        case "result": return .result
        case "formatted": return .formatted
        case "unbounded": return .unbounded
        case "wchar": return .wideCharacterSize
        case "strlen", "wcslen", "at":
            try expect("(")
            let index = try argument()
            try expect(")")
            return name == "at" ? .pointee(index) : name == "strlen" ? .stringLength(index) : .wideStringLength(index)
        case "min":
            try expect("(")
            let first = try sum()
            try expect(",")
            let second = try sum()
            try expect(")")
            return .minimum(first, second)
        default:
            throw Failure(message: "A number, '$0', 'strlen($0)', 'at($0)', 'min(a, b)' or 'result' is expected, not '\(name.isEmpty ? String(Substring(rest)) : name)'.")
        }
    }

    private mutating func argument() throws -> Int {
        try expect("$")
        let digits = word(\.isDigit)
        guard let index = Int(digits), index < 32 else { throw Failure(message: "'$\(digits)' is no argument.") }
        return index
    }
}
