import SourceText
import SwiftTree

/// Lowers the functions of one file to values. One pass over the tree; joins of ways become `phi` values where they meet.
final class Lowering {
    /// A local variable or parameter that can be seen here.
    struct Variable {
        var name: NameID
        var isConstant: Bool
        /// The function that declares it.
        var function: FunctionID
        /// The value a closure shares with its surroundings, 0 while none does.
        var shared: ValueID = 0
        /// A closure has given it a value that its own function has not seen yet.
        var isWrittenInside = false
        /// The variable of the same name that it hides, or -1.
        var hidden: Int32
    }

    /// What a way through the code knows: the value of each visible variable, and whether control gets here.
    struct State {
        var versions: [ValueID] = []
        var isReachable = true
    }

    /// A statement that `break` or `continue` leaves.
    struct Target {
        var label: NameID
        var isLoop: Bool
        var breaks: [State] = []
        var continues: [State] = []
    }

    /// What belongs to the function being lowered.
    struct Frame {
        var function: FunctionID
        var owner: NameID
        var returned: [ValueID] = []
        var exits: [State] = []
        var targets: [Target] = []
        var parameters: [Parameter] = []
        /// The first of the function's own variables.
        var firstVariable = 0
        /// The variable of `self`, or -1.
        var selfVariable: Int32 = -1
        /// Values of expressions that stand as statements, for result builders.
        var loose: [ValueID] = []
        var hasReturn = false
        /// What the conditions lowered last look at.
        var tested: [ValueID] = []
    }

    let tree: SyntaxTree
    private let treeNames: TreeNames
    var unit: SwiftUnit
    var variables: [Variable] = []
    /// By name, the innermost variable of it that can be seen, or -1.
    private var visible: [Int32]
    var state = State()
    var frame = Frame(function: 0, owner: 0)
    var statement: Int32 = 0
    /// Expressions being lowered that contain each other.
    var nesting = 0
    /// Operands of the calls being lowered, and chains of the expressions being lowered: stacks, so that none needs memory of its own.
    var pending: [Operand] = []
    var spine: [SyntaxID] = []
    /// Generic parameters that can be seen here, with what they are at least.
    var constraints: [NameID: NameID] = [:]
    /// Types whose members are being lowered, the outermost first.
    var owners: [NameID] = []
    /// The type or function being lowered.
    private(set) var scope: Int32 = 0
    let words: Words

    /// Names that mean something to the lowering itself.
    struct Words {
        let selfName, superName, initName: NameID
        /// Functions that do not return, and those that stop the process as a fault.
        let endings, stops: [NameID]
        /// Calls that an empty stand-in for a library's function makes, too.
        let empty: [NameID]
        let precondition: NameID

        init(_ names: inout NameTable) {
            selfName = names.intern("self")
            superName = names.intern("super")
            initName = names.intern("init")
            stops = ["fatalError", "preconditionFailure"].map { names.intern($0) }
            endings = stops + ["exit", "abort", "_exit"].map { names.intern($0) }
            empty = endings + [initName]
            precondition = names.intern("precondition")
        }
    }

    init(_ tree: SyntaxTree, _ names: TreeNames, path: String) {
        self.tree = tree
        treeNames = names
        unit = SwiftUnit(path: path)
        unit.names = names.table
        words = Words(&unit.names)
        visible = [Int32](repeating: -1, count: unit.names.count)
        unit.values.reserveCapacity(tree.nodes.count / 2)
        unit.operands.reserveCapacity(tree.nodes.count / 2)
        unit.statements.append(ByteRange(UInt32(0), UInt32(0)))
        make(.unknown, at: .root)
    }

    func lowerFile() {
        unit.functions.append(Function(kind: .topLevel, name: 0, owner: 0, enclosing: 0))
        unit.functions[0].result = make(.result, at: .root)
        for child in tree.children(of: .root) { lowerStatement(child) }
        finishFunction()
    }

    // MARK: - Names

    func intern(_ text: String) -> NameID {
        let id = unit.names.intern(text)
        if Int(id) == visible.count { visible.append(-1) }
        return id
    }

    func name(of id: SyntaxID) -> NameID { treeNames[id] }

    /// The label of an argument or parameter, 0 for none.
    func label(of id: SyntaxID) -> NameID {
        tree[id].kind == .argument ? treeNames[id] : tree.label(of: id).map { intern($0) } ?? 0
    }

    /// The last part of a call's callee, 0 where it has no name.
    func calleeName(of call: SyntaxID) -> NameID { treeNames.callee(of: call, in: tree) }

    func typeName(_ type: SyntaxID) -> NameID {
        guard !type.isNone else { return 0 }
        let isPlain = tree[type].kind == .typeName && tree.firstChild(of: type).isNone
        let name = isPlain ? treeNames[type] : intern(TypeText.canonical(type, tree))
        return constraints.isEmpty ? name : constraints[name] ?? name
    }

    /// Notes the constraints that stand at the generic parameters of a declaration: `<S: Source>`.
    func noteConstraints(of declaration: SyntaxID) {
        let list = tree.child(of: declaration, .genericParameters)
        guard !list.isNone else { return }
        for parameter in tree.children(of: list) where tree[parameter].kind == .genericParameter {
            guard let type = Array(tree.children(of: parameter)).last else { continue }
            constraints[name(of: parameter)] = typeName(type)
        }
    }

    /// Runs the body inside a type or function of that name.
    func inside(_ name: NameID, _ body: () -> Void) {
        let outer = scope
        unit.scopes.append(Scope(name: name, outer: outer))
        scope = Int32(truncatingIfNeeded: unit.scopes.count - 1)
        body()
        scope = outer
    }

    // MARK: - Values

