import Catalog
import SourceText

/// A function definition: its unit in `FlowProgram.units`, and its index there.
public struct FunctionID: Hashable, Sendable, Comparable {
    public var unit: Int32
    public var index: Int32

    public init(unit: Int32, index: Int32) {
        self.unit = unit
        self.index = index
    }

    public static func < (a: FunctionID, b: FunctionID) -> Bool { (a.unit, a.index) < (b.unit, b.index) }
}

/// The units of a run, linked as a linker would: external names by name, `static` ones per unit.
///
/// The same for the same units, which are taken in order of their path.
public struct FlowProgram: Sendable {
    public let units: [FlowUnit]
    /// Every definition once, in order: a header's function is that of the first unit which includes it.
    public let functions: [FunctionID]
    /// Who calls whom, and what is known of each function without running it.
    public private(set) var callGraph = CallGraph()
    public private(set) var effects: [FunctionID: FunctionEffects] = [:]

    /// By unit and index: the definition that stands for it.
    private let standIns: [[FunctionID]]
    /// By external name; nil where several functions have it.
    private let externalFunctions: [String: FunctionID?]
    /// By external name that several functions have.
    private let namesakes: [String: [FunctionID]]
    private let globalIDs: [[Int32]]
    private let linkedGlobals: [LinkedGlobal]
    private let holders: FunctionHolders
    /// Where each function stands in constant tables of functions.
    let tables: [FunctionID: [TableEntry]]

    private struct LinkedGlobal {
        var unit: Int32
        var index: Int32
        var isDefined: Bool
        /// Several units define it.
        var isAmbiguous = false
        var mayBeWritten: Bool

        mutating func merge(_ other: LinkedGlobal) {
            mayBeWritten = mayBeWritten || other.mayBeWritten
            guard other.isDefined else { return }
            if isDefined {
                isAmbiguous = true
            } else {
                (unit, index, isDefined) = (other.unit, other.index, true)
            }
        }
    }

    public init(_ units: [FlowUnit], models: Models = Models()) {
        self.units = units.sorted { ($0.files.first?.path ?? "") < ($1.files.first?.path ?? "") }
        (functions, standIns) = FlowProgram.definitions(in: self.units)
        (externalFunctions, namesakes) = FlowProgram.externalFunctions(in: self.units, functions)
        (globalIDs, linkedGlobals) = FlowProgram.linkedGlobals(of: self.units)
        var holders = FunctionHolders()
        for (number, unit) in self.units.enumerated() {
            for use in unit.functionUses {
                let target = use.callee < 0 ? nil : FlowProgram.target(
                    unit: Int32(number), callee: use.callee, self.units, standIns, externalFunctions)
                switch use.holder {
                case .field(let field): holders.add(target, to: .init(unit.fields[field], unit: number))
                case .global(let global): holders.add(target, to: .global(globalIDs[number][global]))
                }
            }
        }
        self.holders = holders
        tables = FlowProgram.tables(in: self.units, linkedGlobals, standIns, externalFunctions)
        callGraph = CallGraph(of: self)
        effects = FunctionEffects.all(in: self, models)
    }

    // MARK: Functions

    public func function(_ id: FunctionID) -> FlowFunction { units[Int(id.unit)].functions[Int(id.index)] }

    /// The definition of a function that a unit names; nil where there is none, or more than one.
    public func target(unit: Int32, callee: Int) -> FunctionID? {
        FlowProgram.target(unit: unit, callee: callee, units, standIns, externalFunctions)
    }

    /// The definitions of an external name that several functions have, one of which is meant; none where there are not several.
    func candidates(unit: Int32, callee: Int) -> [FunctionID] {
        let callee = units[Int(unit)].callees[callee]
        return callee.definition < 0 && !callee.isStatic ? namesakes[callee.name] ?? [] : []
    }

    /// The functions that a call through a pointer may reach: those that the member or variable which it was loaded from is
    /// ever set to. Nil where the program may set it to others.
    public func targets(ofIndirect call: Instruction, in id: FunctionID) -> [FunctionID]? {
        let function = units[Int(id.unit)].functions[Int(id.index)]
        var current = call.a
        var isLoaded = false
        while !current.isNone {
            let instruction = function[current]
            switch instruction.opcode {
            case .load where !isLoaded:
                isLoaded = true
                current = instruction.a
            case .cast where !isLoaded: current = instruction.a
            case .element: current = instruction.a
            case .field where isLoaded:
                guard instruction.name >= 0 else { return nil }
                return holders.targets(of: .init(units[Int(id.unit)].fields[Int(instruction.name)], unit: Int(id.unit)))
            case .addressOfGlobal where isLoaded:
                let global = globalID(unit: id.unit, index: Int(instruction.immediate))
                return linkedGlobals[Int(global)].isAmbiguous ? nil : holders.targets(of: .global(global))
            default: return nil
            }
        }
        return nil
    }

    /// The functions of a constant table; none where it is no such table.
    func entries(ofTable global: Int32) -> [TableEntry] {
        FlowProgram.entries(ofTable: global, linkedGlobals[Int(global)], units, standIns, externalFunctions)
    }

    private static func entries(
        ofTable global: Int32, _ linked: LinkedGlobal, _ units: [FlowUnit], _ standIns: [[FunctionID]],
        _ externalFunctions: [String: FunctionID?]
    ) -> [TableEntry] {
        guard linked.isDefined, !linked.isAmbiguous else { return [] }
        let table = units[Int(linked.unit)].globals[Int(linked.index)]
        guard table.isConst || !linked.mayBeWritten else { return [] }
        return (table.parts ?? []).compactMap { part in
            guard case .function(let callee) = part.value,
                  let function = target(unit: linked.unit, callee: callee, units, standIns, externalFunctions) else { return nil }
            return TableEntry(global: global, offset: part.offset, function: function)
        }
    }

