import Catalog
import SwiftTree

/// Finds what each name means and which type each value has, as far as the files and the models tell.
struct Resolver {
    let program: Program
    private var typeTable = TypeTable()
    /// By type, empty where it is not known yet.
    private var ancestries: [[NameID]] = []
    private var descents: [NameID: [NameID]] = [:]
    /// What first reaches a value by an edge.
    private var firstEdge: [ValueID]
    private var found: LinkedLists<Program.Target>
    private var types: [NameID]

    private let string: NameID
    private let int: NameID
    private let double: NameID
    private let bool: NameID
    private let subscriptName: NameID
    private let elementName: NameID
    private let anyProperty: NameID
    private let selfType: NameID
    private let any: NameID
    private let anyObject: NameID

    init(_ program: Program) {
        self.program = program
        let count = program.values.count
        types = [NameID](repeating: 0, count: count)
        found = LinkedLists(count: count)
        firstEdge = [ValueID](repeating: 0, count: count)
        for edge in program.edges where firstEdge[Int(edge.to)] == 0 { firstEdge[Int(edge.to)] = edge.from }
        string = program.intern("String")
        int = program.intern("Int")
        double = program.intern("Double")
        bool = program.intern("Bool")
        subscriptName = program.intern("subscript")
        elementName = program.intern("element")
        anyProperty = program.intern("*")
        selfType = program.intern("Self")
        any = program.intern("Any")
        anyObject = program.intern("AnyObject")
    }

    /// Resolves every value; a name that turns out to be no member of `self` loses it as its operand.
    mutating func run() -> (types: [NameID], targets: LinkedLists<Program.Target>) {
        connectInitialValues()
        for id in program.valuesInOrder() {
            let index = Int(id)
            let type = resolve(id, program.values[index])
            if type != 0 { types[index] = type }
        }
        return (types, found)
    }

    private mutating func connectInitialValues() {
        for member in program.members where member.initialValue != 0 && member.cell != 0 {
            let result = program.functions[Int(member.initialValue)].result
            program.edges.append(Edge(from: result, to: member.cell))
            if firstEdge[Int(member.cell)] == 0 { firstEdge[Int(member.cell)] = result }
        }
    }

    private mutating func parts(of type: NameID) -> TypeTable.Parts {
        typeTable.parts(of: type, &program.names)
    }

    // MARK: - Types

    private mutating func resolve(_ id: ValueID, _ value: Value) -> NameID {
        switch value.kind {
        case .unknown: return 0
        case .text, .interpolation: return string
        case .number: return program.names[value.name].utf8.contains(UInt8(ascii: ".")) ? double : int
        case .constant:
            let text = program.names[value.name]
            return text == "true" || text == "false" ? bool : 0
        case .parameter:
            let parameters = program.parameters(of: value.function)
            let index = parameters.startIndex + Int(value.other)
            return parameters.indices.contains(index) ? parameters[index].type : 0
        case .selfValue: return value.name
        case .name: return resolveName(id, value)
        case .member: return resolveMember(id, value)
        case .setMember:
            resolveWrite(id, value)
            return type(0, of: id)
        case .element: return resolveElement(id, value)
        case .call: return resolveCall(id, value)
        case .setElement:
            let type = type(0, of: id)
            if type != 0 { for model in matches(subscriptName, type: type, isGlobal: false, labels: nil) { found.append(.model(model), to: Int(id)) } }
            return type
        case .define, .refined, .after, .arithmetic: return type(0, of: id)
        case .phi, .concatenation:
            for index in 0..<Int(value.operandCount) {
                let type = type(index, of: id)
                if type != 0 { return type }
            }
            return 0
        case .array:
            let element = type(0, of: id)
            return element == 0 ? program.intern("[]") : program.intern("[" + program.names[element] + "]")
        case .dictionary: return program.intern("[:" + program.names[type(0, of: id)] + "]")
        case .tuple: return tupleType(id, value)
        case .closure: return program.intern("->" + program.names[resultType(of: value.other)])
        case .shared, .exit, .result: return types[Int(firstEdge[Int(id)])]
        case .cast: return value.name
        case .iteration:
            let element = parts(of: type(0, of: id)).element
            return element != 0 ? element : libraryResult(of: elementName, in: type(0, of: id)) ?? 0
        case .payload: return 0
        case .test: return bool
        case .forced: return 0
        }
    }

