#ifndef IACSLINT_CLIBCLANG_H
#define IACSLINT_CLIBCLANG_H

#include <clang-c/Index.h>

/// The functions of libclang that iacslint calls, one line each, without their prefix `clang_`.
#define IACSLINT_LIBCLANG_FUNCTIONS(F) \
    F(createIndex) \
    F(disposeIndex) \
    F(toggleCrashRecovery) \
    F(getClangVersion) \
    F(getCString) \
    F(disposeString) \
    F(parseTranslationUnit2) \
    F(disposeTranslationUnit) \
    F(getTranslationUnitCursor) \
    F(getFile) \
    F(getFileName) \
    F(getFileContents) \
    F(getNumDiagnostics) \
    F(getDiagnostic) \
    F(disposeDiagnostic) \
    F(getDiagnosticSeverity) \
    F(getDiagnosticSpelling) \
    F(getDiagnosticLocation) \
    F(getExpansionLocation) \
    F(getFileLocation) \
    F(getRangeStart) \
    F(getRangeEnd) \
    F(Location_isInSystemHeader) \
    F(visitChildren) \
    F(getCursorLocation) \
    F(getCursorExtent) \
    F(getCursorSpelling) \
    F(getCursorKindSpelling) \
    F(getCursorType) \
    F(getCursorReferenced) \
    F(getCursorDefinition) \
    F(getCursorSemanticParent) \
    F(getCursorLinkage) \
    F(getCanonicalCursor) \
    F(equalCursors) \
    F(equalRanges) \
    F(isCursorDefinition) \
    F(getCursorBinaryOperatorKind) \
    F(getCursorUnaryOperatorKind) \
    F(Cursor_getStorageClass) \
    F(Cursor_getVarDeclInitializer) \
    F(Cursor_isBitField) \
    F(Cursor_isAnonymous) \
    F(getFieldDeclBitWidth) \
    F(Cursor_getOffsetOfField) \
    F(getEnumConstantDeclValue) \
    F(Cursor_Evaluate) \
    F(EvalResult_getKind) \
    F(EvalResult_getAsLongLong) \
    F(EvalResult_getAsDouble) \
    F(EvalResult_dispose) \
    F(getCanonicalType) \
    F(getUnqualifiedType) \
    F(getTypeSpelling) \
    F(isConstQualifiedType) \
    F(isVolatileQualifiedType) \
    F(getPointeeType) \
    F(getElementType) \
    F(getArrayElementType) \
    F(getArraySize) \
    F(getResultType) \
    F(getNumArgTypes) \
    F(getArgType) \
    F(isFunctionTypeVariadic) \
    F(getTypeDeclaration) \
    F(getEnumDeclIntegerType) \
    F(Type_getSizeOf) \
    F(Type_getAlignOf) \
    F(Type_getValueType) \
    F(Type_visitFields)

#define IACSLINT_LIBCLANG_FIELD(name) __typeof__(&clang_##name) name;

/// The functions of a libclang that was loaded at run time. Nothing is linked: a run without C files never loads it.
typedef struct {
    IACSLINT_LIBCLANG_FUNCTIONS(IACSLINT_LIBCLANG_FIELD)
} IACSLibclang;

/// Loads the library at `path` and fills `functions`.
///
/// Returns a null pointer when all went well, else what was wrong: the loader's message, or the name of the first function
/// that the library lacks. The text is valid until the thread's next call.
const char *iacslint_load_libclang(const char *path, IACSLibclang *functions);

#endif
