import Catalog
import SourceText
import SwiftTree

/// The files of a run as one: values, functions and declarations with the names they share, and what each name means.
final class Program {
    /// What a call, a read or a write leads to.
    enum Target: Sendable, Hashable {
        case function(FunctionID)
        case model(Int32)
        /// The value that stands for a stored property.
        case cell(ValueID)
    }

    var names = NameTable()
    var values: [Value] = []
    var operands: [Operand] = []
    var edges: [Edge] = []
    var functions: [Function] = []
    var parameters: [Parameter] = []
    var members: [Member] = []
    var paths: [String] = []
    /// By file: whether it logs through the unified log.
    var usesUnifiedLog: [Bool] = []
    var statements: [ByteRange] = []
    private var scopes: [Scope] = [Scope(name: 0, outer: 0)]
    let models: ModelIndex

    /// The type of each value, 0 where it is not known.
    var types: [NameID] = []
    /// Per value, the first of its `targets`; the next value's is where they end.
    var firstTarget: [Int32] = []
    var targets: [Target] = []
    /// Calls, reads and writes that lead to each function.
    var callers: [[ValueID]] = []
    /// Per value, the first of its `users`.
    var firstUser: [Int32] = []
    var users: [User] = []
    var index = DeclarationIndex()

    /// A value that another is an operand of; slot -1 where it reaches it by an `Edge`.
    struct User: Sendable {
        var value: ValueID
        var slot: Int32
    }

    init(joining units: [SwiftUnit], models: SwiftModels) {
        var names = NameTable()
        self.models = ModelIndex(models, names: &names)
        self.names = names
        values.append(
            Value(kind: .unknown, name: 0, firstOperand: 0, operandCount: 0, other: 0, function: 0, range: ByteRange(0, 0), statement: 0))
        // Room for all at once: room for each unit in turn would copy what is there again for each.
        values.reserveCapacity(1 + units.reduce(0) { $0 + $1.values.count })
        operands.reserveCapacity(units.reduce(0) { $0 + $1.operands.count })
        edges.reserveCapacity(units.reduce(0) { $0 + $1.edges.count })
        for unit in units { append(unit) }
        index = DeclarationIndex(of: self, types: declaredTypes)
        declaredTypes = []
        resolve()
        collectUsers()
    }

    private var declaredTypes: [TypeDeclaration] = []

    /// Adds a unit, moving its ids behind those that are there.
    private func append(_ unit: SwiftUnit) {
        let nameMap = names.merge(unit.names)
        func name(_ id: NameID) -> NameID { nameMap[Int(id)] }
        let firstValue = Int32(truncatingIfNeeded: values.count)
        let firstOperand = Int32(truncatingIfNeeded: operands.count)
        let firstFunction = Int32(truncatingIfNeeded: functions.count)
        let firstParameter = Int32(truncatingIfNeeded: parameters.count)
        let firstStatement = Int32(truncatingIfNeeded: statements.count)
        // Scope 0 of every unit is none.
        let firstScope = Int32(truncatingIfNeeded: scopes.count - 1)
        func scope(_ id: Int32) -> Int32 { id == 0 ? 0 : id + firstScope }
        // Value 0 of every unit is the unknown one.
        func value(_ id: ValueID) -> ValueID { id == 0 ? 0 : id + firstValue }
        let file = Int32(truncatingIfNeeded: paths.count)
        paths.append(unit.path)
        usesUnifiedLog.append(unit.usesUnifiedLog)
        for original in unit.values {
            var new = original
            new.name = name(original.name)
            new.firstOperand += firstOperand
            new.function += firstFunction
            new.statement += firstStatement
            if original.kind == .closure { new.other += firstFunction }
            values.append(new)
        }
        for operand in unit.operands { operands.append(Operand(value: value(operand.value), name: name(operand.name))) }
        for edge in unit.edges { edges.append(Edge(from: value(edge.from), to: value(edge.to))) }
        for original in unit.functions {
            var new = original
            new.name = name(original.name)
            new.owner = name(original.owner)
            new.enclosing += firstFunction
            new.firstParameter += firstParameter
            new.selfValue = value(original.selfValue)
            new.result = value(original.result)
            new.selfExit = value(original.selfExit)
            new.resultType = name(original.resultType)
            new.unit = file
            new.scope = scope(original.scope)
            functions.append(new)
        }
        for original in unit.scopes.dropFirst() { scopes.append(Scope(name: name(original.name), outer: scope(original.outer))) }
        for original in unit.parameters {
            var new = original
            new.label = name(original.label)
            new.name = name(original.name)
            new.type = name(original.type)
            new.value = value(original.value)
            new.exit = value(original.exit)
            parameters.append(new)
        }
        for original in unit.members {
            var new = original
            new.owner = name(original.owner)
            new.name = name(original.name)
            new.type = name(original.type)
            new.cell = value(original.cell)
            if original.initialValue != 0 { new.initialValue += firstFunction }
            if original.getter != 0 { new.getter += firstFunction }
            if original.setter != 0 { new.setter += firstFunction }
            if original.observer != 0 { new.observer += firstFunction }
            members.append(new)
        }
        for type in unit.types {
            declaredTypes.append(
                TypeDeclaration(kind: type.kind, name: name(type.name), inherited: type.inherited.map(name)))
        }
        statements += unit.statements
    }

