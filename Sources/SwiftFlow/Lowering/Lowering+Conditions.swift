import SwiftTree

extension Lowering {
    /// Lowers the conditions of a statement and binds their variables. Afterwards the state is the one in which all hold;
    /// the result is the one in which they do not.
    func lowerConditions(of node: SyntaxID) -> State {
        let conditions = tree.children(of: node).filter { tree[$0].kind == .condition }
        frame.tested = []
        if conditions.isEmpty, tree[node].kind == .whileStmt || tree[node].kind == .guardStmt { return state }
        var whenFalse = state
        for condition in conditions {
            let part = tree.firstChild(of: condition)
            guard !part.isNone else { continue }
            switch tree[part].kind {
            case .optionalBinding: lowerOptionalBinding(part)
            case .matchingPattern:
                let initializer = tree.child(of: part, .initializer)
                let subject = initializer.isNone ? 0 : value(of: tree.firstChild(of: initializer))
                match(tree.firstChild(of: part), with: subject)
            case .availability: break
            default:
                let test = value(of: part)
                frame.tested += subjects(of: test)
                let holds = state
                if conditions.count == 1 {
                    refine(by: test, holds: false)
                    whenFalse = state
                }
                state = holds
                refine(by: test, holds: true)
            }
        }
        return whenFalse
    }

    private func lowerOptionalBinding(_ node: SyntaxID) {
        let initializer = tree.child(of: node, .initializer)
        let name = name(of: node)
        var given: ValueID
        if !initializer.isNone {
            given = value(of: tree.firstChild(of: initializer))
        } else if let index = variable(named: name) {
            given = read(index)
        } else {
            given = make(.name, at: node, name: name, currentSelf)
        }
        if unit.values[Int(given)].kind == .call { refine(by: given, holds: true) }
        let type = annotation(of: node)
        if type != 0 { given = make(.cast, at: node, name: type, given) }
        frame.tested.append(given)
        guard name != 0 else { return match(tree.firstChild(of: node), with: given, binding: true) }
        declare(name, value: make(.define, at: node, name: name, given), isConstant: true)
    }

    /// Members that tell how much there is of a value.
    private static let sizes: Set<String> = ["count", "isEmpty", "readableBytes", "length"]

    /// The values that a condition compares or asks.
    func subjects(of condition: ValueID) -> [ValueID] {
        var subjects: [ValueID] = []
        var open = [condition]
        while let current = open.popLast(), subjects.count < Limits.chain {
            let value = unit.values[Int(current)]
            let isSize = value.kind == .member && Self.sizes.contains(unit.names[value.name])
            guard value.kind == .test || value.kind == .call || isSize else {
                subjects.append(current)
                continue
            }
            for index in 0..<Int(value.operandCount) { open.append(operand(index, of: current)) }
        }
        return subjects.filter { $0 != 0 }
    }

    // MARK: - Patterns

    /// Binds what a pattern takes out of a value. Patterns nest no deeper than the parser goes.
    func match(_ pattern: SyntaxID, with subject: ValueID, binding: Bool = false) {
        guard !pattern.isNone else { return }
        switch tree[pattern].kind {
        case .identifierPattern: declareBound(pattern, subject)
        case .identifier where binding: declareBound(pattern, subject)
        case .bindingPattern: match(tree.firstChild(of: pattern), with: subject, binding: true)
        case .expressionPattern, .optionalChain, .forceUnwrap:
            match(tree.firstChild(of: pattern), with: subject, binding: binding)
        case .asExpr:
            let type = tree.sides(of: pattern).map { typeName($0.right) } ?? 0
            match(tree.firstChild(of: pattern), with: make(.cast, at: pattern, name: type, subject), binding: binding)
        case .tuplePattern, .tuple:
            for (index, element) in tree.children(of: pattern).enumerated() {
                let label = label(of: element)
                let part = make(.member, at: element, name: label != 0 ? label : intern(String(index)), subject)
                match(tree.firstChild(of: element), with: part, binding: binding)
            }
        case .call:
            let caseName = calleeName(of: pattern)
            for (index, argument) in tree.argumentNodes(of: pattern).enumerated() {
                let part = make(.payload, at: argument, name: caseName, other: Int32(index), subject)
                match(argumentValue(argument), with: part, binding: binding)
            }
        case .wildcard, .wildcardPattern, .typePattern, .memberAccess: break
        default:
            let test = make(.test, at: pattern, name: intern("~="), subject, value(of: pattern))
            refine(by: test, holds: true)
        }
    }

    private func declareBound(_ pattern: SyntaxID, _ subject: ValueID) {
        let name = name(of: pattern)
        declare(name, value: make(.define, at: pattern, name: name, subject), isConstant: false)
    }

    // MARK: - What a condition tells

