import CLibclang
import CModel
import SourceText

extension Lowering {
    func expressionShape(of id: Int32) -> Shape {
        let cursor = cursor(id)
        let f = libclang.functions
        let parts = expressions(of: id)
        let below = parts.map { Work.cursor($0) }
        switch cursor.kind {
        case CXCursor_IntegerLiteral, CXCursor_CXXBoolLiteralExpr: return evaluated(.integerLiteral, cursor)
        case CXCursor_CXXNullPtrLiteralExpr: return Shape(kind: .integerLiteral, flags: .hasValue)
        case CXCursor_CharacterLiteral: return evaluated(.characterLiteral, cursor)
        case CXCursor_FloatingLiteral: return evaluated(.floatLiteral, cursor)
        case CXCursor_StringLiteral:
            let spelling = libclang.string(f.getCursorSpelling(cursor))
            return Shape(kind: .stringLiteral, string: StringLiteral.bytes(spelling: spelling))
        case CXCursor_DeclRefExpr:
            let declaration = f.getCursorReferenced(cursor)
            var shape = Shape(kind: .declRef, symbol: symbols.id(of: declaration))
            if declaration.kind == CXCursor_EnumConstantDecl {
                shape.value = f.getEnumConstantDeclValue(declaration)
                shape.flags = .hasValue
            }
            return shape
        case CXCursor_MemberRefExpr:
            let base = parts.first.map { f.getCanonicalType(f.getCursorType(self.cursor($0))).kind }
            return Shape(
                kind: .member, flags: base == CXType_Pointer ? .arrow : [],
                symbol: symbols.id(of: f.getCursorReferenced(cursor)), children: below)
        case CXCursor_ArraySubscriptExpr: return Shape(kind: .index, children: below)
        case CXCursor_CallExpr:
            return Shape(kind: .call, symbol: symbols.id(of: f.getCursorReferenced(cursor)), children: below)
        case CXCursor_UnaryOperator:
            return Shape(kind: .unary, op: Operator(f.getCursorUnaryOperatorKind(cursor)), children: below)
        case CXCursor_BinaryOperator:
            let op = f.getCursorBinaryOperatorKind(cursor)
            return Shape(kind: op == CXBinaryOperator_Assign ? .assign : .binary, op: Operator(op), children: below)
        case CXCursor_CompoundAssignOperator:
            return Shape(kind: .compoundAssign, op: Operator(f.getCursorBinaryOperatorKind(cursor)), children: below)
        case CXCursor_ConditionalOperator: return Shape(kind: .conditional, children: below)
        // Bounds in the type's name come before the operand.
        case CXCursor_CStyleCastExpr: return Shape(kind: .explicitCast, children: below.suffix(1))
        case CXCursor_ParenExpr: return Shape(kind: .paren, children: below)
        case CXCursor_InitListExpr: return Shape(kind: .initList, children: below)
        case CXCursor_CompoundLiteralExpr: return Shape(kind: .compoundLiteral, children: below.suffix(1))
        case CXCursor_StmtExpr: return Shape(kind: .statementExpr, children: self.parts(of: id).map { .cursor($0) })
        case CXCursor_AddrLabelExpr: return Shape(kind: .addressOfLabel, symbol: label(below: id))
        case CXCursor_GenericSelectionExpr: return Shape(kind: .genericSelection, children: below)
        case CXCursor_UnaryExpr: return sizeShape(of: id, below)
        case CXCursor_UnexposedExpr: return unexposedShape(of: id, parts)
        default: return Shape(kind: .unknown, children: self.parts(of: id).map { .cursor($0) })
        }
    }

    /// A literal with the value that clang gives it.
    private func evaluated(_ kind: NodeKind, _ cursor: CXCursor) -> Shape {
        var shape = Shape(kind: kind)
        let f = libclang.functions
        guard let result = f.Cursor_Evaluate(cursor) else { return shape }
        defer { f.EvalResult_dispose(result) }
        switch f.EvalResult_getKind(result) {
        case CXEval_Int:
            shape.value = f.EvalResult_getAsLongLong(result)
            shape.flags = .hasValue
        case CXEval_Float:
            shape.value = Int64(bitPattern: f.EvalResult_getAsDouble(result).bitPattern)
        default: break
        }
        return shape
    }

