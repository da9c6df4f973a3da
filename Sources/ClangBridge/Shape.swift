import CLibclang
import CModel

/// What a cursor becomes: the parts of its node that do not follow from its place and type, and what comes below it.
struct Shape {
    var kind: NodeKind
    var op = Operator.none
    var flags: Node.Flags = []
    var symbol = SymbolID.none
    var value: Int64 = 0
    var string: [UInt8]?
    var children: [Lowering.Work] = []
}

extension Lowering {
    /// The children that are declarations, statements or expressions: no attributes, no mentions of types.
    func parts(of id: Int32) -> [Int32] {
        tree.children(of: id).filter { child in
            let kind = cursor(child).kind
            return !kind.isReference && !kind.isAttribute
        }
    }

    func expressions(of id: Int32) -> [Int32] { parts(of: id).filter { cursor($0).kind.isExpression } }

    func shape(of id: Int32) -> Shape {
        let kind = cursor(id).kind
        if kind.isExpression { return expressionShape(of: id) }
        if kind == CXCursor_MemberRef {
            return Shape(kind: .declRef, symbol: symbols.id(of: libclang.functions.getCursorReferenced(cursor(id))))
        }
        if kind.isStatement { return statementShape(of: id) }
        return declarationShape(of: id)
    }

    // MARK: Declarations

    private func declarationShape(of id: Int32) -> Shape {
        let cursor = cursor(id)
        let f = libclang.functions
        var shape = Shape(kind: .unknown, symbol: symbols.id(of: cursor))
        switch cursor.kind {
        case CXCursor_FunctionDecl:
            shape.kind = .function
            let kept = [CXCursor_ParmDecl, CXCursor_CompoundStmt]
            shape.children = parts(of: id).filter { kept.contains(self.cursor($0).kind) }.map { .cursor($0) }
        case CXCursor_ParmDecl:
            shape.kind = .parameter
        case CXCursor_VarDecl:
            shape.kind = .variable
            shape.children = variableParts(of: id).map { .cursor($0) }
        case CXCursor_StructDecl, CXCursor_UnionDecl:
            shape.kind = cursor.kind == CXCursor_UnionDecl ? .unionDecl : .structDecl
            shape.children = parts(of: id).filter { isNamedEntity($0) }.map { .cursor($0) }
        case CXCursor_FieldDecl:
            shape.kind = .field
        case CXCursor_EnumDecl:
            shape.kind = .enumDecl
            shape.children = parts(of: id).filter { isNamedEntity($0) }.map { .cursor($0) }
        case CXCursor_EnumConstantDecl:
            shape.kind = .enumConstant
            shape.value = f.getEnumConstantDeclValue(cursor)
            shape.flags = .hasValue
            shape.children = expressions(of: id).map { .cursor($0) }
        case CXCursor_TypedefDecl:
            shape.kind = .typedefDecl
        default:
            shape.children = parts(of: id).map { .cursor($0) }
        }
        return shape
    }

    /// A declaration that has a node: no empty declaration, static assertion or pragma.
    func isNamedEntity(_ id: Int32) -> Bool {
        [CXCursor_FunctionDecl, CXCursor_VarDecl, CXCursor_StructDecl, CXCursor_UnionDecl, CXCursor_EnumDecl,
         CXCursor_TypedefDecl, CXCursor_FieldDecl, CXCursor_EnumConstantDecl].contains(cursor(id).kind)
    }

    /// The initialiser; of a variable array its bounds. The bounds of other arrays are part of the type.
    private func variableParts(of id: Int32) -> [Int32] {
        let f = libclang.functions
        let initializer = f.Cursor_getVarDeclInitializer(cursor(id))
        if initializer.kind.isExpression {
            return expressions(of: id).last { f.equalCursors(cursor($0), initializer) != 0 }.map { [$0] } ?? []
        }
        return f.getCanonicalType(f.getCursorType(cursor(id))).kind == CXType_VariableArray ? expressions(of: id) : []
    }

    // MARK: Statements

