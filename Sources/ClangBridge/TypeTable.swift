import CLibclang
import CModel

/// Interns the canonical types of one unit, with sizes and record layouts as the target gives them.
final class TypeTable {
    private(set) var types: [CType] = [CType(kind: .unknown, spelling: "unknown")]
    private(set) var records: [CRecord] = []

    private let libclang: Libclang
    /// By clang's own type pointer, qualifiers included: sugared spellings and the canonical type alike.
    private var known: [UnsafeMutableRawPointer: TypeID] = [:]
    /// Record indices by declaration.
    private var recordIndices: [CursorKey: Int32] = [:]
    /// Records whose fields are still to be read: a record may mention itself.
    private var pending: [(index: Int, type: CXType)] = []
    private var depth = 0

    /// Derivations (pointer to pointer to …) that are followed; deeper ones are unknown.
    private static let maximumDepth = 200

    init(libclang: Libclang) { self.libclang = libclang }

    /// The id of a type; `.invalid` where libclang has none.
    func id(of type: CXType) -> TypeID {
        guard type.kind != CXType_Invalid, let key = type.data.0 else { return .invalid }
        if let id = known[key] { return id }
        let id = internCanonical(libclang.functions.getCanonicalType(type))
        known[key] = id
        if depth == 0 { readPendingFields() }
        return id
    }

    /// The type, interned.
    func type(of type: CXType) -> CType {
        let id = id(of: type)
        return types[Int(id.raw)]
    }

    private func internCanonical(_ type: CXType) -> TypeID {
        guard let key = type.data.0 else { return .invalid }
        if let id = known[key] { return id }
        guard depth < TypeTable.maximumDepth else { return .invalid }
        depth += 1
        defer { depth -= 1 }
        if type.kind == CXType_Atomic { return id(of: libclang.functions.Type_getValueType(type)) }
        // The place is taken first, so that a type met again inside its own parts has an id.
        let id = TypeID(Int32(types.count))
        types.append(CType(kind: .unknown))
        known[key] = id
        types[Int(id.raw)] = describe(type)
        return id
    }

    private func describe(_ type: CXType) -> CType {
        let f = libclang.functions
        let kind = TypeTable.kind(of: type.kind)
        // The type of a built-in function's name, for one, has no size to ask for.
        guard kind != .unknown else { return CType(kind: kind, spelling: libclang.string(f.getTypeSpelling(type))) }
        var result = CType(
            kind: kind, isConst: f.isConstQualifiedType(type) != 0,
            isVolatile: f.isVolatileQualifiedType(type) != 0, size: max(-1, f.Type_getSizeOf(type)),
            alignment: Int32(clamping: max(-1, f.Type_getAlignOf(type))),
            spelling: libclang.string(f.getTypeSpelling(type)))
        switch result.kind {
        case .bool, .integer:
            result.isSigned = TypeTable.isSigned(type.kind)
            result.isCharacter = TypeTable.isCharacter(type.kind)
        case .enumeration:
            let declaration = f.getTypeDeclaration(type)
            result.isSigned = TypeTable.isSigned(f.getCanonicalType(f.getEnumDeclIntegerType(declaration)).kind)
            result.record = record(of: type, declaredBy: declaration)
        case .pointer:
            result.element = id(of: f.getPointeeType(type))
        case .array, .incompleteArray, .variableArray:
            result.element = id(of: f.getArrayElementType(type))
            if result.kind == .array { result.count = f.getArraySize(type) }
        case .vector, .complex:
            result.element = id(of: f.getElementType(type))
        case .function:
            result.element = id(of: f.getResultType(type))
            result.isVariadic = f.isFunctionTypeVariadic(type) != 0
            let count = max(0, f.getNumArgTypes(type))
            result.parameters = (0..<count).map { id(of: f.getArgType(type, UInt32($0))) }
            result.size = -1
        case .structure:
            let declaration = f.getTypeDeclaration(type)
            if declaration.kind == CXCursor_UnionDecl { result.kind = .union }
            result.record = record(of: type, declaredBy: declaration)
        case .unknown, .void, .floating, .union: break
        }
        return result
    }

    // MARK: Records

