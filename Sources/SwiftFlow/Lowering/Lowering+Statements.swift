import SourceText
import SwiftTree

extension Lowering {
    func lowerStatements(of block: SyntaxID) {
        let items = items(of: block)
        bindLocalFunctions(among: items)
        var deferred: [SyntaxID] = []
        for item in items {
            if tree[item].kind == .deferStmt { deferred.append(item) } else { lowerStatement(item) }
        }
        for item in deferred.reversed() { lowerDeferred(item) }
    }

    /// A deferred block runs on every way out; it sees what the variables are where the enclosing block ends.
    private func lowerDeferred(_ node: SyntaxID) {
        let isReachable = state.isReachable
        state.isReachable = true
        lowerBlock(tree.child(of: node, .codeBlock))
        state.isReachable = isReachable
    }

    func lowerBlock(_ block: SyntaxID) {
        guard !block.isNone else { return }
        scoped { $0.lowerStatements(of: block) }
    }

    /// Functions inside a block are seen from its beginning.
    func bindLocalFunctions(among items: [SyntaxID]) {
        guard frame.function != 0 else { return }
        for item in items where tree[item].kind == .functionDecl {
            // The value is connected when the function is lowered.
            declare(name(of: item), value: make(.shared, at: item, name: name(of: item)), isConstant: true)
        }
    }

    func lowerStatement(_ node: SyntaxID) {
        let outer = statement
        defer { statement = outer }
        unit.statements.append(tree.range(of: node))
        statement = Int32(truncatingIfNeeded: unit.statements.count - 1)
        switch tree[node].kind {
        case .functionDecl where frame.function != 0: lowerLocalFunction(node)
        case .ifStmt: _ = lowerIf(node)
        case .guardStmt: lowerGuard(node)
        case .switchStmt: _ = lowerSwitch(node)
        case .whileStmt, .forStmt, .repeatStmt: lowerLoop(node, label: 0)
        case .labeledStmt: lowerLabeled(node)
        case .doStmt: lowerDo(node)
        case .deferStmt: lowerDeferred(node)
        case .returnStmt:
            let child = tree.firstChild(of: node)
            frame.hasReturn = true
            if !child.isNone { returnValue(value(of: child)) }
            leave()
        case .throwStmt:
            _ = value(of: tree.firstChild(of: node))
            leave()
        case .breakStmt, .continueStmt: jump(node)
        case .fallthroughStmt: break
        case .yieldStmt, .thenStmt:
            let child = tree.firstChild(of: node)
            if !child.isNone { returnValue(value(of: child)) }
        case .ifConfig: for item in items(of: node) { lowerStatement(item) }
        case .codeBlock: lowerBlock(node)
        default:
            if !lowerDeclaration(node) { lowerExpressionStatement(node) }
        }
    }

    private func lowerExpressionStatement(_ node: SyntaxID) {
        let value = value(of: node)
        frame.loose.append(value)
        // What does not throw has passed.
        if tree[node].kind == .tryExpr, !tree[node].flags.contains(.optional), unit.values[Int(value)].kind == .call { refine(by: value, holds: true) }
        guard tree[node].kind == .call, case let callee = tree.callee(of: node), tree[callee].kind == .identifier, case let name = name(of: callee)
        else { return }
        if words.endings.contains(name) { leave() }
        guard name == words.precondition else { return }
        force(subjects(of: operand(2, of: value)), name, at: node)
        refine(by: operand(2, of: value), holds: true)
    }

    /// Whether a switch looks for texts or numbers; the cases of a type are known to the program.
    private func comparesLiterals(_ node: SyntaxID) -> Bool {
        items(of: node).contains { item in
            tree.children(of: item).contains { pattern in
                tree[pattern].kind == .caseItem && tree.descendants(of: pattern).contains {
                    [.stringLiteral, .integerLiteral, .floatLiteral].contains(tree[$0].kind)
                }
            }
        }
    }