    /// Inlined, so that the list of operands takes no memory of its own.
    @inline(__always) @discardableResult
    func make(
        _ kind: ValueKind, at node: SyntaxID, name: NameID = 0, other: Int32 = 0, flags: Value.Flags = [],
        _ operands: ValueID...
    ) -> ValueID {
        let id = append(kind, at: node, name: name, other: other, flags: flags, count: operands.count)
        for operand in operands { unit.operands.append(Operand(value: operand, name: 0)) }
        return id
    }

    @discardableResult
    func make(
        _ kind: ValueKind, at node: SyntaxID, name: NameID = 0, other: Int32 = 0, flags: Value.Flags = [], operands: [Operand]
    ) -> ValueID {
        let id = append(kind, at: node, name: name, other: other, flags: flags, count: operands.count)
        unit.operands += operands
        return id
    }

    /// Makes a value of the operands that are pending from an index on.
    func make(_ kind: ValueKind, at node: SyntaxID, name: NameID, other: Int32, flags: Value.Flags, pendingFrom first: Int) -> ValueID {
        let id = append(kind, at: node, name: name, other: other, flags: flags, count: pending.count - first)
        unit.operands += pending[first...]
        pending.removeLast(pending.count - first)
        return id
    }

    /// Appends a value whose operands follow.
    private func append(
        _ kind: ValueKind, at node: SyntaxID, name: NameID, other: Int32, flags: Value.Flags, count: Int
    ) -> ValueID {
        let id = ValueID(truncatingIfNeeded: unit.values.count)
        unit.values.append(
            Value(
                kind: kind, flags: flags, name: name, firstOperand: Int32(truncatingIfNeeded: unit.operands.count),
                operandCount: Int32(truncatingIfNeeded: count), other: other, function: frame.function,
                range: tree.range(of: node), statement: statement))
        return id
    }

    func connect(_ from: ValueID, to: ValueID) {
        if from != 0, from != to { unit.edges.append(Edge(from: from, to: to)) }
    }

    // MARK: - Variables

    /// Makes a variable visible up to the end of the scope.
    func declare(_ name: NameID, value: ValueID, isConstant: Bool) {
        variables.append(
            Variable(name: name, isConstant: isConstant, function: frame.function, hidden: visible[Int(name)]))
        visible[Int(name)] = Int32(truncatingIfNeeded: variables.count - 1)
        state.versions.append(value)
    }

    /// Runs the body and forgets the variables it declares.
    func scoped(_ body: (Lowering) -> Void) {
        let depth = variables.count
        body(self)
        endScope(at: depth)
    }

    func endScope(at depth: Int) {
        while variables.count > depth, let last = variables.popLast() { visible[Int(last.name)] = last.hidden }
        if state.versions.count > depth { state.versions.removeLast(state.versions.count - depth) }
    }

    /// The innermost variable of a name that the function or closure being lowered can see, or nil.
    func variable(named name: NameID) -> Int? {
        guard name != 0 else { return nil }
        let index = Int(visible[Int(name)])
        guard index >= 0 else { return nil }
        var function = frame.function
        while function != variables[index].function {
            guard unit.functions[Int(function)].kind == .closure else { return nil }
            function = unit.functions[Int(function)].enclosing
        }
        return index
    }

    func read(_ index: Int) -> ValueID {
        let variable = variables[index]
        if variable.isConstant || variable.function == frame.function { return state.versions[index] }
        return shared(index)
    }

    /// The value a variable of an enclosing function shares with closures.
    private func shared(_ index: Int) -> ValueID {
        if variables[index].shared == 0 {
            let value = make(.shared, at: .root, name: variables[index].name)
            connect(state.versions[index], to: value)
            variables[index].shared = value
        }
        return variables[index].shared
    }

    /// The function does something: it calls, stores or puts together, and is no empty stand-in for a library's. One that hands
    /// back what it was given may be a stand-in.
    func markBody() { unit.functions[Int(frame.function)].hasBody = true }

    func write(_ index: Int, _ value: ValueID) {
        if variables[index].function == frame.function || index == Int(frame.selfVariable) {
            state.versions[index] = value
            if variables[index].shared != 0 { connect(value, to: variables[index].shared) }
        } else {
            let cell = shared(index)
            connect(value, to: cell)
            state.versions[index] = cell
            variables[index].isWrittenInside = true
        }
    }

    /// Lets the function see what a closure inside it may have given to its variables.
    func seeWrites(inside closure: SyntaxID) {
        for index in frame.firstVariable..<max(frame.firstVariable, variables.count)
        where variables[index].isWrittenInside && index < state.versions.count {
            state.versions[index] = make(
                .phi, at: closure, name: variables[index].name, state.versions[index], variables[index].shared)
            variables[index].isWrittenInside = false
        }
    }

    // MARK: - Ways

    /// Joins two ways that meet. Both see the same variables.
    func join(_ a: State, _ b: State, at node: SyntaxID) -> State {
        if !a.isReachable { return b.isReachable ? b : a }
        if !b.isReachable { return a }
        var joined = a
        let count = min(a.versions.count, b.versions.count)
        joined.versions.removeLast(a.versions.count - count)
        for index in 0..<count where a.versions[index] != b.versions[index] {
            joined.versions[index] = make(
                .phi, at: node, name: index < variables.count ? variables[index].name : 0, a.versions[index], b.versions[index])
        }
        return joined
    }

    func join(_ states: [State], at node: SyntaxID) -> State {
        var result = State(isReachable: false)
        for (index, state) in states.enumerated() { result = index == 0 ? state : join(result, state, at: node) }
        return result
    }

    /// Cuts a state to the variables that a scope has.
    func cut(_ state: State, to depth: Int) -> State {
        var state = state
        if state.versions.count > depth { state.versions.removeLast(state.versions.count - depth) }
        return state
    }
}
