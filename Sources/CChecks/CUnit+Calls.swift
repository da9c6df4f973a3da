import CModel

extension CUnit {
    /// The name of a library function that a call names: one without a definition in this unit.
    func libraryCallee(of call: NodeID) -> String? {
        let symbol = self[call].symbol
        guard !symbol.isNone, self[symbol].kind == .function, self[symbol].definition.isNone, !self[symbol].isStatic
        else { return nil }
        return self[symbol].name
    }

    /// Whether the value of an expression is thrown away without a cast to `void` that says so.
    func isDiscarded(_ id: NodeID) -> Bool {
        var current = id
        var parent = self[current].parent
        while !parent.isNone, self[parent].kind == .paren || self[parent].kind == .implicitCast {
            current = parent
            parent = self[current].parent
        }
        guard !parent.isNone else { return false }
        let isFirst = child(0, of: parent) == current
        switch self[parent].kind {
        case .compound:
            // The last expression of a GNU statement expression is its value.
            let owner = self[parent].parent
            return owner.isNone || self[owner].kind != .statementExpr || self[current].subtreeEnd != self[parent].subtreeEnd
        case .defaultStmt, .label: return true
        case .ifStmt, .switchStmt, .whileStmt, .caseStmt: return !isFirst
        case .doStmt: return isFirst
        default: return false
        }
    }

    /// The variable or parameter that an expression names.
    func namedVariable(_ id: NodeID) -> SymbolID? {
        guard !id.isNone else { return nil }
        let node = self[strippingCasts(id)]
        return node.kind == .declRef && !node.symbol.isNone ? node.symbol : nil
    }

    /// The bytes of the array object that an expression names, before it decays to a pointer; nil where unknown.
    func arraySize(_ id: NodeID) -> Int64? {
        guard !id.isNone else { return nil }
        let node = strippingCasts(id)
        let type = type(of: node)
        return type.kind == .array && type.size > 0 ? type.size : nil
    }

    /// The variable, parameter or field that an expression names, also through `[]`, `*` and `&`; none elsewhere.
    func namedPlace(_ expression: NodeID) -> SymbolID {
        var current = expression
        while !current.isNone {
            current = strippingCasts(current)
            switch self[current].kind {
            case .declRef, .member: return self[current].symbol
            case .index: current = child(0, of: current)
            case .unary where self[current].op == .addressOf || self[current].op == .dereference:
                current = child(0, of: current)
            default: return .none
            }
        }
        return .none
    }
}