    func intern(_ text: String) -> NameID { names.intern(text) }

    // MARK: - Looking

    func operand(_ index: Int, of value: ValueID) -> ValueID {
        let owner = values[Int(value)]
        return index < Int(owner.operandCount) ? operands[Int(owner.firstOperand) + index].value : 0
    }

    func operandName(_ index: Int, of value: ValueID) -> NameID {
        let owner = values[Int(value)]
        return index < Int(owner.operandCount) ? operands[Int(owner.firstOperand) + index].name : 0
    }

    func parameters(of function: FunctionID) -> ArraySlice<Parameter> {
        let function = functions[Int(function)]
        return parameters[Int(function.firstParameter)..<Int(function.firstParameter + function.parameterCount)]
    }

    func targets(of value: ValueID) -> ArraySlice<Target> { targets[targetRange(of: value)] }

    func targetRange(of value: ValueID) -> Range<Int> { Int(firstTarget[Int(value)])..<Int(firstTarget[Int(value) + 1]) }

    func users(of value: ValueID) -> ArraySlice<User> { users[userRange(of: value)] }

    /// The places in `users`, for loops that must be quick: a slice counts its references.
    func userRange(of value: ValueID) -> Range<Int> { Int(firstUser[Int(value)])..<Int(firstUser[Int(value) + 1]) }

    /// `Gateway.connect` for what stands in that method; nil at the top of a file.
    func symbol(of function: FunctionID) -> String? {
        var parts: [String] = []
        var current = functions[Int(function)].scope
        while current != 0 {
            parts.append(names[scopes[Int(current)].name])
            current = scopes[Int(current)].outer
        }
        return parts.isEmpty ? nil : parts.reversed().joined(separator: ".")
    }

    func path(of value: ValueID) -> String { paths[Int(functions[Int(values[Int(value)].function)].unit)] }

    // MARK: - Users

    private func collectUsers() {
        var counts = [Int32](repeating: 0, count: values.count + 1)
        for value in values {
            for place in Int(value.firstOperand)..<Int(value.firstOperand + value.operandCount) { counts[Int(operands[place].value)] += 1 }
        }
        for edge in edges { counts[Int(edge.from)] += 1 }
        var next = [Int32](repeating: 0, count: values.count + 1)
        var total: Int32 = 0
        // Nobody asks for the users of the unknown value.
        counts[0] = 0
        for index in 0..<values.count {
            next[index] = total
            total += counts[index]
        }
        next[values.count] = total
        firstUser = next
        users = [User](repeating: User(value: 0, slot: 0), count: Int(total))
        for (index, value) in values.enumerated() {
            for slot in 0..<value.operandCount {
                let operand = Int(operands[Int(value.firstOperand + slot)].value)
                guard operand != 0 else { continue }
                users[Int(next[operand])] = User(value: Int32(truncatingIfNeeded: index), slot: slot)
                next[operand] += 1
            }
        }
        for edge in edges where edge.from != 0 {
            users[Int(next[Int(edge.from)])] = User(value: edge.to, slot: -1)
            next[Int(edge.from)] += 1
        }
    }
}