    private func record(of type: CXType, declaredBy declaration: CXCursor) -> Int32 {
        let key = CursorKey(libclang.functions.getCanonicalCursor(declaration))
        if let index = recordIndices[key] { return index }
        let index = records.count
        recordIndices[key] = Int32(index)
        let isAnonymous = libclang.functions.Cursor_isAnonymous(declaration) != 0
        records.append(CRecord(
            name: isAnonymous ? "" : libclang.string(libclang.functions.getCursorSpelling(declaration)),
            isUnion: declaration.kind == CXCursor_UnionDecl,
            size: max(-1, libclang.functions.Type_getSizeOf(type)), fields: []))
        pending.append((index, type))
        return Int32(index)
    }

    /// The index of the record that a field's cursor belongs to; -1 where it is unknown.
    func recordIndex(ofField field: CXCursor) -> Int32 {
        let parent = libclang.functions.getCursorSemanticParent(field)
        _ = id(of: libclang.functions.getCursorType(parent))
        return recordIndices[CursorKey(libclang.functions.getCanonicalCursor(parent))] ?? -1
    }

    private func readPendingFields() {
        while let next = pending.popLast() {
            var fields: [CXCursor] = []
            withUnsafeMutablePointer(to: &fields) { fields in
                _ = libclang.functions.Type_visitFields(next.type, { field, data in
                    data?.assumingMemoryBound(to: [CXCursor].self).pointee.append(field)
                    return CXVisit_Continue
                }, fields)
            }
            records[next.index].fields = fields.map(field(at:))
            if next.type.kind == CXType_Enum { records[next.index].enumerators = enumerators(of: next.type) }
        }
    }

    private func enumerators(of type: CXType) -> [Int64] {
        var constants: [CXCursor] = []
        withUnsafeMutablePointer(to: &constants) { constants in
            _ = libclang.functions.visitChildren(libclang.functions.getTypeDeclaration(type), { child, _, data in
                if child.kind == CXCursor_EnumConstantDecl { data?.assumingMemoryBound(to: [CXCursor].self).pointee.append(child) }
                return CXChildVisit_Continue
            }, constants)
        }
        return constants.map(libclang.functions.getEnumConstantDeclValue)
    }

    private func field(at cursor: CXCursor) -> CRecord.Field {
        let f = libclang.functions
        let isBitField = f.Cursor_isBitField(cursor) != 0
        return CRecord.Field(
            name: libclang.name(of: cursor), type: id(of: f.getCursorType(cursor)),
            bitOffset: max(-1, f.Cursor_getOffsetOfField(cursor)),
            bitWidth: isBitField ? f.getFieldDeclBitWidth(cursor) : -1)
    }

    // MARK: Kinds

    private static func kind(of kind: CXTypeKind) -> CType.Kind {
        switch kind {
        case CXType_Void: .void
        case CXType_Bool: .bool
        case CXType_Enum: .enumeration
        case CXType_Pointer, CXType_BlockPointer: .pointer
        case CXType_ConstantArray: .array
        case CXType_IncompleteArray: .incompleteArray
        case CXType_VariableArray: .variableArray
        case CXType_Record: .structure
        case CXType_FunctionProto, CXType_FunctionNoProto: .function
        case CXType_Vector, CXType_ExtVector: .vector
        case CXType_Complex: .complex
        case CXType_Float, CXType_Double, CXType_LongDouble, CXType_Float128, CXType_Half, CXType_Float16, CXType_BFloat16:
            .floating
        default: isInteger(kind) ? .integer : .unknown
        }
    }

    private static func isInteger(_ kind: CXTypeKind) -> Bool {
        (CXType_Char_U.rawValue...CXType_Int128.rawValue).contains(kind.rawValue)
    }

    private static func isSigned(_ kind: CXTypeKind) -> Bool {
        (CXType_Char_S.rawValue...CXType_Int128.rawValue).contains(kind.rawValue)
    }

    private static func isCharacter(_ kind: CXTypeKind) -> Bool {
        [CXType_Char_U, CXType_UChar, CXType_Char_S, CXType_SChar].contains(kind)
    }
}

/// What makes a cursor the same entity: the declaration, or the statement of a label.
struct CursorKey: Hashable {
    private let kind: UInt32
    private let entity: UnsafeRawPointer?

    init(_ cursor: CXCursor) {
        kind = cursor.kind.rawValue
        entity = cursor.kind.isStatement ? cursor.data.1 : cursor.data.0
    }
}
