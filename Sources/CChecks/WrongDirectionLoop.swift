import CModel

/// A loop that counts away from its end, or that goes on before anything has changed.
struct WrongDirectionLoop: CCheck {
    let rule = "IACS-C824"
    let kinds: [NodeKind] = [.forStmt, .whileStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard !unit[node].flags.contains(.inMacro), unit.enclosingFunction(of: node)?.isComplete == true else { return }
        if unit[node].kind == .whileStmt { return visitWhile(node, &context) }
        let (condition, step, body) = (unit.child(1, of: node), unit.child(2, of: node), unit.child(3, of: node))
        guard !condition.isNone, !step.isNone, !body.isNone, let (variable, isRising) = counter(step, unit),
            let end = bound(of: variable, condition, unit), end.isUpper != isRising,
            // `for (i = n - 1; i < n; i--)` ends where an unsigned counter wraps.
            unit.type(of: unit.child(0, of: step)).isSigned,
            !isChanged(variable, in: body, unit), !isChanged(variable, in: condition, unit), !isLeft(body, unit)
        else { return }
        context.report(
            rule, at: step, "'\(unit.text(of: step))' leads away from the end that '\(unit.text(of: condition))' sets.",
            help: "Count the other way, or turn the comparison round.")
    }

    /// `while (i < 8) { if (skip) continue; i++; }`
    private func visitWhile(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let (condition, body) = (unit.child(0, of: node), unit.child(1, of: node))
        guard !body.isNone, unit[body].kind == .compound, isSteady(condition, unit), unit.integerValue(condition) == nil else { return }
        for statement in unit.children(of: body) {
            guard unit[statement].kind == .ifStmt, case let test = unit.child(0, of: statement), isSteady(test, unit), unit.integerValue(test) == nil,
                unit.child(2, of: statement).isNone
            else { return }
            guard let jump = lonelyContinue(unit.child(1, of: statement), unit) else { continue }
            return context.report(
                rule, at: jump, "This goes on with the loop before anything has changed: it never ends once '\(unit.text(of: test))' holds.",
                help: "Take the step before 'continue'.")
        }
    }

    /// A `continue` that is all that a branch does.
    private func lonelyContinue(_ branch: NodeID, _ unit: CUnit) -> NodeID? {
        var statement = branch
        if !statement.isNone, unit[statement].kind == .compound {
            statement = unit.child(0, of: branch)
            guard !statement.isNone, unit.child(1, of: branch).isNone else { return nil }
        }
        return !statement.isNone && unit[statement].kind == .continueStmt && !unit[statement].flags.contains(.inMacro) ? statement : nil
    }

    /// Whether an expression gives the same for as long as this function does nothing: of variables of its own alone, and of what
    /// pointers to what is constant point to.
    private func isSteady(_ expression: NodeID, _ unit: CUnit) -> Bool {
        guard !expression.isNone, !unit.hasEffect(expression) else { return false }
        return unit.subtree(expression).allSatisfy { id in
            switch unit[id].kind {
            case .declRef:
                let symbol = unit[id].symbol
                guard !symbol.isNone else { return false }
                return [.local, .parameter, .enumConstant].contains(unit[symbol].kind) && !isShared(symbol, at: id, unit)
            case .member: return !unit[id].flags.contains(.arrow) || unit.type(of: id).isConst
            case .index: return unit.type(of: id).isConst || unit.type(of: unit.strippingCasts(unit.child(0, of: id))).kind == .array
            case .unary: return unit[id].op != .dereference || unit.type(of: id).isConst
            default: return true
            }
        }
    }

    /// Whether the address of a variable is taken: then others may change it.
    private func isShared(_ symbol: SymbolID, at id: NodeID, _ unit: CUnit) -> Bool {
        guard let function = unit.enclosingFunction(of: id) else { return true }
        return unit.subtree(function.body).contains { unit[$0].kind == .declRef && unit[$0].symbol == symbol && unit.use(of: $0) == .address }
    }

    /// The variable that a step counts, and whether upwards.
    private func counter(_ step: NodeID, _ unit: CUnit) -> (SymbolID, isRising: Bool)? {
        guard let variable = unit.namedVariable(unit.child(0, of: step)), [.local, .parameter].contains(unit[variable].kind) else { return nil }
        switch (unit[step].kind, unit[step].op) {
        case (.unary, .preIncrement), (.unary, .postIncrement): return (variable, true)
        case (.unary, .preDecrement), (.unary, .postDecrement): return (variable, false)
        case (.compoundAssign, .add), (.compoundAssign, .subtract):
            guard let number = unit.integerValue(unit.child(1, of: step)), number != 0 else { return nil }
            return (variable, (number > 0) == (unit[step].op == .add))
        default: return nil
        }
    }

    /// Whether a condition bounds a variable from above, or from below, by what does not hang on it.
    private func bound(of variable: SymbolID, _ condition: NodeID, _ unit: CUnit) -> (isUpper: Bool, limit: NodeID)? {
        let comparison = unit.strippingImplicit(condition)
        guard unit[comparison].kind == .binary, case let left = unit.child(0, of: comparison), case let right = unit.child(1, of: comparison),
            !left.isNone, !right.isNone
        else { return nil }
        let isLess = unit[comparison].op == .less || unit[comparison].op == .lessEqual
        guard isLess || unit[comparison].op == .greater || unit[comparison].op == .greaterEqual else { return nil }
        let (isLeft, isRight) = (unit.namedVariable(left) == variable, unit.namedVariable(right) == variable)
        guard isLeft != isRight, case let limit = isLeft ? right : left, unit.integerValue(limit) != nil else { return nil }
        return (isLess == isLeft, limit)
    }

    private func isChanged(_ variable: SymbolID, in part: NodeID, _ unit: CUnit) -> Bool {
        unit.subtree(part).contains { id in
            guard unit[id].kind == .declRef, unit[id].symbol == variable else { return false }
            switch unit.use(of: id) {
            case .write, .update, .address: return true
            case .read, .size: return false
            }
        }
    }

    /// Whether a body leaves its loop by itself.
    private func isLeft(_ body: NodeID, _ unit: CUnit) -> Bool {
        unit.subtree(body).contains { [.breakStmt, .returnStmt, .gotoStmt, .indirectGoto, .unknown, .asmStmt].contains(unit[$0].kind) }
    }
}
