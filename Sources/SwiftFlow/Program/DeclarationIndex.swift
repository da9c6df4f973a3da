import SwiftTree

/// What the files of a run declare, by name. Types are known by their last name; extensions are part of their type.
final class DeclarationIndex {
    struct TypeInfo: Sendable {
        var isDeclared = false
        var kind = TypeDeclaration.Kind.addition
        var supertypes: [NameID] = []
        var subtypes: [NameID] = []
    }

    private(set) var types: [NameID: TypeInfo] = [:]
    private var functionsByName: [UInt64: [FunctionID]] = [:]
    private var membersByName: [UInt64: [Int32]] = [:]
    /// By name, whether anything declares a function or member of it: most of what is asked for is declared by nobody.
    private var hasFunction: [Bool] = []
    private var hasMember: [Bool] = []
    /// Owners of methods by the method's name, for receivers of unknown type.
    private var ownersByMethod: [NameID: [FunctionID]] = [:]

    init() {}

    init(of program: Program, types declarations: [TypeDeclaration]) {
        for declaration in declarations {
            var info = types[declaration.name] ?? TypeInfo()
            if declaration.kind != .addition {
                info.isDeclared = true
                info.kind = declaration.kind
            }
            info.supertypes += declaration.inherited.filter { !info.supertypes.contains($0) && $0 != declaration.name }
            types[declaration.name] = info
        }
        for declaration in declarations {
            for parent in declaration.inherited where parent != declaration.name {
                var info = types[parent] ?? TypeInfo()
                if !info.subtypes.contains(declaration.name) { info.subtypes.append(declaration.name) }
                types[parent] = info
            }
        }
        hasFunction = [Bool](repeating: false, count: program.names.count)
        hasMember = hasFunction
        for (id, function) in program.functions.enumerated() {
            switch function.kind {
            case .function, .initializer: break
            // A subscript is found by its name, a property's getter by the property.
            case .getter where program.names[function.name] == "subscript": break
            default: continue
            }
            let id = FunctionID(truncatingIfNeeded: id)
            hasFunction[Int(function.name)] = true
            functionsByName[Self.key(function.owner, function.name), default: []].append(id)
            if function.owner != 0 { ownersByMethod[function.name, default: []].append(id) }
        }
        for (id, member) in program.members.enumerated() {
            hasMember[Int(member.name)] = true
            membersByName[Self.key(member.owner, member.name), default: []].append(Int32(truncatingIfNeeded: id))
        }
    }

    private static func key(_ owner: NameID, _ name: NameID) -> UInt64 {
        UInt64(UInt32(bitPattern: owner)) << 32 | UInt64(UInt32(bitPattern: name))
    }

    /// Whether a function of that name is declared anywhere.
    func hasFunction(_ name: NameID) -> Bool { Int(name) < hasFunction.count && hasFunction[Int(name)] }

    func functions(_ name: NameID, of owner: NameID) -> [FunctionID] {
        hasFunction(name) ? functionsByName[Self.key(owner, name)] ?? [] : []
    }

    func member(_ name: NameID, of owner: NameID) -> Int? {
        guard Int(name) < hasMember.count, hasMember[Int(name)] else { return nil }
        return membersByName[Self.key(owner, name)]?.first.map(Int.init)
    }

    func methods(named name: NameID) -> [FunctionID] { ownersByMethod[name] ?? [] }

    func isDeclared(_ type: NameID) -> Bool { types[type]?.isDeclared ?? false }

    /// Instances are shared by reference.
    func isReference(_ type: NameID) -> Bool { types[type].map { $0.isDeclared && $0.kind == .reference } ?? false }
}
