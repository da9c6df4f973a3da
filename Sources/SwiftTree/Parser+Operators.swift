import SwiftTokens

/// The standard library's precedence groups, weakest first.
enum Precedence: UInt8, Comparable {
    case assignment, functionArrow, ternary, standard, logicalOr, logicalAnd, comparison, nilCoalescing, casting, range
    case addition, multiplication, shift

    static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

    var isRightAssociative: Bool {
        switch self {
        case .assignment, .functionArrow, .ternary, .nilCoalescing: true
        default: false
        }
    }
}

extension Parser {
    /// An operator that waits for its right operand.
    private struct Pending {
        var kind: SyntaxKind
        var precedence: Precedence
        var name: Int
        /// Where its left operand begins.
        var left: Mark
    }

    /// Reads operands and operators, and folds them by precedence.
    mutating func parseExpression(_ context: Context = []) { nested { $0.parseSequence(context) } }

    private mutating func parseSequence(_ context: Context) {
        var pending: [Pending] = []
        var operand = mark
        parseOperand(context)
        while let next = nextOperator(context) {
            fold(&pending, &operand, down: next.precedence)
            let name = at
            switch next.kind {
            case .asExpr, .isExpr:
                bump()
                var flags: SyntaxNode.Flags = []
                if next.kind == .asExpr {
                    if consume(.exclamationMark) { flags = .forced } else if consume(.postfixQuestionMark) { flags = .optional }
                }
                parseType()
                finish(next.kind, operand, name: name, flags: flags)
                continue
            case .ternary:
                bump()
                parseExpression(context.intersection(.pattern))
                guard consume(.colon) else { break }
            default:
                if isEffect(before: .arrow) { parseEffects() }
                bump()
            }
            pending.append(Pending(kind: next.kind, precedence: next.precedence, name: name, left: operand))
            operand = mark
            parseOperand(context)
        }
        fold(&pending, &operand, down: nil)
    }

    /// Finishes the pending operators that bind at least as tightly as the next one.
    private mutating func fold(_ pending: inout [Pending], _ operand: inout Mark, down next: Precedence?) {
        while let last = pending.last {
            if let next, last.precedence < next || (last.precedence == next && next.isRightAssociative) { return }
            pending.removeLast()
            finish(last.kind, last.left, name: last.name)
            operand = last.left
        }
    }

    private func nextOperator(_ context: Context) -> (kind: SyntaxKind, precedence: Precedence)? {
        switch kind {
        case .binaryOperator: return (.infixOperator, precedence(ofOperator: at))
        case .equal: return context.contains(.pattern) ? nil : (.assignment, .assignment)
        case .infixQuestionMark: return (.ternary, .ternary)
        case .arrow: return (.infixOperator, .functionArrow)
        case .keyword where keyword == .as: return (.asExpr, .casting)
        case .keyword where keyword == .is: return (.isExpr, .casting)
        case .keyword, .identifier: return isEffect(before: .arrow) ? (.infixOperator, .functionArrow) : nil
        default: return nil
        }
    }

    /// The standard operators; any other one has the default precedence.
    private func precedence(ofOperator index: Int) -> Precedence {
        let token = tokens[index]
        func at(_ offset: Int) -> UInt8 { offset < token.length ? bytes[Int(token.offset) + offset] : 0 }
        var text: UInt32 = 0
        guard token.length <= 4 else { return .standard }
        for offset in 0..<Int(token.length) { text = text << 8 | UInt32(at(offset)) }
        return Self.precedences[text] ?? .standard
    }

    private static let precedences: [UInt32: Precedence] = {
        let groups: [(Precedence, String)] = [
            (.assignment, "*= /= %= += -= <<= >>= &= |= ^= &*= &+= &-= &<<= &>>= .&= .|= .^= &&= ||= ??="),
            (.logicalOr, "|| .|"),
            (.logicalAnd, "&&"),
            (.comparison, "< <= > >= == != === !== ~= .== .!= .< .<= .> .>="),
            (.nilCoalescing, "??"),
            (.range, "... ..<"),
            (.addition, "+ - &+ &- | ^"),
            (.multiplication, "* / % & &*"),
            (.shift, "<< >> &<< &>>"),
        ]
        var table: [UInt32: Precedence] = [:]
        for (precedence, operators) in groups {
            for name in operators.split(separator: " ") {
                table[name.utf8.reduce(0) { $0 << 8 | UInt32($1) }] = precedence
            }
        }
        return table
    }()
}
