import SwiftTree

extension Lowering {
    /// Lowers a call. `base` is the value in front of the callee's name, or the callee where it is no name.
    func lowerCall(_ node: SyntaxID, _ base: ValueID) -> ValueID {
        let callee = tree.callee(of: node)
        var receiver: ValueID = 0
        var called: ValueID = 0
        var name: NameID = 0
        var receiverNode = SyntaxID.none
        var flags: Value.Flags = []
        switch callee.isNone ? tree[node].kind : tree[callee].kind {
        case .memberAccess:
            name = self.name(of: callee)
            receiver = base
            receiverNode = tree.firstChild(of: callee)
            if self.name(of: receiverNode) == words.superName { flags.insert(.ofSelf) }
        case .identifier where base == 0:
            name = self.name(of: callee)
        case .macroExpansion: name = intern("#" + (tree.name(of: node) ?? ""))
        default: called = base
        }
        if name == 0, called != 0 {
            // Behind generic arguments or `?`: still a name.
            let value = unit.values[Int(called)]
            if value.kind == .name { (name, called) = (value.name, 0) }
            if value.kind == .member { (name, receiver, called) = (value.name, operand(0, of: called), 0) }
        }
        if name == 0, called != 0, [.array, .dictionary].contains(unit.values[Int(called)].kind) {
            (name, called) = (intern(TypeText.canonical(callee, tree)), 0)
        }
        let first = pending.count
        pending.append(Operand(value: receiver, name: 0))
        pending.append(Operand(value: called, name: 0))
        var trailing = 0
        for argument in tree.argumentNodes(of: node) {
            pending.append(lowerArgument(argument))
            if trailing > 0 || tree[argument].kind == .closure { trailing += 1 }
        }
        if trailing > 0 { flags.insert(.trailing) }
        // An implicit receiver: `load()` in a method.
        let isUnqualified = receiver == 0 && called == 0 && (callee.isNone || tree[callee].kind != .memberAccess)
        if isUnqualified { pending[first].value = currentSelf }
        let call = make(
            .call, at: node, name: name, other: Int32(trailing), flags: isUnqualified ? flags.union(.unqualified) : flags,
            pendingFrom: first)
        if !unit.names.startsUppercase(name), !words.empty.contains(name) { markBody() }
        updateArguments(of: call, at: node)
        if receiver != 0, !receiverNode.isNone { update(receiverNode, by: call, argument: -1) }
        if isUnqualified, currentSelf != 0, unit.functions[Int(frame.function)].isMutating {
            write(Int(frame.selfVariable), make(.after, at: node, other: -1, currentSelf, call))
        }
        return call
    }

    /// The value of an argument, or of the closure that stands for one.
    func argumentValue(_ node: SyntaxID) -> SyntaxID { tree[node].kind == .closure ? node : tree.firstChild(of: node) }

    /// An argument with its label.
    func lowerArgument(_ node: SyntaxID) -> Operand { Operand(value: value(of: argumentValue(node)), name: name(of: node)) }

    /// What the call does to the places it was given by `&`.
    private func updateArguments(of call: ValueID, at node: SyntaxID) {
        for (index, argument) in tree.argumentNodes(of: node).enumerated() {
            let value = argumentValue(argument)
            if !value.isNone, tree[value].kind == .inOut { update(tree.firstChild(of: value), by: call, argument: Int32(index)) }
        }
    }

    private func update(_ node: SyntaxID, by call: ValueID, argument: Int32) {
        guard let place = place(of: node), place.steps.count <= 2 else { return }
        switch place.root {
        case .global: return
        case .variable(let index):
            if place.steps.isEmpty, index == Int(frame.selfVariable), !unit.functions[Int(frame.function)].isMutating { return }
        }
        let before = operand(argument < 0 ? 0 : Int(argument) + 2, of: call)
        guard before != 0 else { return }
        let after = make(.after, at: node, name: unit.values[Int(before)].name, other: argument, before, call)
        if case .variable(let index) = place.root, place.steps.isEmpty {
            write(index, after)
        } else {
            store(after, to: place, at: node)
        }
    }

    func lowerSubscript(_ node: SyntaxID, _ base: ValueID) -> ValueID {
        let operands = elementOperands(node, base)
        let key = operands.count > 1 ? keyName(operands[1].value) : 0
        return make(.element, at: node, name: key, operands: operands)
    }

    // MARK: - Closures

