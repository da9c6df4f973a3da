import CModel
import SourceText

extension CUnit {
    /// The nodes of a subtree in pre-order, the node itself first.
    func subtree(_ id: NodeID) -> LazyMapSequence<Range<Int32>, NodeID> {
        (id.raw..<self[id].subtreeEnd).lazy.map { NodeID($0) }
    }

    /// Whether two expressions are written alike: the same operators over the same names and literals.
    func isSame(_ first: NodeID, _ second: NodeID) -> Bool {
        let a = strippingImplicit(first)
        let b = strippingImplicit(second)
        let count = self[a].subtreeEnd - a.raw
        guard count == self[b].subtreeEnd - b.raw else { return false }
        return (0..<count).allSatisfy { offset in
            let left = self[NodeID(a.raw + offset)]
            let right = self[NodeID(b.raw + offset)]
            guard left.kind == right.kind, left.op == right.op, left.symbol == right.symbol, left.type == right.type,
                left.flags.contains(.arrow) == right.flags.contains(.arrow),
                left.subtreeEnd - a.raw == right.subtreeEnd - b.raw
            else { return false }
            switch left.kind {
            // A name that could not be resolved says nothing.
            case .unknown: return false
            case .declRef, .member: return !left.symbol.isNone
            case .stringLiteral: return stringValue(NodeID(a.raw + offset)) == stringValue(NodeID(b.raw + offset))
            default: return left.value == right.value
            }
        }
    }

    /// Whether evaluating an expression twice may give two values or do something twice.
    func hasEffect(_ id: NodeID) -> Bool {
        subtree(id).contains { node in
            switch self[node].kind {
            case .call, .assign, .compoundAssign, .statementExpr, .asmStmt, .vaArg, .unknown: true
            case .unary:
                [.preIncrement, .preDecrement, .postIncrement, .postDecrement].contains(self[node].op)
                    || type(of: node).isVolatile
            default: type(of: node).isVolatile
            }
        }
    }

    func isInMacro(_ id: NodeID) -> Bool { subtree(id).contains { self[$0].flags.contains(.inMacro) } }

    /// The node after the parentheses and casts around it, and what it is part of.
    func user(of id: NodeID) -> (part: NodeID, parent: NodeID) {
        var part = id
        var parent = self[id].parent
        while !parent.isNone, [.paren, .implicitCast, .explicitCast].contains(self[parent].kind) {
            part = parent
            parent = self[part].parent
        }
        return (part, parent)
    }

    /// What a reference to a variable does with it.
    enum Use { case read, write, update, address, size }

    func use(of reference: NodeID) -> Use {
        var part = reference
        var parent = self[part].parent
        while !parent.isNone, self[parent].kind == .paren {
            part = parent
            parent = self[part].parent
        }
        guard !parent.isNone else { return .read }
        let isFirst = parent.raw + 1 == part.raw
        switch self[parent].kind {
        case .assign where isFirst: return isDiscarded(parent) ? .write : .update
        case .compoundAssign where isFirst: return .update
        case .sizeOf, .alignOf: return .size
        case .unary:
            switch self[parent].op {
            case .addressOf: return .address
            case .preIncrement, .preDecrement, .postIncrement, .postDecrement: return .update
            default: return .read
            }
        default: return .read
        }
    }

    /// The statement behind another in the same list; none behind the last.
    func statement(after id: NodeID) -> NodeID {
        let list = self[id].parent
        guard !list.isNone, self[list].kind == .compound, self[id].subtreeEnd < self[list].subtreeEnd else { return .none }
        return NodeID(self[id].subtreeEnd)
    }

    /// The source between two nodes of the same file.
    func text(between first: NodeID, and second: NodeID) -> String {
        let file = self[first].file
        guard file >= 0, Int(file) < files.count, self[second].file == file,
            self[first].range.end <= self[second].range.start
        else { return "" }
        return files[Int(file)].text(ByteRange(self[first].range.end, self[second].range.start))
    }
}