    private func type(_ operand: Int, of value: ValueID) -> NameID { types[Int(program.operand(operand, of: value))] }

    private mutating func tupleType(_ id: ValueID, _ value: Value) -> NameID {
        let fields = (0..<Int(value.operandCount)).map { index in
            let label = program.names[program.operandName(index, of: id)]
            return (label.isEmpty ? "" : label + ":") + program.names[type(index, of: id)]
        }
        return program.intern("(" + fields.joined(separator: ",") + ")")
    }

    private func resultType(of function: FunctionID) -> NameID {
        let function = program.functions[Int(function)]
        return function.resultType != 0 ? function.resultType : types[Int(firstEdge[Int(function.result)])]
    }

    private func type(of member: Member) -> NameID {
        if member.type != 0 { return member.type }
        if member.initialValue != 0 { return resultType(of: member.initialValue) }
        return types[Int(firstEdge[Int(member.cell)])]
    }

    /// A type with what it inherits, nearest first: declared supertypes, those of the models, and what aliases stand for.
    private mutating func ancestry(of type: NameID) -> [NameID] {
        guard type != 0 else { return [] }
        if Int(type) < ancestries.count, !ancestries[Int(type)].isEmpty { return ancestries[Int(type)] }
        var result = [parts(of: type).base]
        var position = 0
        while position < result.count, result.count < Limits.supertypes {
            let current = result[position]
            position += 1
            var next = (program.index.types[current]?.supertypes ?? []) + (program.models.supertypes[current] ?? [])
            if let alias = program.index.member(current, of: 0), program.members[alias].kind == .typeAlias {
                next.append(program.members[alias].type)
            }
            for name in next {
                let base = parts(of: name).base
                if base != 0, !result.contains(base) { result.append(base) }
            }
        }
        while ancestries.count <= Int(type) { ancestries.append([]) }
        ancestries[Int(type)] = result
        return result
    }

    /// Whether a type says nothing: none, or the name of a generic parameter.
    private mutating func isUnknown(_ type: NameID) -> Bool {
        guard type != 0 else { return true }
        let base = parts(of: type).base
        return base == 0 || base == any || base == anyObject || base == selfType || program.names[base].utf8.count == 1
    }

    /// Whether a name that nothing declares is written as that of a type.
    private func namesType(_ name: NameID) -> Bool { program.names.startsUppercase(name) || program.names[name].utf8.first == UInt8(ascii: "[") }

    // MARK: - Names and members

    private mutating func resolveName(_ id: ValueID, _ value: Value) -> NameID {
        let owner = type(0, of: id)
        if owner != 0, value.name == selfType { return reference(to: owner, at: id) }
        if owner != 0 {
            for type in ancestry(of: owner) {
                if let index = program.index.member(value.name, of: type) {
                    return read(program.members[index], at: id, isOfSelf: true, inType: owner)
                }
            }
        }
        if let index = program.index.member(value.name, of: 0) {
            let member = program.members[index]
            program.values[Int(id)].operandCount = 0
            if member.kind == .typeAlias { return reference(to: member.type, at: id) }
            return read(member, at: id, isOfSelf: true, inType: 0)
        }
        if let type = resolveBinding(id, value, owner) { return type }
        let models = matches(value.name, type: owner, isGlobal: true, labels: nil)
        if !models.isEmpty { for model in models { found.append(.model(model), to: Int(id)) } }
        if owner != 0, let result = libraryResult(of: value.name, in: owner) { return result }
        if program.index.isDeclared(value.name) || namesType(value.name) {
            return reference(to: value.name, at: id)
        }
        // A function that is passed on as a value.
        let functions = (owner == 0 ? [] : program.index.functions(value.name, of: owner)) + program.index.functions(value.name, of: 0)
        if functions.count == 1 { found.append(.function(functions[0]), to: Int(id)) }
        return 0
    }

    /// `$name`: access to a wrapped property, so to what is stored in it.
    private mutating func resolveBinding(_ id: ValueID, _ value: Value, _ owner: NameID) -> NameID? {
        let text = program.names[value.name]
        guard text.hasPrefix("$"), let name = program.names.known(String(text.dropFirst())) else { return nil }
        for type in ancestry(of: owner) {
            guard let index = program.index.member(name, of: type), program.members[index].isWrapped else { continue }
            found.append(.cell(program.members[index].cell), to: Int(id))
            return self.type(of: program.members[index])
        }
        return nil
    }

