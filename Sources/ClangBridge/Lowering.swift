import CLibclang
import CModel
import SourceText

/// Turns the cursors of a unit into the nodes of the C model, with an explicit stack instead of recursion.
struct Lowering {
    /// What is still to be written, last first.
    enum Work {
        /// A cursor, with the nodes below it.
        case cursor(Int32)
        /// The head of a case, default or label alone: its statement follows as a sibling.
        case head(Int32)
        /// A compound statement that is not in the source, around a labelled statement.
        case block(Int32)
        /// A clause that is absent.
        case absent
        /// The end of a node's subtree.
        case close(NodeID)
    }

    let libclang: Libclang
    let tree: CursorTree
    let types: TypeTable
    let symbols: SymbolTable
    let map: SourceMap
    var unit = CUnit()
    private var work: [Work] = []
    /// The nodes whose subtree is open, outermost first.
    private var open: [NodeID] = []

    init(libclang: Libclang, tree: CursorTree, types: TypeTable, symbols: SymbolTable, map: SourceMap) {
        self.libclang = libclang
        self.tree = tree
        self.types = types
        self.symbols = symbols
        self.map = map
    }

    /// Lowers everything. The unit then lacks only what comes from outside the tree: diagnostics and arguments.
    mutating func run() -> CUnit {
        let main = map.files[0]
        let all = ByteRange(0, main.bytes.count)
        write(Node(kind: .translationUnit, range: all, spelling: all), children: tree.children(of: 0).map { .cursor($0) })
        while let next = work.popLast() {
            switch next {
            case .cursor(let id): lower(id)
            case .head(let id): lowerHead(id)
            case .block(let id): lowerBlock(around: id)
            case .absent: lowerAbsent()
            case .close(let node): close(node)
            }
        }
        completeFunctions()
        unit.files = map.files
        unit.types = types.types
        unit.records = types.records
        unit.symbols = symbols.symbols
        return unit
    }

    // MARK: Writing nodes

    /// Writes a node below the innermost open one and opens it.
    private mutating func append(_ node: Node) -> NodeID {
        let id = NodeID(unit.nodes.count)
        var node = node
        node.parent = open.last ?? .none
        unit.nodes.append(node)
        open.append(id)
        return id
    }

    private mutating func close(_ id: NodeID) {
        unit.nodes[Int(id.raw)].subtreeEnd = Int32(unit.nodes.count)
        open.removeLast()
    }

    /// Writes the node of a cursor; `children` come below it.
    private mutating func write(_ node: Node, children: [Work]) {
        let id = append(node)
        work.append(.close(id))
        work.append(contentsOf: children.reversed())
    }

    func cursor(_ id: Int32) -> CXCursor { tree.entries[Int(id)].cursor }

    /// A node with the place and the type of a cursor.
    private func node(_ kind: NodeKind, at id: Int32) -> Node {
        let extent = map.extent(of: cursor(id))
        return Node(
            kind: kind, flags: extent.inMacro ? .inMacro : [],
            type: types.id(of: libclang.functions.getCursorType(cursor(id))), range: extent.range,
            spelling: extent.spelling, file: extent.file)
    }

    private mutating func lowerAbsent() {
        guard let parent = open.last else { return }
        let place = unit.nodes[Int(parent.raw)]
        let range = ByteRange(place.range.start, place.range.start)
        close(append(Node(kind: .absent, range: range, spelling: range, file: place.file)))
    }

    // MARK: One cursor

    private mutating func lower(_ original: Int32) {
        let id = resolve(original)
        let shape = shape(of: id)
        var node = node(shape.kind, at: id)
        node.op = shape.op
        node.symbol = shape.symbol
        node.flags.formUnion(shape.flags)
        node.value = shape.value
        if let bytes = shape.string {
            node.value = Int64(unit.strings.count)
            unit.strings.append(bytes)
        }
        if shape.kind == .unknown {
            let name = libclang.string(libclang.functions.getCursorKindSpelling(cursor(id).kind))
            unit.unknownCursors[name, default: 0] += 1
        }
        let place = NodeID(unit.nodes.count)
        write(node, children: shape.children)
        if shape.kind == .function { enterFunction(place, id) }
        if shape.kind == .variable { enterVariable(place, id) }
    }

    private mutating func enterFunction(_ place: NodeID, _ id: Int32) {
        guard libclang.functions.isCursorDefinition(cursor(id)) != 0 else { return }
        let symbol = unit.nodes[Int(place.raw)].symbol
        if !symbol.isNone { symbols.define(symbol, at: place) }
        unit.functions.append(CFunction(node: place, symbol: symbol, body: .none, parameters: []))
    }

    /// Finds body and parameters of the functions, now that their nodes are there.
    private mutating func completeFunctions() {
        for index in unit.functions.indices {
            let below = unit.children(of: unit.functions[index].node)
            unit.functions[index].parameters = below.filter { unit[$0].kind == .parameter }
            unit.functions[index].body = below.first { unit[$0].kind == .compound } ?? .none
        }
    }