    /// Whether the cases are all values of some bits: `switch byte >> 6` with four numbers. Then nothing gets to the default.
    private func coversBits(of subject: ValueID, _ node: SyntaxID) -> Bool {
        let value = unit.values[Int(subject)]
        guard value.kind == .arithmetic, [">>", "&"].contains(unit.names[value.name]) else { return false }
        let numbers = tree.descendants(of: node).count { item in
            tree[item].kind == .caseItem && tree.descendants(of: item).contains { tree[$0].kind == .integerLiteral }
        }
        return numbers > 1 && numbers & (numbers - 1) == 0
    }

    /// Remembers that the process stops, in a block of its own, where values are not as expected.
    private func stop(in block: SyntaxID, unless values: [ValueID]) {
        guard !block.isNone else { return }
        for item in tree.children(of: block) where tree[item].kind == .call {
            let callee = tree.callee(of: item)
            guard tree[callee].kind == .identifier, case let name = name(of: callee), words.stops.contains(name) else { continue }
            return force(values, name, at: item)
        }
    }

    private func force(_ values: [ValueID], _ word: NameID, at node: SyntaxID) {
        make(.forced, at: node, name: word, operands: values.filter { $0 != 0 }.map { Operand(value: $0, name: 0) })
    }

    func returnValue(_ value: ValueID) {
        if state.isReachable { frame.returned.append(value) }
    }

    /// Control leaves the function here.
    private func leave() {
        if state.isReachable { frame.exits.append(state) }
        state.isReachable = false
    }

    private func lowerLabeled(_ node: SyntaxID) {
        let child = tree.firstChild(of: node)
        guard !child.isNone else { return }
        switch tree[child].kind {
        case .whileStmt, .forStmt, .repeatStmt: lowerLoop(child, label: name(of: node))
        default:
            frame.targets.append(Target(label: name(of: node), isLoop: false))
            let depth = variables.count
            lowerStatement(child)
            endTarget(at: node, depth: depth)
        }
    }

    /// Joins the ways of `break` with the one that gets here.
    private func endTarget(at node: SyntaxID, depth: Int) {
        guard let target = frame.targets.popLast() else { return }
        for way in target.breaks { state = join(state, cut(way, to: depth), at: node) }
    }

    private func jump(_ node: SyntaxID) {
        let label = name(of: node)
        let isBreak = tree[node].kind == .breakStmt
        if state.isReachable {
            for index in frame.targets.indices.reversed() {
                let target = frame.targets[index]
                let isMeant = label == 0 ? target.isLoop || (isBreak && target.label == 0) : target.label == label
                guard isMeant else { continue }
                if isBreak { frame.targets[index].breaks.append(state) } else { frame.targets[index].continues.append(state) }
                break
            }
        }
        state.isReachable = false
    }

    // MARK: - Variables

    func lowerLocalVariable(_ node: SyntaxID) {
        let isConstant = tree.name(of: node) == "let"
        for binding in tree.children(of: node) where tree[binding].kind == .binding {
            let pattern = tree.firstChild(of: binding)
            let initializer = tree.child(of: binding, .initializer)
            var given = initializer.isNone ? 0 : value(of: tree.firstChild(of: initializer))
            let type = annotation(of: binding)
            if type != 0 { given = make(.cast, at: binding, name: type, given) }
            let accessors = tree.child(of: binding, .accessorBlock)
            if !accessors.isNone { given = lowerLocalAccessors(accessors, at: binding) }
            if tree[binding].nameToken >= 0 {
                let name = name(of: binding)
                let value = make(.define, at: binding, name: name, given)
                declare(name, value: value, isConstant: isConstant && given != 0)
                if frame.function == 0, frame.owner == 0 { exportGlobal(name, type, value, binding, isConstant) }
            } else if !pattern.isNone {
                match(pattern, with: given, binding: true)
            }
        }
    }

    /// A variable at the top of a file is seen from everywhere.
    private func exportGlobal(
        _ name: NameID, _ type: NameID, _ value: ValueID, _ binding: SyntaxID, _ isConstant: Bool
    ) {
        var member = Member(kind: .property, owner: 0, name: name, type: type, isStatic: true, isConstant: isConstant)
        member.cell = make(.shared, at: binding, name: name)
        connect(value, to: member.cell)
        if let index = variable(named: name) { variables[index].shared = member.cell }
        unit.members.append(member)
    }