    private mutating func reference(to type: NameID, at id: ValueID) -> NameID {
        program.values[Int(id)].flags.insert(.typeReference)
        // The name of a type is no part of `self`.
        if program.values[Int(id)].kind == .name { program.values[Int(id)].operandCount = 0 }
        return type
    }

    /// Links the reading of a property. Instances of a class, wrapped and static properties share one value for all objects.
    private mutating func read(_ member: Member, at id: ValueID, isOfSelf: Bool, inType owner: NameID) -> NameID {
        if member.kind == .enumCase { return member.type }
        // An empty stand-in for a library's property is what the models say of it.
        if owner != 0, member.getter == 0 || !program.functions[Int(member.getter)].hasBody {
            let models = matches(member.name, type: owner, isGlobal: false, labels: nil)
                .filter { !program.models.entries[Int($0)].isAnyType }
            for model in models { found.append(.model(model), to: Int(id)) }
            if !models.isEmpty, member.getter != 0 { return type(of: member) }
        }
        if member.owner != 0, !member.isStatic { linkOverrides(of: member, at: id) }
        if member.getter != 0 {
            found.append(.function(member.getter), to: Int(id))
            return resultType(of: member.getter)
        }
        if isShared(member) && isOfSelf || member.isStatic || member.isConstant && member.initialValue != 0 {
            found.append(.cell(member.cell), to: Int(id))
        }
        return type(of: member)
    }

    /// Links what the types that inherit from a protocol or class have as the property.
    private mutating func linkOverrides(of member: Member, at id: ValueID) {
        for type in subtypes(of: member.owner) where found.count(of: Int(id)) < Limits.dispatch {
            guard let index = program.index.member(member.name, of: type) else { continue }
            let other = program.members[index]
            if other.getter != 0 {
                found.append(.function(other.getter), to: Int(id))
            } else if isShared(other) {
                found.append(.cell(other.cell), to: Int(id))
            }
        }
    }

    /// The types that inherit from a type, nearest first, as many as are looked at.
    private mutating func subtypes(of type: NameID) -> [NameID] {
        if let known = descents[type] { return known }
        // What has a library's protocol, such as an iterator, may be any of the many that have nothing to do with each other.
        var open = program.index.isDeclared(type) ? program.index.types[type]?.subtypes ?? [] : []
        var position = 0
        while position < open.count, open.count < Limits.subtypes {
            for subtype in program.index.types[open[position]]?.subtypes ?? [] where !open.contains(subtype) { open.append(subtype) }
            position += 1
        }
        descents[type] = open
        return open
    }

    private func isShared(_ member: Member) -> Bool {
        member.owner == 0 || member.isStatic || member.isWrapped || program.index.isReference(member.owner)
    }

    private mutating func resolveMember(_ id: ValueID, _ value: Value) -> NameID {
        let base = program.operand(0, of: id)
        guard base != 0 else { return 0 }
        let type = types[Int(base)]
        let lineage = ancestry(of: type)
        for owner in lineage {
            guard let index = program.index.member(value.name, of: owner) else { continue }
            return read(program.members[index], at: id, isOfSelf: false, inType: type)
        }
        if program.values[Int(base)].flags.contains(.typeReference), program.index.isDeclared(value.name) {
            return reference(to: value.name, at: id)
        }
        let models = matches(value.name, type: type, isGlobal: false, labels: nil)
        for model in models { found.append(.model(model), to: Int(id)) }
        if let result = libraryResult(of: value.name, in: type) { return result }
        let parts = parts(of: type)
        if let index = Int(program.names[value.name]), parts.fields.indices.contains(index) { return parts.fields[index].type }
        let label = program.names[value.name]
        if let field = parts.fields.first(where: { $0.label == label }) { return field.type }
        if program.names.startsUppercase(value.name) { return reference(to: value.name, at: id) }
        return 0
    }

    private mutating func libraryResult(of member: NameID, in type: NameID) -> NameID? {
        for owner in ancestry(of: type) {
            guard let result = program.models.result(of: member, in: owner) else { continue }
            switch program.names[result] {
            case "$self": return type
            case "$element": return parts(of: type).element
            default: return result
            }
        }
        return nil
    }