    private mutating func enterVariable(_ place: NodeID, _ id: Int32) {
        let symbol = unit.nodes[Int(place.raw)].symbol
        let storage = libclang.functions.Cursor_getStorageClass(cursor(id))
        let initializer = libclang.functions.Cursor_getVarDeclInitializer(cursor(id))
        let isExtern = storage == CX_SC_Extern && !initializer.kind.isExpression
        guard !symbol.isNone, !isExtern else { return }
        symbols.define(symbol, at: place)
        if open.count == 2 { unit.globals.append(place) }
    }

    // MARK: Labels

    /// `case`, `default` or a label without its statement.
    private mutating func lowerHead(_ id: Int32) {
        let values = cursor(id).kind == CXCursor_CaseStmt ? Array(parts(of: id).dropLast()) : []
        var node = node(Lowering.headKind(cursor(id).kind), at: id)
        if node.kind == .label { node.symbol = symbols.id(of: cursor(id)) }
        // The cursor's extent reaches to the end of the statement; the node's to the end of the head.
        if let last = values.last {
            node.range.end = max(node.range.start, min(node.range.end, map.extent(of: cursor(last)).range.end))
        } else if !node.flags.contains(.inMacro), node.file >= 0 {
            let bytes = map.files[Int(node.file)].bytes
            node.range.end = UInt32(clamping: CText.endOfWord(in: bytes, at: Int(node.range.start)))
        }
        if !node.flags.contains(.inMacro) { node.spelling = node.range }
        write(node, children: values.map { .cursor($0) })
    }

    private static func headKind(_ kind: CXCursorKind) -> NodeKind {
        switch kind {
        case CXCursor_CaseStmt: .caseStmt
        case CXCursor_DefaultStmt: .defaultStmt
        default: .label
        }
    }

    private mutating func lowerBlock(around id: Int32) {
        write(node(.compound, at: id), children: list([id]))
    }

    /// Statements as a flat list: `case 1: case 2: x();` is two heads and a statement.
    func list(_ statements: [Int32]) -> [Work] {
        var result: [Work] = []
        for statement in statements {
            var current = resolve(statement)
            while cursor(current).kind.isLabelled {
                result.append(.head(current))
                guard let inner = labelledStatement(of: current) else { break }
                current = resolve(inner)
            }
            if !cursor(current).kind.isLabelled { result.append(.cursor(current)) }
        }
        return result
    }

    /// What a case, default or label marks; nil where it could not be parsed.
    private func labelledStatement(of id: Int32) -> Int32? {
        let children = parts(of: id)
        let needed = cursor(id).kind == CXCursor_CaseStmt ? 2 : 1
        return children.count >= needed ? children.last : nil
    }

    /// A statement where the grammar wants exactly one.
    func statement(_ id: Int32) -> Work {
        let inner = resolve(id)
        return cursor(inner).kind.isLabelled ? .block(inner) : .cursor(inner)
    }

    // MARK: Cursors that say nothing

    /// The first cursor from here down that means something: implicit nodes that do not change the type are left out.
    func resolve(_ id: Int32) -> Int32 {
        var current = id
        while true {
            let kind = cursor(current).kind
            if let inner = repeated(current) {
                current = inner
                continue
            }
            guard kind == CXCursor_UnexposedExpr || kind == CXCursor_UnexposedStmt else { return current }
            let children = tree.children(of: current)
            if kind == CXCursor_UnexposedStmt {
                guard let inner = children.last(where: { !cursor($0).kind.isAttribute }) else { return current }
                current = inner
            } else {
                guard children.count == 1, let inner = children.first, cursor(inner).kind.isExpression,
                    hasSameType(current, inner)
                else { return current }
                current = inner
            }
        }
    }

    /// The cursor below that is this one once more: libclang shows the mark of a constant expression (the value of a case,
    /// say) as the expression itself.
    private func repeated(_ id: Int32) -> Int32? {
        let f = libclang.functions
        // Of implicit casts and of members of anonymous members there are truly two at one place.
        guard cursor(id).kind.isExpression, ![CXCursor_UnexposedExpr, CXCursor_MemberRefExpr].contains(cursor(id).kind),
            case let children = tree.children(of: id), children.count == 1, let inner = children.first,
            cursor(inner).kind == cursor(id).kind,
            f.equalRanges(f.getCursorExtent(cursor(id)), f.getCursorExtent(cursor(inner))) != 0
        else { return nil }
        return inner
    }

    /// Equal but for qualifiers at the top, which a load drops.
    private func hasSameType(_ a: Int32, _ b: Int32) -> Bool {
        let first = unqualifiedType(of: a)
        return first != .invalid && first == unqualifiedType(of: b)
    }

    private func unqualifiedType(of id: Int32) -> TypeID {
        let f = libclang.functions
        let type = f.getCanonicalType(f.getCursorType(cursor(id)))
        // What could not be parsed may have no type, and libclang does not survive being asked about it.
        return type.kind == CXType_Invalid ? .invalid : types.id(of: f.getUnqualifiedType(type))
    }
}

extension CXCursorKind {
    /// A statement that is a label with another statement behind it.
    var isLabelled: Bool { self == CXCursor_CaseStmt || self == CXCursor_DefaultStmt || self == CXCursor_LabelStmt }
}
