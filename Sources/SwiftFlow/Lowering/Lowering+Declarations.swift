import SwiftTree

extension Lowering {
    /// Lowers a declaration. False where the node is none.
    func lowerDeclaration(_ node: SyntaxID) -> Bool {
        switch tree[node].kind {
        case .classDecl, .actorDecl: lowerType(node, .reference)
        case .structDecl: lowerType(node, .structure)
        case .enumDecl: lowerType(node, .enumeration)
        case .protocolDecl: lowerType(node, .interface)
        case .extensionDecl: lowerType(node, .addition)
        case .functionDecl: lowerMethod(node)
        case .initializerDecl, .deinitializerDecl: lowerMethod(node)
        case .subscriptDecl: lowerSubscript(node)
        case .variableDecl: owners.isEmpty || frame.function != 0 ? lowerLocalVariable(node) : lowerProperty(node)
        case .enumCaseDecl: lowerCases(node)
        case .typealiasDecl: lowerAlias(node)
        case .importDecl: unit.imports.append(name(of: node))
        case .associatedtypeDecl, .operatorDecl, .precedenceGroupDecl, .macroDecl: break
        default: return false
        }
        return true
    }

    // MARK: - Types

    private func lowerType(_ node: SyntaxID, _ kind: TypeDeclaration.Kind) {
        let name = name(of: node)
        var inherited: [NameID] = []
        let list = tree.child(of: node, .inheritedTypes)
        if !list.isNone { for type in tree.children(of: list) { inherited.append(typeName(type)) } }
        unit.types.append(TypeDeclaration(kind: kind, name: name, inherited: inherited))
        let block = tree.child(of: node, .memberBlock)
        guard !block.isNone else { return }
        let outer = (frame, constraints)
        frame = Frame(function: 0, owner: name)
        noteConstraints(of: node)
        owners.append(name)
        inside(name) {
            for member in items(of: block) where !lowerDeclaration(member) { _ = value(of: member) }
        }
        owners.removeLast()
        (frame, constraints) = outer
    }

    /// The items of a block, those in every branch of `#if` among them.
    func items(of block: SyntaxID) -> [SyntaxID] {
        let children = Array(tree.children(of: block))
        guard children.contains(where: { tree[$0].kind == .ifConfig }) else { return children }
        var result: [SyntaxID] = []
        var open = Array(children.reversed())
        while let item = open.popLast() {
            guard tree[item].kind == .ifConfig else {
                result.append(item)
                continue
            }
            for clause in tree.children(of: item).reversed() where tree[clause].kind == .ifConfigClause {
                let hasCondition = tree.name(of: clause) != "#else"
                open += tree.children(of: clause).dropFirst(hasCondition ? 1 : 0).reversed()
            }
        }
        return result
    }

    private func lowerCases(_ node: SyntaxID) {
        for element in tree.children(of: node) where tree[element].kind == .enumCaseElement {
            unit.members.append(
                Member(kind: .enumCase, owner: frame.owner, name: name(of: element), type: frame.owner, isStatic: true))
        }
    }

    private func lowerAlias(_ node: SyntaxID) {
        var target = SyntaxID.none
        for child in tree.children(of: node) where tree[child].kind != .whereClause { target = child }
        guard !target.isNone else { return }
        unit.members.append(
            Member(kind: .typeAlias, owner: 0, name: name(of: node), type: typeName(target), isStatic: true))
    }

    // MARK: - Functions

    private func lowerMethod(_ node: SyntaxID) {
        var function = Function(
            kind: tree[node].kind == .functionDecl ? .function : .initializer, name: name(of: node), owner: frame.owner,
            enclosing: 0)
        if tree[node].kind == .deinitializerDecl { function.name = intern("deinit") }
        function.isStatic = hasModifier(node, ["static", "class"])
        function.isMutating = hasModifier(node, ["mutating"]) || function.kind == .initializer
        let outer = constraints
        defer { constraints = outer }
        noteConstraints(of: node)
        let result = tree.child(of: node, .returnType)
        function.resultType = function.kind == .initializer ? frame.owner : result.isNone ? 0 : typeName(tree.firstChild(of: result))
        let body = tree.child(of: node, .codeBlock)
        inside(tree[node].kind == .initializerDecl ? words.initName : function.name) {
            lower(function, at: node, parameters: tree.child(of: node, .parameters)) { lowering in
                if !body.isNone { lowering.lowerStatements(of: body) }
            }
        }
    }

