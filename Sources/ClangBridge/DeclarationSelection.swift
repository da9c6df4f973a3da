import CLibclang

/// Which declarations at file scope become nodes: all of the main file, and the definitions in headers of the tree.
/// What else the unit uses of headers is in its symbols, types and records.
struct DeclarationSelection {
    let libclang: Libclang
    let map: SourceMap

    func keeps(_ cursor: CXCursor) -> Bool {
        let location = libclang.functions.getCursorLocation(cursor)
        let file = map.index(of: map.expansion(of: location).file)
        switch cursor.kind {
        case CXCursor_FunctionDecl, CXCursor_VarDecl:
            return file == 0 || (file > 0 && libclang.functions.isCursorDefinition(cursor) != 0)
        case CXCursor_StructDecl, CXCursor_UnionDecl, CXCursor_EnumDecl, CXCursor_TypedefDecl:
            return file == 0
        default: return false
        }
    }
}