    /// Gives the variables that a condition tests values that remember the test.
    func refine(by condition: ValueID, holds: Bool) {
        var open = [(condition, holds)]
        while let (test, holds) = open.popLast() {
            let value = unit.values[Int(test)]
            switch (value.kind, unit.names[value.name]) {
            case (.test, "!"): open.append((operand(0, of: test), !holds))
            case (.test, "&&"):
                if holds { open += [(operand(0, of: test), true), (operand(1, of: test), true)] } else { refineFirst(of: test, holds) }
            case (.test, "||"):
                if holds { refineFirst(of: test, holds) } else { open += [(operand(0, of: test), false), (operand(1, of: test), false)] }
            case (.test, "!="), (.test, "=="):
                for index in 0..<Int(value.operandCount) { refineOrigins(of: operand(index, of: test), by: test, holds: holds) }
                // `text.firstMatch(of: pattern) != nil` is what the call says.
                let other = unit.values[Int(operand(1, of: test))]
                if other.kind == .constant, unit.names[other.name] == "nil" {
                    open.append((operand(0, of: test), holds == (unit.names[value.name] == "!=")))
                }
            case (.define, _), (.cast, _): open.append((operand(0, of: test), holds))
            case (.test, _), (.call, _):
                for index in 0..<Int(value.operandCount) {
                    forEachSummand(of: operand(index, of: test)) { refineOrigins(of: $0, by: test, holds: holds) }
                }
            case (.member, _): refineOrigins(of: operand(0, of: test), by: test, holds: holds)
            default: break
            }
        }
    }

    /// The values that a compared number is computed from: a comparison of `offset + length` tells of both. One that may
    /// have wrapped around tells of none.
    private func forEachSummand(of value: ValueID, _ body: (ValueID) -> Void) {
        guard isSum(value) else { return body(value) }
        var parts: [ValueID] = []
        var open = [value]
        while let current = open.popLast(), parts.count < Limits.chain {
            if isSum(current) {
                for index in 0..<Int(unit.values[Int(current)].operandCount) { open.append(operand(index, of: current)) }
            } else {
                parts.append(current)
            }
        }
        parts.forEach(body)
    }

    private func isSum(_ value: ValueID) -> Bool {
        let origin = unit.values[Int(value)]
        return origin.kind == .concatenation || origin.kind == .arithmetic && !unit.names[origin.name].hasPrefix("&")
    }

    /// Of alternatives, the variables that the first one tests: what holds of them in each alternative holds.
    private func refineFirst(of test: ValueID, _ holds: Bool) {
        var first = test
        for _ in 0..<Limits.chain {
            let value = unit.values[Int(first)]
            guard value.kind == .test, ["||", "&&", "!"].contains(unit.names[value.name]) else { break }
            first = operand(0, of: first)
        }
        for index in 0..<Int(unit.values[Int(first)].operandCount) {
            refineOrigins(of: operand(index, of: first), by: test, holds: holds)
        }
    }

    func operand(_ index: Int, of value: ValueID) -> ValueID {
        let owner = unit.values[Int(value)]
        return index < Int(owner.operandCount) ? unit.operands[Int(owner.firstOperand) + index].value : 0
    }

    /// The variable that has a value, or had it before calls that may have changed it.
    private func variable(withOrigin origin: ValueID) -> Int? {
        for index in state.versions.indices.reversed() where index != Int(frame.selfVariable) {
            var version = state.versions[index]
            for _ in 0..<Limits.chain {
                if version == origin { return index }
                let kind = unit.values[Int(version)].kind
                guard kind == .after || kind == .setMember || kind == .refined else { break }
                version = operand(0, of: version)
            }
        }
        return nil
    }

    /// Refines the variables that a tested value was made from: `url` where `url.standardized.path` is tested.
    private func refineOrigins(of value: ValueID, by test: ValueID, holds: Bool) {
        var current = value
        for _ in 0..<Limits.chain where current != 0 {
            let origin = unit.values[Int(current)]
            if let index = variable(withOrigin: current) {
                state.versions[index] = make(
                    .refined, at: .root, name: origin.name, other: holds ? 1 : 0, state.versions[index], test)
            } else if origin.kind == .name || origin.kind == .member, currentSelf != 0, operand(0, of: current) == currentSelf,
                origin.name != 0, !unit.names.startsUppercase(origin.name) {
                let refined = make(.refined, at: .root, name: origin.name, other: holds ? 1 : 0, current, test)
                state.versions[Int(frame.selfVariable)] = make(
                    .setMember, at: .root, name: origin.name, currentSelf, refined)
                return
            } else if origin.kind == .member, let index = variable(withOrigin: operand(0, of: current)) {
                let refined = make(.refined, at: .root, name: origin.name, other: holds ? 1 : 0, current, test)
                state.versions[index] = make(
                    .setMember, at: .root, name: origin.name, flags: .tested, state.versions[index], refined)
            }
            switch origin.kind {
            // `value ?? ""` says the same as the value.
            case .define, .cast, .member, .iteration, .refined, .phi: current = operand(0, of: current)
            case .call:
                let receiver = origin.flags.contains(.unqualified) ? 0 : operand(0, of: current)
                current = receiver != 0 && unit.values[Int(receiver)].kind != .name ? receiver : operand(2, of: current)
            default: return
            }
        }
    }
}