    private func statementShape(of id: Int32) -> Shape {
        let cursor = cursor(id)
        let parts = parts(of: id)
        switch cursor.kind {
        case CXCursor_CompoundStmt: return Shape(kind: .compound, children: list(parts))
        case CXCursor_DeclStmt:
            return Shape(kind: .declStmt, children: parts.filter { isNamedEntity($0) }.map { .cursor($0) })
        case CXCursor_IfStmt: return Shape(kind: .ifStmt, children: conditional(parts, branches: 2))
        case CXCursor_SwitchStmt: return Shape(kind: .switchStmt, children: conditional(parts, branches: 1))
        case CXCursor_WhileStmt: return Shape(kind: .whileStmt, children: conditional(parts, branches: 1))
        case CXCursor_DoStmt: return Shape(kind: .doStmt, children: doParts(parts))
        case CXCursor_ForStmt: return Shape(kind: .forStmt, children: forClauses(of: id, parts))
        case CXCursor_GotoStmt: return Shape(kind: .gotoStmt, symbol: label(below: id))
        case CXCursor_IndirectGotoStmt: return Shape(kind: .indirectGoto, children: parts.map { .cursor($0) })
        case CXCursor_BreakStmt: return Shape(kind: .breakStmt)
        case CXCursor_ContinueStmt: return Shape(kind: .continueStmt)
        case CXCursor_ReturnStmt: return Shape(kind: .returnStmt, children: parts.map { .cursor($0) })
        case CXCursor_NullStmt, CXCursor_UnexposedStmt: return Shape(kind: .nullStmt)
        case CXCursor_GCCAsmStmt, CXCursor_MSAsmStmt: return Shape(kind: .asmStmt, children: parts.map { .cursor($0) })
        default: return Shape(kind: .unknown, children: list(parts))
        }
    }

    /// A condition and its branches, at most so many; what could not be parsed is absent.
    private func conditional(_ parts: [Int32], branches: Int) -> [Work] {
        guard parts.count > 1 else { return [.absent, parts.first.map { statement($0) } ?? .absent] }
        return [.cursor(parts[0])] + parts.dropFirst().prefix(branches).map { statement($0) }
    }

    private func doParts(_ parts: [Int32]) -> [Work] {
        guard let body = parts.first else { return [.absent, .absent] }
        return [statement(body), parts.count > 1 ? .cursor(parts[1]) : .absent]
    }

    /// The target of a goto or `&&label`.
    func label(below id: Int32) -> SymbolID {
        let reference = tree.children(of: id).first { cursor($0).kind == CXCursor_LabelRef }
        return reference.map { symbols.id(of: libclang.functions.getCursorReferenced(cursor($0))) } ?? .none
    }

    /// Initialisation, condition, increment and body. libclang leaves out absent clauses, so the two semicolons decide
    /// which ones are there; in a macro, where they cannot be seen, the look of the clauses does.
    private func forClauses(of id: Int32, _ parts: [Int32]) -> [Work] {
        guard let body = parts.last else { return Array(repeating: .absent, count: 4) }
        let clauses = parts.dropLast()
        var places: [Int32?] = [nil, nil, nil]
        let extent = map.extent(of: cursor(id))
        let semicolons = extent.inMacro || extent.file < 0
            ? nil : CText.semicolonsOfFor(in: map.files[Int(extent.file)].bytes, at: Int(extent.range.start))
        for (index, clause) in clauses.prefix(3).enumerated() {
            if clauses.count == 3 {
                places[index] = clause
            } else if let semicolons {
                let start = Int(map.extent(of: cursor(clause)).range.start)
                places[start < semicolons.first ? 0 : start < semicolons.second ? 1 : 2] = clause
            } else {
                let first = (places.lastIndex { $0 != nil } ?? -1) + 1
                places[max(first, likelyPlace(of: clause, first: index == 0))] = clause
            }
        }
        return places.map { $0.map { .cursor($0) } ?? .absent } + [statement(body)]
    }

    /// Where a `for` clause belongs by its look: declarations and assignments begin, comparisons test, steps come last.
    private func likelyPlace(of clause: Int32, first: Bool) -> Int {
        let cursor = cursor(resolve(clause))
        switch cursor.kind {
        case CXCursor_DeclStmt: return 0
        case CXCursor_CompoundAssignOperator: return 2
        case CXCursor_UnaryOperator:
            let op = Operator(libclang.functions.getCursorUnaryOperatorKind(cursor))
            return [.preIncrement, .preDecrement, .postIncrement, .postDecrement].contains(op) ? 2 : 1
        case CXCursor_BinaryOperator:
            guard libclang.functions.getCursorBinaryOperatorKind(cursor) == CXBinaryOperator_Assign else { return 1 }
            return first ? 0 : 2
        default: return 1
        }
    }
}