    private static func tables(
        in units: [FlowUnit], _ globals: [LinkedGlobal], _ standIns: [[FunctionID]], _ externalFunctions: [String: FunctionID?]
    ) -> [FunctionID: [TableEntry]] {
        let entries = globals.enumerated().flatMap { FlowProgram.entries(ofTable: Int32($0), $1, units, standIns, externalFunctions) }
        return Dictionary(grouping: entries, by: \.function)
    }

    private static func target(
        unit: Int32, callee: Int, _ units: [FlowUnit], _ standIns: [[FunctionID]],
        _ externalFunctions: [String: FunctionID?]
    ) -> FunctionID? {
        let definition = units[Int(unit)].callees[callee].definition
        if definition >= 0 { return standIns[Int(unit)][definition] }
        if units[Int(unit)].callees[callee].isStatic { return nil }
        return externalFunctions[units[Int(unit)].callees[callee].name] ?? nil
    }

    /// The definitions that count, and for each definition the one that stands for it.
    private static func definitions(in units: [FlowUnit]) -> ([FunctionID], [[FunctionID]]) {
        struct Place: Hashable {
            var path: String
            var start: UInt32
        }
        var first: [Place: FunctionID] = [:]
        var functions: [FunctionID] = []
        let standIns = units.enumerated().map { number, unit in
            unit.functions.enumerated().map { index, function in
                let id = FunctionID(unit: Int32(number), index: Int32(index))
                let place = Place(path: unit.files[Int(function.file)].path, start: function.range.start)
                if let known = first[place] { return known }
                first[place] = id
                functions.append(id)
                return id
            }
        }
        return (functions, standIns)
    }

    private static func externalFunctions(in units: [FlowUnit], _ functions: [FunctionID]) -> ([String: FunctionID?], [String: [FunctionID]]) {
        var result: [String: FunctionID?] = [:]
        var namesakes: [String: [FunctionID]] = [:]
        for id in functions {
            let function = units[Int(id.unit)].functions[Int(id.index)]
            if function.isStatic { continue }
            let isFirst = result[function.name] == nil
            if !isFirst { namesakes[function.name, default: (result[function.name] ?? nil).map { [$0] } ?? []].append(id) }
            result.updateValue(isFirst ? id : nil, forKey: function.name)
        }
        return (result, namesakes)
    }

    // MARK: Variables

    /// The number of a variable, the same in all units that name it.
    public func globalID(unit: Int32, index: Int) -> Int32 { globalIDs[Int(unit)][index] }

    /// The definition of a variable, or a declaration where the program has none.
    public func global(_ id: Int32) -> Global {
        let linked = linkedGlobals[Int(id)]
        return units[Int(linked.unit)].globals[Int(linked.index)]
    }

    /// The unit that `global` speaks of.
    public func unit(ofGlobal id: Int32) -> Int32 { linkedGlobals[Int(id)].unit }

    /// Whether its value may differ from its initialiser: it is not constant, and some unit may change it, or it is not known
    /// what it is.
    public func mayBeWritten(_ id: Int32) -> Bool {
        let linked = linkedGlobals[Int(id)]
        let global = global(id)
        if !linked.isDefined || linked.isAmbiguous || global.isVolatile { return true }
        return linked.mayBeWritten && !global.isConst
    }

    public var globalCount: Int { linkedGlobals.count }

    private static func linkedGlobals(of units: [FlowUnit]) -> ([[Int32]], [LinkedGlobal]) {
        var linked: [LinkedGlobal] = []
        var byName: [String: Int32] = [:]
        let ids = units.enumerated().map { number, unit in
            // What functions that could not be parsed write is not known.
            let hasGaps = unit.functions.contains { !$0.isComplete }
            return unit.globals.enumerated().map { index, global -> Int32 in
                let entry = LinkedGlobal(
                    unit: Int32(number), index: Int32(index), isDefined: global.isDefined,
                    mayBeWritten: global.mayBeWritten || hasGaps)
                if !global.isStatic, let id = byName[global.name] {
                    linked[Int(id)].merge(entry)
                    return id
                }
                let id = Int32(linked.count)
                if !global.isStatic { byName[global.name] = id }
                linked.append(entry)
                return id
            }
        }
        return (ids, linked)
    }
}

/// A function in a variable that holds functions and does not change: the variable's number, and bytes from its start.
struct TableEntry: Sendable {
    var global: Int32
    var offset: Int64
    var function: FunctionID
}

/// What pointers to functions are set to, by what holds them.
struct FunctionHolders: Sendable {
    enum Holder: Hashable {
        /// A member of a record without a name is known in its unit alone.
        case field(FieldName, unit: Int)
        case global(Int32)

        init(_ field: FieldName, unit: Int) { self = .field(field, unit: field.record.isEmpty ? unit : -1) }
    }

    private var targets: [Holder: Set<FunctionID>] = [:]
    /// Set to something that is not known.
    private var open: Set<Holder> = []

    mutating func add(_ target: FunctionID?, to holder: Holder) {
        if let target { targets[holder, default: []].insert(target) } else { open.insert(holder) }
    }

    func targets(of holder: Holder) -> [FunctionID]? {
        guard !open.contains(holder), let found = targets[holder] else { return nil }
        return found.sorted()
    }
}
