import CLibclang

extension CXCursorKind {
    var isTranslationUnit: Bool { self == CXCursor_TranslationUnit }

    /// An expression, also one that libclang does not expose.
    var isExpression: Bool {
        (CXCursor_FirstExpr.rawValue...CXCursor_LastExpr.rawValue).contains(rawValue)
    }

    var isStatement: Bool {
        (CXCursor_FirstStmt.rawValue...CXCursor_LastStmt.rawValue).contains(rawValue)
    }

    var isAttribute: Bool {
        (CXCursor_FirstAttr.rawValue...CXCursor_LastAttr.rawValue).contains(rawValue)
    }

    /// A mention of a type, a field or a label inside another construct.
    var isReference: Bool {
        (CXCursor_FirstRef.rawValue...CXCursor_LastRef.rawValue).contains(rawValue)
    }
}