    func lowerClosureExpression(_ node: SyntaxID) -> ValueID {
        let signature = tree.child(of: node, .closureSignature)
        let parameters = signature.isNone ? SyntaxID.none : tree.child(of: signature, .parameters)
        return lowerClosure(at: node) { lowering in
            if parameters.isNone {
                lowering.declareImplicitParameters(of: node)
            } else {
                lowering.lowerParameters(parameters)
            }
            if !signature.isNone { lowering.lowerCaptures(of: signature) }
            lowering.lowerClosureBody(node)
        }
    }

    /// Declares `$0`, `$1` … as far as a closure without a list of parameters uses them.
    private func declareImplicitParameters(of closure: SyntaxID) {
        var count = 0
        var id = Int(closure.raw) + 1
        let end = Int(tree[closure].subtreeEnd)
        while id < end {
            let node = SyntaxID(id)
            switch tree[node].kind {
            case .closure where hasImplicitParameters(node):
                id = Int(tree[node].subtreeEnd)
                continue
            case .identifier:
                if case let text = unit.names[name(of: node)], text.utf8.first == UInt8(ascii: "$"), let number = Int(text.dropFirst()), number < Limits.implicitParameters {
                    count = max(count, number + 1)
                }
            default: break
            }
            id += 1
        }
        for index in 0..<count { add(Parameter(label: 0, name: intern("$\(index)"), type: 0, value: 0, isInout: true), at: closure) }
    }

    private func hasImplicitParameters(_ closure: SyntaxID) -> Bool {
        let signature = tree.child(of: closure, .closureSignature)
        return signature.isNone || tree.child(of: signature, .parameters).isNone
    }

    /// `\.name` is a function that takes an object and returns its part.
    func lowerKeyPath(_ node: SyntaxID) -> ValueID {
        lowerReference(at: node) { lowering in
            let root = lowering.tree.firstChild(of: node)
            let isRooted = !root.isNone && lowering.tree[root].kind != .keyPathComponent
            lowering.add(Parameter(label: 0, name: lowering.intern("$0"), type: isRooted ? lowering.typeName(root) : 0, value: 0), at: node)
            var current = lowering.frame.parameters[0].value
            for component in lowering.tree.children(of: node) where lowering.tree[component].kind == .keyPathComponent {
                let name = lowering.name(of: component)
                guard name != 0, name != lowering.words.selfName else { continue }
                current = lowering.make(.member, at: component, name: name, current)
            }
            lowering.returnValue(current)
        }
    }

    /// `String.init` is a function that makes one from what it takes.
    func lowerInitializerReference(_ node: SyntaxID, _ type: ValueID) -> ValueID {
        lowerReference(at: node) { lowering in
            lowering.add(Parameter(label: 0, name: lowering.intern("$0"), type: 0, value: 0), at: node)
            let operands = [type, 0, lowering.frame.parameters[0].value].map { Operand(value: $0, name: 0) }
            lowering.returnValue(lowering.make(.call, at: node, name: lowering.words.initName, operands: operands))
        }
    }

    private func lowerReference(at node: SyntaxID, body: (Lowering) -> Void) -> ValueID {
        let closure = lowerClosure(at: node, body: body)
        unit.values[Int(closure)].flags.insert(.reference)
        return closure
    }

    private func lowerCaptures(of signature: SyntaxID) {
        for capture in tree.children(of: signature) where tree[capture].kind == .closureCapture {
            let initializer = tree.child(of: capture, .initializer)
            let name = name(of: capture)
            guard !initializer.isNone, name != 0, name != words.selfName else { continue }
            let given = value(of: tree.firstChild(of: initializer))
            declare(name, value: make(.define, at: capture, name: name, given), isConstant: true)
        }
    }

    private func lowerClosureBody(_ node: SyntaxID) {
        let items = items(of: node)
        bindLocalFunctions(among: items)
        for item in items where tree[item].kind != .closureSignature { lowerStatement(item) }
    }

    /// Lowers a function that sees the variables around it.
    func lowerClosure(at node: SyntaxID, body: (Lowering) -> Void) -> ValueID {
        let outer = (state, statement, variables.count)
        var function = Function(kind: .closure, name: 0, owner: frame.owner, enclosing: frame.function)
        function.isMutating = true
        function.hasBody = true
        let (id, outerFrame) = begin(function, at: node)
        frame.selfVariable = outerFrame.selfVariable
        body(self)
        frame.selfVariable = -1
        finishFunction()
        endScope(at: outer.2)
        (frame, state, statement) = (outerFrame, outer.0, outer.1)
        seeWrites(inside: node)
        return make(.closure, at: node, other: id)
    }
}
