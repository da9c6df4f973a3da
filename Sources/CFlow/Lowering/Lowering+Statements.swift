import CModel

extension Lowering {
    /// Lowers a list of statements, in the scope that is open.
    mutating func statements(of list: NodeID) {
        for child in unit.children(of: list) { statement(child) }
    }

    mutating func statement(_ id: NodeID) {
        guard let node = descend(id) else { return }
        defer { depth -= 1 }
        switch node.kind {
        case .compound:
            enterScope()
            statements(of: id)
            leaveScope()
        case .declStmt:
            for child in unit.children(of: id) where unit[child].kind == .variable { declare(child) }
        case .variable: declare(id)
        case .ifStmt: ifStatement(id)
        case .switchStmt: switchStatement(id)
        case .caseStmt: caseLabel(id)
        case .defaultStmt: defaultLabel(id)
        case .whileStmt: whileStatement(id)
        case .doStmt: doStatement(id)
        case .forStmt: forStatement(id)
        case .gotoStmt: goto(id, node)
        case .indirectGoto: indirectGoto(id)
        case .label: label(node)
        case .breakStmt:
            if let target = body.breaks.last { jump(to: target, at: id) }
        case .continueStmt:
            if let target = body.continues.last { jump(to: target, at: id) }
        case .returnStmt: returnStatement(id)
        case .asmStmt: assembly(id)
        case .nullStmt, .absent, .function, .typedefDecl, .structDecl, .unionDecl, .enumDecl: break
        default: effects(of: id)
        }
    }

    /// A chain of `else if` is followed here, without nesting.
    private mutating func ifStatement(_ id: NodeID) {
        let join = newBlock()
        var current = id
        while true {
            let clauses = Array(unit.children(of: current))
            guard clauses.count >= 2 else { break }
            let hasElse = clauses.count > 2
            let yes = newBlock()
            let no = hasElse ? newBlock() : join
            condition(clauses[0], then: yes, else: no)
            start(yes)
            statement(clauses[1])
            guard hasElse else { break }
            if body.current != nil { terminate(.jump(join)) }
            start(no)
            guard unit[clauses[2]].kind == .ifStmt else {
                statement(clauses[2])
                break
            }
            current = clauses[2]
        }
        start(join)
    }

    // MARK: Loops

    private mutating func whileStatement(_ id: NodeID) {
        let (head, inside, exit) = (newBlock(), newBlock(), newBlock())
        start(head)
        condition(unit.child(0, of: id), then: inside, else: exit)
        start(inside)
        loopBody(unit.child(1, of: id), breakTo: exit, continueTo: head)
        if body.current != nil { terminate(.jump(head)) }
        start(exit)
    }

    private mutating func doStatement(_ id: NodeID) {
        let (inside, test, exit) = (newBlock(), newBlock(), newBlock())
        start(inside)
        loopBody(unit.child(0, of: id), breakTo: exit, continueTo: test)
        start(test)
        condition(unit.child(1, of: id), then: inside, else: exit)
        start(exit)
    }

    private mutating func forStatement(_ id: NodeID) {
        let clauses = Array(unit.children(of: id))
        guard clauses.count == 4 else { return }
        enterScope()
        statement(clauses[0])
        let (head, inside, next, exit) = (newBlock(), newBlock(), newBlock(), newBlock())
        start(head)
        if unit[clauses[1]].kind == .absent {
            terminate(.jump(inside), at: clauses[1])
        } else {
            condition(clauses[1], then: inside, else: exit)
        }
        start(inside)
        loopBody(clauses[3], breakTo: exit, continueTo: next)
        start(next)
        effects(of: clauses[2])
        terminate(.jump(head))
        start(exit)
        leaveScope()
    }

    private mutating func loopBody(_ id: NodeID, breakTo exit: Int, continueTo next: Int) {
        body.breaks.append(FunctionBody.JumpTarget(block: exit, scopeCount: body.scopes.count))
        body.continues.append(FunctionBody.JumpTarget(block: next, scopeCount: body.scopes.count))
        statement(id)
        body.breaks.removeLast()
        body.continues.removeLast()
    }

    // MARK: Others

    private mutating func returnStatement(_ id: NodeID) {
        let child = unit.child(0, of: id)
        var result: Register?
        if !child.isNone, unit[child].kind != .absent {
            let returned = value(child)
            moveTo(id)
            let type = body.function.result
            switch type.kind {
            case .void: result = nil
            case .aggregate:
                // The object may be a local, which ends before the function does.
                result = returned.isNone ? nil : copyOfAggregate(returned, type)
            default:
                result = converted(returned, to: type)
                noteEscape(of: returned, pointer: unit[child].type)
            }
        }
        moveTo(id)
        endVariables(variables(inScopesFrom: 0))
        terminate(.return(result), at: id)
    }

    /// Inline assembly: any operand that can be written may be an output.
    private mutating func assembly(_ id: NodeID) {
        for operand in unit.children(of: id) {
            let node = unit[operand]
            guard node.kind.isExpression else { continue }
            switch node.kind {
            case .declRef, .member, .index, .unary, .paren:
                guard node.kind != .unary || node.op == .dereference, valueType(node.type).kind != .function,
                    !node.flags.contains(.hasValue)
                else { fallthrough }
                let place = place(operand)
                moveTo(id)
                if place.type.kind == .aggregate {
                    clobber(place.address)
                } else {
                    let unknown = emit(.unknown, place.type)
                    store(unknown, to: place)
                }
            default:
                let input = value(operand)
                moveTo(id)
                if type(of: input).kind == .pointer { clobber(input) }
            }
        }
        moveTo(id)
        let isInMacro = unit[id].flags.contains(.inMacro)
        if isInMacro || unit.text(of: id).contains("\"memory\"") { emit(.clobber) }
    }
}