    private func lowerSubscript(_ node: SyntaxID) {
        let result = tree.child(of: node, .returnType)
        let type = result.isNone ? 0 : typeName(tree.firstChild(of: result))
        let block = tree.child(of: node, .accessorBlock)
        guard !block.isNone else { return }
        for body in getters(of: block) {
            let function = Function(
                kind: .getter, name: name(of: node), owner: frame.owner, enclosing: 0,
                isStatic: hasModifier(node, ["static", "class"]), resultType: type)
            inside(intern("subscript")) {
                lower(function, at: node, parameters: tree.child(of: node, .parameters)) { $0.lowerStatements(of: body) }
            }
        }
    }

    /// The bodies that read: the block itself, or its `get` and `_read`.
    private func getters(of block: SyntaxID) -> [SyntaxID] {
        let accessors = tree.children(of: block).filter { tree[$0].kind == .accessor }
        guard !accessors.isEmpty else { return [block] }
        return accessors.filter { ["get", "_read"].contains(tree.name(of: $0)) }
            .map { tree.child(of: $0, .codeBlock) }.filter { !$0.isNone }
    }

    func hasModifier(_ node: SyntaxID, _ names: [String]) -> Bool {
        tree.children(of: node).contains { child in
            tree[child].kind == .modifier && names.contains(unit.names[name(of: child)])
        }
    }

    /// Lowers a function of the file or of a type, which sees no variables of its surroundings.
    @discardableResult
    func lower(
        _ function: Function, at node: SyntaxID, parameters: SyntaxID, body: (Lowering) -> Void
    ) -> FunctionID {
        let outer = (state, statement, variables.count)
        let (id, outerFrame) = begin(function, at: node)
        declareSelf(at: node)
        if !parameters.isNone { lowerParameters(parameters) }
        body(self)
        finishFunction()
        endScope(at: outer.2)
        (frame, state, statement) = (outerFrame, outer.0, outer.1)
        return id
    }

    /// Opens a function; the values made from here on are its own. The frame around it is given back, to be set again behind it.
    func begin(_ function: Function, at node: SyntaxID) -> (id: FunctionID, outer: Frame) {
        let id = FunctionID(truncatingIfNeeded: unit.functions.count)
        unit.functions.append(function)
        var outer = Frame(function: id, owner: function.owner, firstVariable: variables.count)
        swap(&outer, &frame)
        state.isReachable = true
        unit.functions[Int(id)].scope = scope
        unit.functions[Int(id)].result = make(.result, at: node)
        return (id, outer)
    }

    private func declareSelf(at node: SyntaxID) {
        guard frame.owner != 0 else { return }
        let id = Int(frame.function)
        let value = make(.selfValue, at: node, name: frame.owner)
        unit.functions[id].selfValue = value
        frame.selfVariable = Int32(truncatingIfNeeded: variables.count)
        declare(words.selfName, value: value, isConstant: true)
    }

    /// Declares the parameters of the function that was begun.
    func lowerParameters(_ list: SyntaxID) {
        for node in tree.children(of: list) where tree[node].kind == .parameter {
            let name = name(of: node)
            var type = SyntaxID.none
            var defaultValue = SyntaxID.none
            for child in tree.children(of: node) {
                switch tree[child].kind {
                case .attribute, .modifier: break
                case .initializer: defaultValue = tree.firstChild(of: child)
                default: type = child
                }
            }
            var parameter = Parameter(
                label: label(of: node), name: name, type: typeName(type), value: 0)
            parameter.isInout = hasModifier(node, ["inout"])
                || !type.isNone && tree[type].kind == .attributedType && hasModifier(type, ["inout"])
            parameter.hasDefault = !defaultValue.isNone
            parameter.isFunction = unit.names[parameter.type].hasPrefix("->")
            add(parameter, at: node)
            let own = frame.parameters.count - 1
            if !defaultValue.isNone { connect(value(of: defaultValue), to: frame.parameters[own].value) }
        }
    }

    func add(_ parameter: Parameter, at node: SyntaxID) {
        var parameter = parameter
        let index = Int32(truncatingIfNeeded: frame.parameters.count)
        parameter.value = make(.parameter, at: node, name: parameter.name, other: index)
        frame.parameters.append(parameter)
        declare(parameter.name, value: parameter.value, isConstant: !parameter.isInout)
    }

