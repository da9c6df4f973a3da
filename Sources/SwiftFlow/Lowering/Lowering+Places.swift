import SwiftTree

extension Lowering {
    /// Something that can be assigned: a variable, or a part of one.
    struct Place {
        enum Root { case variable(Int), global(NameID) }
        enum Step { case member(SyntaxID), element(SyntaxID) }

        var root: Root
        /// From the root outwards.
        var steps: [Step] = []
    }

    /// The place that an expression names, or nil: the result of a call is none.
    func place(of expression: SyntaxID) -> Place? {
        var steps: [Place.Step] = []
        var node = expression
        while !node.isNone {
            switch tree[node].kind {
            case .memberAccess:
                steps.append(.member(node))
                node = tree.firstChild(of: node)
            case .subscriptCall:
                steps.append(.element(node))
                node = tree.firstChild(of: node)
            case .forceUnwrap, .optionalChain, .inOut: node = tree.firstChild(of: node)
            case .tuple:
                let inner = tree.strippingParentheses(node)
                guard inner != node else { return nil }
                node = inner
            case .identifier:
                return place(named: node, steps)
            default: return nil
            }
        }
        return nil
    }

    private func place(named node: SyntaxID, _ steps: [Place.Step]) -> Place? {
        let name = name(of: node)
        if let index = variable(named: name) { return Place(root: .variable(index), steps: steps.reversed()) }
        guard frame.selfVariable >= 0, name != 0, !unit.names.startsUppercase(name) else {
            return Place(root: .global(name), steps: steps.reversed())
        }
        return Place(root: .variable(Int(frame.selfVariable)), steps: [.member(node)] + steps.reversed())
    }

    /// Gives the place's variable a value in which that part is the given one.
    func store(_ given: ValueID, to place: Place, at node: SyntaxID) {
        var bases: [ValueID] = []
        switch place.root {
        case .variable(let index): bases.append(read(index))
        case .global(let name): bases.append(make(.name, at: node, name: name, currentSelf))
        }
        let steps = place.steps.prefix(Limits.pathDepth)
        for (index, step) in steps.enumerated().dropLast() {
            switch step {
            case .member(let access):
                let isOfSelf = index == 0 && bases[0] == currentSelf && currentSelf != 0
                bases.append(make(isOfSelf ? .name : .member, at: access, name: name(of: access), bases[index]))
            case .element(let access): bases.append(make(.element, at: access, operands: elementOperands(access, bases[index])))
            }
        }
        var value = given
        for (index, step) in steps.enumerated().reversed() {
            switch step {
            case .member(let access):
                let isOfSelf = index == 0 && bases[0] == currentSelf && currentSelf != 0
                value = make(
                    .setMember, at: node, name: name(of: access), flags: isOfSelf ? .ofSelf : [], bases[index], value)
            case .element(let access):
                let key = tree.argumentNodes(of: access).first { _ in true }.map { self.value(of: argumentValue($0)) } ?? 0
                value = make(.setElement, at: node, name: keyName(key), bases[index], value, key)
            }
        }
        switch place.root {
        case .variable(let index):
            if steps.isEmpty { value = make(.define, at: node, name: variables[index].name, value) }
            write(index, value)
        case .global(let name):
            // Linked to the global's own value: nothing here keeps versions of it.
            make(.setMember, at: node, name: name, flags: .ofSelf, 0, steps.isEmpty ? given : value)
        }
    }

    func elementOperands(_ access: SyntaxID, _ base: ValueID) -> [Operand] {
        [Operand(value: base, name: 0)]
            + tree.argumentNodes(of: access).map { lowerArgument($0) }
    }
}
