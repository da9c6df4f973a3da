import SourceText

extension CUnit {
    /// The expression without the parentheses and implicit casts around it.
    @inlinable public func strippingImplicit(_ id: NodeID) -> NodeID {
        var current = id
        while nodes[Int(current.raw)].kind == .paren || nodes[Int(current.raw)].kind == .implicitCast {
            let inner = NodeID(current.raw + 1)
            guard inner.raw < nodes[Int(current.raw)].subtreeEnd else { return current }
            current = inner
        }
        return current
    }

    /// As `strippingImplicit`, explicit casts taken off too.
    @inlinable public func strippingCasts(_ id: NodeID) -> NodeID {
        var current = strippingImplicit(id)
        while nodes[Int(current.raw)].kind == .explicitCast {
            let inner = NodeID(current.raw + 1)
            guard inner.raw < nodes[Int(current.raw)].subtreeEnd else { return current }
            current = strippingImplicit(inner)
        }
        return current
    }

    /// The arguments of a call, in order: its children behind the callee.
    public func arguments(of call: NodeID) -> [NodeID] { Array(children(of: call).dropFirst()) }

    /// The name of the function that a call names directly, or nil for a call through a pointer.
    public func calleeName(of call: NodeID) -> String? {
        let symbol = self[call].symbol
        guard !symbol.isNone, self[symbol].kind == .function else { return nil }
        return self[symbol].name
    }

    /// The bytes of a string literal (through parentheses and casts), without the terminator.
    public func stringValue(_ id: NodeID) -> [UInt8]? {
        let node = self[strippingCasts(id)]
        guard node.kind == .stringLiteral, node.value >= 0, node.value < Int64(strings.count) else { return nil }
        return strings[Int(node.value)]
    }

    /// The integer value of a constant expression, where the bridge knows it.
    public func integerValue(_ id: NodeID) -> Int64? {
        if self[id].flags.contains(.hasValue) { return self[id].value }
        let inner = self[strippingCasts(id)]
        return inner.flags.contains(.hasValue) ? inner.value : nil
    }

    /// The function definition that encloses a node, or nil at file scope.
    public func enclosingFunction(of id: NodeID) -> CFunction? {
        var low = 0
        var high = functions.count
        while low < high {
            let middle = (low + high) / 2
            if functions[middle].node.raw <= id.raw { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let function = functions[low - 1]
        return id.raw < self[function.node].subtreeEnd ? function : nil
    }

    /// The nearest enclosing statement of a node (itself, if it is one).
    public func enclosingStatement(of id: NodeID) -> NodeID {
        var current = id
        while true {
            let parent = self[current].parent
            guard !parent.isNone else { return current }
            switch self[parent].kind {
            case .compound, .ifStmt, .whileStmt, .forStmt, .doStmt, .switchStmt, .caseStmt, .defaultStmt, .label,
                 .translationUnit:
                return current
            default: current = parent
            }
        }
    }

    /// The source text of a node, as written in the file.
    public func text(of id: NodeID) -> String {
        let node = self[id]
        guard node.file >= 0, Int(node.file) < files.count else { return "" }
        return files[Int(node.file)].text(node.range)
    }
}