    /// `sizeof` or `_Alignof`: libclang has one kind for both, so the word decides; the value comes from clang.
    private func sizeShape(of id: Int32, _ below: [Work]) -> Shape {
        let word = word(at: id)
        let kind: NodeKind = word.includes("align", ignoringCase: true) ? .alignOf : .sizeOf
        var shape = evaluated(kind, cursor(id))
        shape.children = below
        return shape
    }

    /// The identifier with which a cursor begins, as written in the file; empty where it is in no file of the tree.
    private func word(at id: Int32) -> String {
        let extent = map.extent(of: cursor(id))
        guard extent.file >= 0 else { return "" }
        let bytes = map.files[Int(extent.file)].bytes
        let start = Int(extent.spelling.start)
        guard start <= bytes.count else { return "" }
        return String(decoding: bytes[start..<CText.endOfWord(in: bytes, at: start)], as: UTF8.self)
    }

    // MARK: What libclang does not expose

    private func unexposedShape(of id: Int32, _ parts: [Int32]) -> Shape {
        let all = tree.children(of: id)
        let below = parts.map { Work.cursor($0) }
        let firstKind = all.first.map { cursor($0).kind }
        let isInList = cursor(tree.entries[Int(id)].parent).kind == CXCursor_InitListExpr
        if isInList, firstKind == CXCursor_MemberRef || byte(at: id) == UInt8(ascii: "[") {
            return designatedShape(of: id, all)
        }
        if firstKind == CXCursor_TypeRef || firstKind == CXCursor_MemberRef { return evaluated(.offsetOf, cursor(id)) }
        if parts.count == 4, hasSamePlace(parts[0], parts[1]) {
            return Shape(kind: .elvis, children: [.cursor(parts[0]), .cursor(parts[3])])
        }
        if parts.count == 1 {
            // `va_arg` looks like a cast of the list; the decay of a list that is an array stays a list.
            let isVaArg = isArgumentList(parts[0]) && !isArgumentList(id)
            return Shape(kind: isVaArg ? .vaArg : .implicitCast, children: below)
        }
        if parts.isEmpty {
            // The implicit zeroes of an initialiser, or an offsetof of a type without a name.
            var shape = evaluated(.unknown, cursor(id))
            if shape.flags.contains(.hasValue) { shape.kind = .offsetOf }
            return shape
        }
        return Shape(kind: .unknown, flags: .broken, children: below)
    }

    /// `.field = value` or `[index] = value`: the designators, then the value; the symbol is the last field named.
    private func designatedShape(of id: Int32, _ all: [Int32]) -> Shape {
        let fields = all.filter { cursor($0).kind == CXCursor_MemberRef }
        let symbol = fields.last.map { symbols.id(of: libclang.functions.getCursorReferenced(cursor($0))) } ?? .none
        let parts = all.filter { cursor($0).kind == CXCursor_MemberRef || cursor($0).kind.isExpression }
        return Shape(kind: .designatedInit, symbol: symbol, children: parts.map { .cursor($0) })
    }

    /// The two ends of GNU `a ?: b` stand around a mention of `a`, twice.
    private func hasSamePlace(_ a: Int32, _ b: Int32) -> Bool {
        map.extent(of: cursor(a)).spelling == map.extent(of: cursor(b)).spelling
    }

    private func isArgumentList(_ id: Int32) -> Bool {
        types.type(of: libclang.functions.getCursorType(cursor(id))).spelling.includes("va_list")
    }

    private func byte(at id: Int32) -> UInt8? {
        let extent = map.extent(of: cursor(id))
        guard extent.file >= 0 else { return nil }
        let bytes = map.files[Int(extent.file)].bytes
        let start = Int(extent.spelling.start)
        return start < bytes.count ? bytes[start] : nil
    }
}