    private mutating func resolveWrite(_ id: ValueID, _ value: Value) {
        guard !value.flags.contains(.tested) else { return }
        let base = program.operand(0, of: id)
        let isOfSelf = value.flags.contains(.ofSelf)
        for owner in base == 0 ? [0] : ancestry(of: types[Int(base)]) {
            guard let index = program.index.member(value.name, of: owner) else { continue }
            let member = program.members[index]
            if member.setter != 0 { found.append(.function(member.setter), to: Int(id)) }
            if member.observer != 0 { found.append(.function(member.observer), to: Int(id)) }
            if member.cell != 0, isShared(member), isOfSelf || member.isStatic { found.append(.cell(member.cell), to: Int(id)) }
            if member.setter != 0 || member.cell != 0 { break }
        }
        let type = base == 0 ? 0 : types[Int(base)]
        for model in matches(value.name, type: type, isGlobal: false, labels: nil) { found.append(.model(model), to: Int(id)) }
        // `*` stands for every property of a type.
        if type != 0 { for model in matches(anyProperty, type: type, isGlobal: false, labels: nil) { found.append(.model(model), to: Int(id)) } }
    }

    private mutating func resolveElement(_ id: ValueID, _ value: Value) -> NameID {
        let type = type(0, of: id)
        for owner in ancestry(of: type) {
            let functions = program.index.functions(subscriptName, of: owner)
            guard let function = functions.first else { continue }
            for function in functions.prefix(Limits.dispatch) { found.append(.function(function), to: Int(id)) }
            return program.functions[Int(function)].resultType
        }
        let labels = (1..<max(1, Int(value.operandCount))).map { program.operandName($0, of: id) }
        for model in matches(subscriptName, type: type, isGlobal: false, labels: labels) { found.append(.model(model), to: Int(id)) }
        if let result = libraryResult(of: subscriptName, in: type) { return result }
        return parts(of: type).element
    }

    // MARK: - Models

    /// The models of a member. Without labels it is read or written, not called.
    private mutating func matches(_ name: NameID, type: NameID, isGlobal: Bool, labels: [NameID]?) -> [Int32] {
        var candidates = program.models.entries(named: name)
        guard !candidates.isEmpty else { return [] }
        let lineage = ancestry(of: type)
        let isUnknown = !isGlobal && isUnknown(type)
        if name == program.models.initName, !isUnknown {
            candidates = lineage.reduce(into: []) { all, type in
                let own = program.models.initializers(of: type)
                if !own.isEmpty { all += own }
            }
            candidates.sort()
        }
        var result: [Int32] = []
        var isTyped = false
        for candidate in candidates {
            let entry = program.models.entries[Int(candidate)]
            let isOfType = !entry.isAnyType && entry.type != 0
            if isOfType {
                guard lineage.contains(entry.type) || isUnknown && entry.matchesUnknown else { continue }
            } else {
                guard entry.isAnyType != isGlobal else { continue }
            }
            if let wanted = entry.labels {
                guard let labels, labels.count >= wanted.count, labels.starts(with: wanted) else { continue }
                if entry.isExact, labels.count > wanted.count { continue }
            }
            if isOfType, entry.isTransfer { isTyped = true }
            result.append(candidate)
        }
        // What is known of the type goes before what holds for any.
        if isTyped {
            result.removeAll { index in
                let entry = program.models.entries[Int(index)]
                return entry.isAnyType && (entry.isTransfer || entry.role == .receiver)
            }
        }
        if result.contains(where: { program.models.entries[Int($0)].isSanitizer }) {
            result.removeAll { program.models.entries[Int($0)].role == .result }
        }
        return result
    }

    // MARK: - Calls

    private mutating func resolveCall(_ id: ValueID, _ value: Value) -> NameID {
        let called = program.operand(1, of: id)
        if called != 0 { return parts(of: types[Int(called)]).result }
        let labels = (2..<max(2, Int(value.operandCount))).map { program.operandName($0, of: id) }
        let base = program.operand(0, of: id)
        let type = base == 0 ? 0 : types[Int(base)]
        let result =
            value.flags.contains(.unqualified)
            ? resolveUnqualified(id, value, type, labels) : resolveQualified(id, value, base, type, labels)
        typeClosures(of: id, receiver: type)
        let text = program.names[result]
        guard text.hasPrefix("$type") else { return result }
        return namedType(id, value) ?? (text == "$type or String" ? string : int)
    }

