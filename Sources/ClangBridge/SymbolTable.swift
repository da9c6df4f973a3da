import CLibclang
import CModel
import SourceText

/// Interns what a unit names: one entry per canonical declaration.
final class SymbolTable {
    private(set) var symbols: [Symbol] = []

    private let libclang: Libclang
    private let types: TypeTable
    private let map: SourceMap
    /// By declaration, canonical or not.
    private var known: [CursorKey: SymbolID] = [:]

    init(libclang: Libclang, types: TypeTable, map: SourceMap) {
        self.libclang = libclang
        self.types = types
        self.map = map
    }

    /// The symbol that a declaration (or labelled statement) stands for; none for what is not one.
    func id(of cursor: CXCursor) -> SymbolID {
        let key = CursorKey(cursor)
        if let id = known[key] { return id }
        guard let kind = kind(of: cursor) else { return .none }
        let canonicalKey = CursorKey(libclang.functions.getCanonicalCursor(cursor))
        if let id = known[canonicalKey] {
            known[key] = id
            addAttributes(of: cursor, to: id)
            return id
        }
        let id = SymbolID(Int32(symbols.count))
        symbols.append(describe(cursor, kind))
        known[key] = id
        known[canonicalKey] = id
        addAttributes(of: cursor, to: id)
        return id
    }

    func define(_ id: SymbolID, at node: NodeID) { symbols[Int(id.raw)].definition = node }

    private func kind(of cursor: CXCursor) -> Symbol.Kind? {
        switch cursor.kind {
        case CXCursor_FunctionDecl: .function
        case CXCursor_ParmDecl: .parameter
        case CXCursor_VarDecl: kind(ofVariable: cursor)
        case CXCursor_FieldDecl: .field
        case CXCursor_EnumConstantDecl: .enumConstant
        case CXCursor_TypedefDecl: .typedef
        case CXCursor_StructDecl, CXCursor_UnionDecl, CXCursor_EnumDecl: .record
        case CXCursor_LabelStmt: .label
        default: nil
        }
    }

    private func kind(ofVariable cursor: CXCursor) -> Symbol.Kind {
        let storage = libclang.functions.Cursor_getStorageClass(cursor)
        let isInFunction = libclang.functions.getCursorSemanticParent(cursor).kind == CXCursor_FunctionDecl
        if storage == CX_SC_Extern || !isInFunction { return .global }
        return storage == CX_SC_Static ? .staticLocal : .local
    }

    private func describe(_ cursor: CXCursor, _ kind: Symbol.Kind) -> Symbol {
        let f = libclang.functions
        var symbol = Symbol(
            name: libclang.name(of: cursor), kind: kind, type: types.id(of: f.getCursorType(cursor)),
            isStatic: f.getCursorLinkage(cursor) == CXLinkage_Internal,
            isSystem: f.Location_isInSystemHeader(f.getCursorLocation(cursor)) != 0)
        // GNU noreturn is part of the type and leaves no attribute behind.
        if kind == .function, types.types[Int(symbol.type.raw)].spelling.includes("noreturn") {
            symbol.attributes.insert(.noReturn)
        }
        if kind == .field {
            symbol.record = types.recordIndex(ofField: cursor)
            if symbol.record >= 0 {
                let offset = f.Cursor_getOffsetOfField(cursor)
                let fields = types.records[Int(symbol.record)].fields
                let index = fields.firstIndex { $0.name == symbol.name && $0.bitOffset == offset }
                symbol.fieldIndex = Int32(index ?? -1)
            }
        }
        return symbol
    }

    // MARK: Attributes

    /// Reads the attributes at one declaration. Most have no kind of their own in libclang, so their text decides.
    private func addAttributes(of cursor: CXCursor, to id: SymbolID) {
        guard [.function, .local, .staticLocal, .global].contains(symbols[Int(id.raw)].kind),
            // A function that clang builds in stands in no file, so nobody wrote attributes there.
            map.expansion(of: libclang.functions.getCursorLocation(cursor)).file != nil
        else { return }
        var attributes: [CXCursor] = []
        withUnsafeMutablePointer(to: &attributes) { attributes in
            _ = libclang.functions.visitChildren(cursor, { child, _, data in
                guard child.kind.isAttribute else { return CXChildVisit_Break }
                data?.assumingMemoryBound(to: [CXCursor].self).pointee.append(child)
                return CXChildVisit_Continue
            }, attributes)
        }
        for attribute in attributes {
            add(attribute, text: map.text(of: libclang.functions.getCursorExtent(attribute)), to: id)
        }
    }

    private func add(_ attribute: CXCursor, text: String, to id: SymbolID) {
        var found: Symbol.Attributes = []
        if attribute.kind == CXCursor_WarnUnusedResultAttr { found.insert(.warnUnusedResult) }
        if attribute.kind == CXCursor_AsmLabelAttr { found.insert(.assemblerName) }
        let lower = text.lowercased()
        for (word, meaning) in SymbolTable.words where lower.contains(word) { found.insert(meaning) }
        symbols[Int(id.raw)].attributes.formUnion(found)
        if !text.isEmpty, !symbols[Int(id.raw)].attributeText.contains(text) {
            symbols[Int(id.raw)].attributeText.append(text)
        }
    }

    private static let words: [(String, Symbol.Attributes)] = [
        ("noreturn", .noReturn), ("returns_nonnull", .returnsNonNull), ("malloc", .malloc), ("interrupt", .interrupt),
        ("cleanup", .cleanup), ("warn_unused_result", .warnUnusedResult), ("nodiscard", .warnUnusedResult),
    ]
}