    /// A computed local variable is its getter, called where it stands.
    private func lowerLocalAccessors(_ block: SyntaxID, at binding: SyntaxID) -> ValueID {
        let closure = lowerClosure(at: binding) { lowering in
            for item in lowering.tree.children(of: block) {
                guard lowering.tree[item].kind == .accessor else { return lowering.lowerStatements(of: block) }
                lowering.lowerBlock(lowering.tree.child(of: item, .codeBlock))
            }
        }
        return make(.call, at: binding, 0, closure)
    }

    private func lowerLocalFunction(_ node: SyntaxID) {
        let result = tree.child(of: node, .returnType)
        var closure: ValueID = 0
        inside(name(of: node)) {
            closure = lowerClosure(at: node) { lowering in
                lowering.unit.functions[Int(lowering.frame.function)].resultType =
                    result.isNone ? 0 : lowering.typeName(lowering.tree.firstChild(of: result))
                lowering.unit.functions[Int(lowering.frame.function)].name = lowering.name(of: node)
                let parameters = lowering.tree.child(of: node, .parameters)
                if !parameters.isNone { lowering.lowerParameters(parameters) }
                let body = lowering.tree.child(of: node, .codeBlock)
                if !body.isNone { lowering.lowerStatements(of: body) }
            }
        }
        if let index = variable(named: name(of: node)) { connect(closure, to: state.versions[index]) }
    }

    // MARK: - Branches

    /// Lowers an `if` with all of its `else if`s; its value where it stands as an expression.
    func lowerIf(_ node: SyntaxID) -> ValueID {
        var current = node
        var ends: [State] = []
        var results: [Operand] = []
        let depth = variables.count
        while true {
            let (whenFalse, result) = lowerArm(current)
            ends.append(cut(state, to: depth))
            if result != 0 { results.append(Operand(value: result, name: 0)) }
            state = cut(whenFalse, to: depth)
            let arms = tree.children(of: current).filter { tree[$0].kind == .codeBlock || tree[$0].kind == .ifStmt }
            guard arms.count > 1 else { break }
            guard tree[arms[1]].kind == .ifStmt else {
                let result = lowerArmBlock(arms[1])
                if result != 0 { results.append(Operand(value: result, name: 0)) }
                break
            }
            current = arms[1]
        }
        ends.append(cut(state, to: depth))
        state = join(ends, at: node)
        return results.isEmpty ? 0 : make(.phi, at: node, operands: results)
    }

    /// Lowers conditions and block; what holds when the conditions fail, and the block's value.
    private func lowerArm(_ node: SyntaxID) -> (whenFalse: State, value: ValueID) {
        let depth = variables.count
        let whenFalse = lowerConditions(of: node)
        let block = tree.child(of: node, .codeBlock)
        let result = block.isNone ? 0 : lowerArmBlock(block)
        endScope(at: depth)
        return (whenFalse, result)
    }

    /// The last expression of a block is its value where the `if` or `switch` stands as an expression.
    private func lowerArmBlock(_ block: SyntaxID) -> ValueID {
        let first = frame.loose.count
        lowerBlock(block)
        return state.isReachable && frame.loose.count > first ? frame.loose[frame.loose.count - 1] : 0
    }

    private func lowerGuard(_ node: SyntaxID) {
        let whenFalse = lowerConditions(of: node)
        let holds = state
        state = whenFalse
        stop(in: tree.child(of: node, .codeBlock), unless: frame.tested)
        // The block sees the variables that the conditions bound, too; they are unknown there.
        while state.versions.count < holds.versions.count { state.versions.append(0) }
        lowerBlock(tree.child(of: node, .codeBlock))
        state = holds
    }