    /// The type that an argument names: `UInt16` of `readInteger(as: UInt16.self)`; nil where none does.
    private func namedType(_ id: ValueID, _ value: Value) -> NameID? {
        for slot in 2..<max(2, Int(value.operandCount)) {
            let argument = program.operand(slot, of: id)
            let kind = program.values[Int(argument)].kind
            // `[Order].self` is written as an array.
            let isCollection = kind == .array || kind == .dictionary
            if isCollection || program.values[Int(argument)].flags.contains(.typeReference) { return types[Int(argument)] }
        }
        return nil
    }

    private mutating func resolveUnqualified(_ id: ValueID, _ value: Value, _ owner: NameID, _ labels: [NameID]) -> NameID {
        if owner != 0, let result = link(id, value, methodsOf: owner, labels: labels, isGlobal: true) { return result }
        let globals = fitting(program.index.functions(value.name, of: 0), labels, value)
        let models = matches(value.name, type: 0, isGlobal: true, labels: labels)
        if let function = globals.first {
            return link(id, functions: globals, models: models, result: resultType(of: function))
        }
        if !models.isEmpty {
            for model in models { found.append(.model(model), to: Int(id)) }
            return 0
        }
        // A stored function that is called.
        for type in ancestry(of: owner) + [0] {
            guard let index = program.index.member(value.name, of: type), program.members[index].kind == .property else { continue }
            found.append(.cell(program.members[index].cell), to: Int(id))
            return parts(of: self.type(of: program.members[index])).result
        }
        guard namesType(value.name) else { return 0 }
        return construct(id, value, type: value.name, labels)
    }

    private mutating func resolveQualified(
        _ id: ValueID, _ value: Value, _ base: ValueID, _ type: NameID, _ labels: [NameID]
    ) -> NameID {
        guard base != 0 else {
            program.values[Int(id)].flags.insert(.construction)
            return 0
        }
        let isType = program.values[Int(base)].flags.contains(.typeReference)
        if isType, value.name == program.models.initName { return construct(id, value, type: type, labels) }
        // A type inside a type or module.
        if isType, program.names.startsUppercase(value.name) {
            if program.index.isDeclared(value.name) || program.models.types.contains(value.name) {
                return construct(id, value, type: value.name, labels)
            }
        }
        // A case of the program's own is no member of a library that has the same name.
        let cases = isType ? ancestry(of: type).compactMap { program.index.member(value.name, of: $0) } : []
        if cases.contains(where: { program.members[$0].kind == .enumCase }) {
            program.values[Int(id)].flags.insert(.construction)
            return type
        }
        if let result = link(id, value, methodsOf: type, labels: labels, isGlobal: false) { return result }
        for owner in ancestry(of: type) {
            guard let index = program.index.member(value.name, of: owner) else { continue }
            let member = program.members[index]
            found.append(.cell(member.cell), to: Int(id))
            return parts(of: self.type(of: member)).result
        }
        if isType { program.values[Int(id)].flags.insert(.construction) }
        if isUnknown(type) {
            let methods = fitting(program.index.methods(named: value.name), labels, value)
            if methods.count == 1, labels.contains(where: { $0 != 0 }) || labels.isEmpty == false {
                found.append(.function(methods[0]), to: Int(id))
                return resultType(of: methods[0])
            }
        }
        return 0
    }

    /// Links a call to the methods of a type, or to what the models say of them. Nil where there is neither.
    private mutating func link(
        _ id: ValueID, _ value: Value, methodsOf type: NameID, labels: [NameID], isGlobal: Bool
    ) -> NameID? {
        var functions: [FunctionID] = []
        // `super.f()` is the inherited one.
        let isInherited = value.flags.contains(.ofSelf)
        if program.index.hasFunction(value.name) {
            for owner in ancestry(of: type).dropFirst(isInherited ? 1 : 0) {
                functions = fitting(program.index.functions(value.name, of: owner), labels, value)
                if !functions.isEmpty { break }
            }
            if !isInherited { functions += implementations(of: value.name, below: type, labels, value, besides: functions) }
        }
        // A name without receiver is the type's own method first; the models speak of it through the type.
        let models = matches(value.name, type: type, isGlobal: false, labels: labels).filter {
            !isGlobal || !program.models.entries[Int($0)].isAnyType
        }
        guard !functions.isEmpty || !models.isEmpty else {
            let result = isGlobal ? nil : libraryResult(of: value.name, in: type)
            return result
        }
        let result = functions.first.map(resultType) ?? libraryResult(of: value.name, in: type) ?? 0
        return link(id, functions: functions, models: models, result: result)
    }