    /// Joins what the ways out of the function return and leave behind.
    func finishFunction() {
        if state.isReachable { frame.exits.append(state) }
        let id = Int(frame.function)
        if !frame.hasReturn, frame.returned.isEmpty, unit.functions[id].kind != .initializer { frame.returned = frame.loose }
        for value in distinct(frame.returned) { connect(value, to: unit.functions[id].result) }
        if frame.selfVariable >= 0 {
            unit.functions[id].selfExit = exitValue(
                of: Int(frame.selfVariable), entry: unit.functions[id].selfValue, other: -1)
            if unit.functions[id].kind == .initializer { connect(unit.functions[id].selfExit, to: unit.functions[id].result) }
        }
        for index in frame.parameters.indices {
            let variable = frame.firstVariable + (frame.selfVariable >= 0 ? 1 : 0) + index
            frame.parameters[index].exit = exitValue(
                of: variable, entry: frame.parameters[index].value, other: Int32(truncatingIfNeeded: index))
        }
        unit.functions[id].firstParameter = Int32(truncatingIfNeeded: unit.parameters.count)
        unit.functions[id].parameterCount = Int32(truncatingIfNeeded: frame.parameters.count)
        unit.parameters += frame.parameters
    }

    private func exitValue(of variable: Int, entry: ValueID, other: Int32) -> ValueID {
        guard frame.exits.contains(where: { variable < $0.versions.count && $0.versions[variable] != entry }) else { return 0 }
        let versions = distinct(frame.exits.compactMap { variable < $0.versions.count ? $0.versions[variable] : nil })
        let exit = make(.exit, at: .root, name: variables.indices.contains(variable) ? variables[variable].name : 0, other: other)
        for version in versions { connect(version, to: exit) }
        return exit
    }

    /// Values in order, each once.
    private func distinct(_ values: [ValueID]) -> [ValueID] { values.count < 2 ? values : Set(values).sorted() }

    // MARK: - Properties

    private func lowerProperty(_ node: SyntaxID) {
        let isStatic = hasModifier(node, ["static", "class"])
        let isWrapped = tree.children(of: node).contains { child in
            tree[child].kind == .attribute && unit.names.startsUppercase(name(of: child))
        }
        for binding in tree.children(of: node) where tree[binding].kind == .binding {
            var member = Member(
                kind: .property, owner: frame.owner, name: name(of: binding), type: annotation(of: binding),
                isStatic: isStatic, isConstant: tree.name(of: node) == "let", isWrapped: isWrapped)
            member.cell = make(.shared, at: binding, name: member.name)
            let initializer = tree.child(of: binding, .initializer)
            if !initializer.isNone {
                let function = Function(
                    kind: .initialValue, name: member.name, owner: frame.owner, enclosing: 0, isStatic: isStatic,
                    hasBody: true, resultType: member.type)
                member.initialValue = lower(function, at: binding, parameters: .none) { lowering in
                    lowering.returnValue(lowering.value(of: lowering.tree.firstChild(of: initializer)))
                }
            }
            lowerAccessors(of: binding, &member)
            unit.members.append(member)
        }
    }

    func annotation(of binding: SyntaxID) -> NameID {
        let annotation = tree.child(of: binding, .typeAnnotation)
        return annotation.isNone ? 0 : typeName(tree.firstChild(of: annotation))
    }

    private func lowerAccessors(of binding: SyntaxID, _ member: inout Member) {
        let block = tree.child(of: binding, .accessorBlock)
        guard !block.isNone else { return }
        for body in getters(of: block) {
            let function = Function(
                kind: .getter, name: member.name, owner: frame.owner, enclosing: 0, isStatic: member.isStatic,
                resultType: member.type)
            member.getter = lower(function, at: binding, parameters: .none) { $0.lowerStatements(of: body) }
        }
        for accessor in tree.children(of: block) where tree[accessor].kind == .accessor {
            let body = tree.child(of: accessor, .codeBlock)
            guard !body.isNone, let word = tree.name(of: accessor), ["set", "willSet", "didSet"].contains(word) else { continue }
            let list = tree.child(of: accessor, .parameters)
            let given = list.isNone ? SyntaxID.none : tree.firstChild(of: list)
            let name = given.isNone ? intern(word == "didSet" ? "oldValue" : "newValue") : self.name(of: given)
            let function = Function(
                kind: word == "set" ? .setter : .observer, name: member.name, owner: frame.owner, enclosing: 0,
                isStatic: member.isStatic, isMutating: true, hasBody: true)
            let type = member.type
            let id = lower(function, at: accessor, parameters: .none) { lowering in
                lowering.add(Parameter(label: 0, name: name, type: type, value: 0), at: accessor)
                lowering.lowerStatements(of: body)
            }
            // What `didSet` sees is the property itself.
            if word == "set" { member.setter = id } else if word == "willSet" { member.observer = id }
        }
    }
}