    func lowerSwitch(_ node: SyntaxID) -> ValueID {
        let subjectNode = tree.firstChild(of: node)
        let subject = subjectNode.isNone ? 0 : value(of: subjectNode)
        let entry = state
        var ends: [State] = []
        var results: [Operand] = []
        var hasDefault = false
        frame.targets.append(Target(label: 0, isLoop: false))
        for item in items(of: node) where tree[item].kind == .switchCase {
            let depth = variables.count
            state = entry
            let patterns = tree.children(of: item).filter { tree[$0].kind == .caseItem }
            if patterns.isEmpty {
                hasDefault = true
                if comparesLiterals(node), !coversBits(of: subject, node) { stop(in: item, unless: [subject]) }
            }
            for pattern in patterns { lowerCaseItem(pattern, subject) }
            let first = frame.loose.count
            let children = items(of: item)
            bindLocalFunctions(among: children)
            for child in children where tree[child].kind != .caseItem && tree[child].kind != .attribute {
                lowerStatement(child)
            }
            if state.isReachable, frame.loose.count > first, let last = frame.loose.last { results.append(Operand(value: last, name: 0)) }
            endScope(at: depth)
            ends.append(state)
        }
        if !hasDefault, ends.isEmpty { ends.append(entry) }
        state = join(ends, at: node)
        endTarget(at: node, depth: variables.count)
        return results.isEmpty ? 0 : make(.phi, at: node, operands: results)
    }

    private func lowerCaseItem(_ item: SyntaxID, _ subject: ValueID) {
        for child in tree.children(of: item) {
            if tree[child].kind == .whereCondition {
                let test = value(of: tree.firstChild(of: child))
                refine(by: test, holds: true)
            } else {
                match(child, with: subject)
            }
        }
    }

    private func lowerDo(_ node: SyntaxID) {
        let entry = state
        let depth = variables.count
        lowerBlock(tree.child(of: node, .codeBlock))
        let end = state
        var thrown = end
        thrown.isReachable = true
        let atCatch = join(entry, thrown, at: node)
        var ends = [end]
        for clause in tree.children(of: node) where tree[clause].kind == .catchClause {
            state = atCatch
            let error = make(.unknown, at: clause)
            declare(intern("error"), value: error, isConstant: true)
            for item in tree.children(of: clause) where tree[item].kind == .caseItem { lowerCaseItem(item, error) }
            lowerBlock(tree.child(of: clause, .codeBlock))
            endScope(at: depth)
            ends.append(state)
        }
        state = join(ends, at: node)
    }

    // MARK: - Loops

    func lowerLoop(_ node: SyntaxID, label: NameID) {
        let depth = variables.count
        var sequence: ValueID = 0
        if tree[node].kind == .forStmt { sequence = value(of: sequenceNode(of: node)) }
        let heads = loopHeads(at: node)
        frame.targets.append(Target(label: label, isLoop: true))
        var leaves = state
        switch tree[node].kind {
        case .forStmt:
            let pattern = tree.firstChild(of: node)
            if !pattern.isNone { match(pattern, with: make(.iteration, at: node, sequence)) }
            let filter = tree.child(of: node, .whereCondition)
            if !filter.isNone { refine(by: value(of: tree.firstChild(of: filter)), holds: true) }
            lowerBlock(tree.child(of: node, .codeBlock))
        case .whileStmt:
            leaves = lowerConditions(of: node)
            lowerBlock(tree.child(of: node, .codeBlock))
        default:
            lowerBlock(tree.child(of: node, .codeBlock))
            for child in tree.children(of: node) where tree[child].kind != .codeBlock { _ = value(of: child) }
            leaves = state
        }
        endScope(at: depth)
        let continues = frame.targets.last?.continues ?? []
        for end in [state] + continues where end.isReachable {
            for (index, phi) in heads where index < end.versions.count { connect(end.versions[index], to: phi) }
        }
        state = cut(leaves, to: depth)
        endTarget(at: node, depth: depth)
    }

    private func sequenceNode(of loop: SyntaxID) -> SyntaxID {
        // Pattern, annotation, sequence, condition, block.
        for child in tree.children(of: loop).dropFirst() {
            switch tree[child].kind {
            case .typeAnnotation: continue
            default: return child
            }
        }
        return .none
    }

    /// Gives every variable that the loop may change a value that joins the ways into the loop.
    private func loopHeads(at node: SyntaxID) -> [(variable: Int, phi: ValueID)] {
        var heads: [(Int, ValueID)] = []
        for index in frame.firstVariable..<max(frame.firstVariable, variables.count)
        where !variables[index].isConstant && index < state.versions.count {
            let phi = make(.phi, at: node, name: variables[index].name, state.versions[index])
            state.versions[index] = phi
            heads.append((index, phi))
        }
        return heads
    }
}