    /// A declaration goes before a model of the same name, unless it is an empty stand-in for the library's.
    private mutating func link(_ id: ValueID, functions: [FunctionID], models: [Int32], result: NameID) -> NameID {
        let hasBody = functions.contains { program.functions[Int($0)].hasBody }
        if hasBody || models.isEmpty {
            for function in functions.prefix(Limits.dispatch) { found.append(.function(function), to: Int(id)) }
        } else {
            for model in models { found.append(.model(model), to: Int(id)) }
        }
        return result
    }

    /// Methods of that name in the types that inherit from a protocol or class.
    private mutating func implementations(
        of name: NameID, below type: NameID, _ labels: [NameID], _ value: Value, besides known: [FunctionID]
    ) -> [FunctionID] {
        var result: [FunctionID] = []
        for current in subtypes(of: type) where result.count < Limits.dispatch {
            result += fitting(program.index.functions(name, of: current), labels, value).filter { !known.contains($0) }
        }
        return result
    }

    private mutating func construct(_ id: ValueID, _ value: Value, type: NameID, _ labels: [NameID]) -> NameID {
        let name = program.models.initName
        var functions: [FunctionID] = []
        for owner in ancestry(of: type) {
            functions = fitting(program.index.functions(name, of: owner), labels, value)
            if !functions.isEmpty { break }
        }
        let models = matches(name, type: type, isGlobal: false, labels: labels)
            .filter { !program.models.entries[Int($0)].isAnyType }
        if functions.isEmpty, models.isEmpty, program.index.isDeclared(type) {
            program.values[Int(id)].flags.insert(.construction)
        }
        return link(id, functions: functions, models: models, result: type)
    }

    /// The functions that can be called with these labels: each label in its order, left out ones having defaults.
    private func fitting(_ functions: [FunctionID], _ labels: [NameID], _ value: Value) -> [FunctionID] {
        let trailing = Int(value.flags.contains(.trailing) ? value.other : 0)
        return functions.filter { function in
            let parameters = program.parameters(of: function)
            guard parameters.count >= labels.count || parameters.count > 0 else { return labels.isEmpty }
            var next = parameters.startIndex
            for (index, label) in labels.enumerated() {
                let isTrailing = index >= labels.count - trailing
                if isTrailing { continue }
                while next < parameters.endIndex, parameters[next].label != label, parameters[next].hasDefault { next += 1 }
                guard next < parameters.endIndex, parameters[next].label == label else { return false }
                next += 1
            }
            let rest = parameters[next...].filter { !$0.hasDefault }
            return rest.count <= trailing || rest.allSatisfy(\.isFunction)
        }
    }

    /// The parameters of closures that are called with what the receiver holds, or that a library calls.
    private mutating func typeClosures(of id: ValueID, receiver: NameID) {
        var entries: [ModelIndex.Entry] = []
        found.forEach(of: Int(id)) { if case .model(let index) = $0 { entries.append(program.models.entries[Int(index)]) } }
        // What is known of a parameter goes before what the receiver suggests.
        for entry in entries {
            guard case .handler = entry.role else { continue }
            for number in entry.numbers { typeParameter(number, ofClosuresOf: id, as: NameID(truncatingIfNeeded: entry.kind)) }
        }
        for entry in entries where entry.role == .closureOfReceiver {
            let element = parts(of: receiver).element
            let known = element != 0 ? element : libraryResult(of: elementName, in: receiver) ?? receiver
            typeParameter(entry.numbers.first ?? 0, ofClosuresOf: id, as: known)
        }
    }

    private mutating func typeParameter(_ number: Int, ofClosuresOf id: ValueID, as type: NameID) {
        for slot in 2..<max(2, Int(program.values[Int(id)].operandCount)) {
            let closure = program.values[Int(program.operand(slot, of: id))]
            guard closure.kind == .closure else { continue }
            let function = program.functions[Int(closure.other)]
            guard number < Int(function.parameterCount) else { continue }
            let position = Int(function.firstParameter) + number
            if program.parameters[position].type == 0 { program.parameters[position].type = type }
        }
    }
}
