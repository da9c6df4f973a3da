/// What a node of the Swift tree is. One flat list for declarations, statements, patterns, expressions and types.
///
/// "Name" below is the node's name token, see `SyntaxTree.name(of:)`. Children stand in source order; a part that is not
/// written has no node.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
    /// Node 0; its children are statements and declarations.
    case sourceFile

    // MARK: Declarations. Attributes and modifiers are their first children.

    /// Name: the last part of the path.
    case importDecl
    /// Name, then generic parameters, `inheritedTypes`, `whereClause`, `memberBlock`.
    case classDecl, structDecl, enumDecl, actorDecl, protocolDecl
    /// The extended type is the first child behind attributes and modifiers; name: the last part of that type.
    case extensionDecl
    /// Name (or operator), generic parameters, `parameters`, `effects`, `returnType`, `whereClause`, `codeBlock`.
    case functionDecl, initializerDecl, deinitializerDecl
    /// As a function, with an `accessorBlock` for its body.
    case subscriptDecl
    /// `let`, `var` (its name token) with one `binding` for each variable.
    case variableDecl
    /// A pattern, then `typeAnnotation`, `initializer`, `accessorBlock` as written. Name: of an identifier pattern.
    case binding
    /// `{ get … }`, `{ willSet … }` or a plain getter body (then its children are statements).
    case accessorBlock
    /// Name: `get`, `set`, `willSet`, `didSet`, `_read` … ; child: parameter name, effects, `codeBlock`.
    case accessor
    /// `case a, b(Int)`: one `enumCaseElement` each.
    case enumCaseDecl
    /// Name; then `parameters` or `initializer`.
    case enumCaseElement
    case typealiasDecl, associatedtypeDecl, operatorDecl, precedenceGroupDecl, macroDecl
    /// A declaration macro `#name(…)` at the level of declarations and statements is a `macroExpansion`.
    /// `@name(arguments)`: name: the last part of its type; children: the type, then `argument`s.
    case attribute
    /// `public`, `static`, `unowned(safe)`, `open` …
    case modifier
    /// `(…)` of a function, initializer, subscript, macro, enum case or closure signature; children: `parameter`.
    case parameters
    /// Name: what the body calls it; label: see `label(of:)`. Children: attributes, modifiers, type, default value.
    case parameter
    case genericParameters, genericParameter, whereClause
    /// One requirement of a where clause.
    case requirement
    /// `: A, B`; children: types.
    case inheritedTypes
    /// `async`, `throws`, `rethrows`, `throws(E)`.
    case effects
    /// `-> T`; child: the type.
    case returnType
    /// `: T`; child: the type.
    case typeAnnotation
    /// `= value`; child: the expression.
    case initializer
    /// `{ … }` of a type; children: declarations.
    case memberBlock
    /// `{ … }` of a function or statement; children: statements.
    case codeBlock
    /// `#if` … `#endif`; children: one `ifConfigClause` per branch, all kept.
    case ifConfig
    /// Name: `#if`, `#elseif`, `#else`; children: the condition (not for `#else`), then what the branch holds.
    case ifConfigClause
    /// `#sourceLocation(…)`.
    case sourceLocation

    // MARK: Statements. `if` and `switch` are expressions in the grammar, and may stand as values here too.

    /// `condition`s, `codeBlock`, then for `else` a `codeBlock` or another `ifStmt`.
    case ifStmt
    /// `condition`s, `codeBlock`.
    case guardStmt, whileStmt
    /// One element of a condition list; child: an expression, `optionalBinding`, `matchingPattern` or `availability`.
    case condition
    /// `let x = value`, `let x`; children: pattern, `typeAnnotation`, `initializer`. Name: of an identifier pattern.
    case optionalBinding
    /// `case pattern = value`; children: pattern, `typeAnnotation`, `initializer`.
    case matchingPattern
    /// `#available(…)`, `#unavailable(…)` (its name).
    case availability
    /// The subject, then `switchCase` and `ifConfig`.
    case switchStmt
    /// `caseItem`s (none for `default`), then statements.
    case switchCase
    /// One pattern of a `case` or `catch`, then its `whereCondition`.
    case caseItem
    /// `where` of a case, catch or loop; child: the expression.
    case whereCondition
    /// Pattern, `typeAnnotation`, the sequence, `whereCondition`, `codeBlock`.
    case forStmt
    /// `codeBlock`, then the condition.
    case repeatStmt
    /// `codeBlock`, then `catchClause`s.
    case doStmt
    /// `caseItem`s, `codeBlock`.
    case catchClause
    case deferStmt, returnStmt, throwStmt, breakStmt, continueStmt, fallthroughStmt
    case yieldStmt, thenStmt, discardStmt
    /// Name: the label; child: the statement.
    case labeledStmt

    // MARK: Patterns

    case identifierPattern, wildcardPattern
    /// `(a, b)`; children: `argument`s that hold patterns.
    case tuplePattern
    /// `let p`, `var p` inside a pattern.
    case bindingPattern
    /// `is T`.
    case typePattern
    /// An expression that stands for a pattern.
    case expressionPattern

    // MARK: Expressions

    /// The callee, then `argument`s in parentheses, then trailing closures: the first a `closure` (with no label), the
    /// others `argument`s with their label.
    case call
    /// `value[…]`; children as of `call`.
    case subscriptCall
    /// One argument or tuple element; `label(of:)` and its only child, the value.
    case argument
    /// `{ … }` with an optional `closureSignature`, then statements.
    case closure
    /// `[captures] (parameters) -> T in`; children: attributes, `closureCapture`, `parameters`, `effects`, `returnType`.
    case closureSignature
    /// `[weak self]`, `[x = value]`; name: the captured or new name; child: `initializer`.
    case closureCapture
    /// `base.name`; child: the base, or none for an implicit member `.name`.
    case memberAccess
    /// A name, `self`, `Self`, `super`, `init`, `$0`; `argumentNames` when written `f(a:b:)`.
    case identifier
    /// `(a:b:)` behind a name.
    case argumentNames
    /// `base<T>`; children: the base, `genericArguments`.
    case specialization
    case genericArguments
    /// Children: `stringSegment`, `interpolation`.
    case stringLiteral
    /// Text between the delimiters and interpolations, escapes as written.
    case stringSegment
    /// `\(…)`; children: `argument`s.
    case interpolation
    case integerLiteral, floatLiteral, booleanLiteral, nilLiteral, regexLiteral
    /// Children: the elements.
    case arrayLiteral
    /// Children: `dictionaryElement`.
    case dictionaryLiteral
    /// Children: key, value.
    case dictionaryElement
    /// `( … )`, also of one expression; children: `argument`s.
    case tuple
    /// Name: the operator; child: the operand.
    case prefixOperator, postfixOperator
    /// Name: the operator; children: left and right operand, folded by precedence.
    case infixOperator
    /// Name: `=`; children: target, value.
    case assignment
    /// `c ? a : b`; children: the three.
    case ternary
    /// `value!`.
    case forceUnwrap
    /// `value?` inside a chain.
    case optionalChain
    /// `&value`.
    case inOut
    /// `try`; flag `.forced` for `try!`, `.optional` for `try?`.
    case tryExpr
    /// `await`, `unsafe`, `consume`, `copy`, `borrow`, `each`, `repeat`, `any`-less prefix words; name: the word.
    case awaitExpr, unsafeExpr, ownershipExpr, packExpansionExpr, packElementExpr
    /// Children: value, type; flag `.forced` for `as!`, `.optional` for `as?`.
    case asExpr
    /// Children: value, type.
    case isExpr
    /// `\Root.path`; children: the root type if any, then `keyPathComponent`s.
    case keyPath
    /// `.name`, `[…]`, `?`, `!`, `.name(…)` of a key path.
    case keyPathComponent
    /// `#name<…>(…) { … }`; name: the macro; children as those of a call, without callee.
    case macroExpansion
    /// `_`.
    case wildcard
    /// A type where an expression stands (`[Int]?.self`, `any P`).
    case typeExpr
    /// An editor placeholder `<#…#>`.
    case placeholder

    // MARK: Types

    /// `A`, `A<B>`; child: `genericArguments`.
    case typeName
    /// `A.B`; children: base, `genericArguments`. Name: `B`.
    case memberType
    case optionalType, unwrappedType, arrayType, dictionaryType, inlineArrayType
    /// Children: `parameter`s.
    case tupleType
    /// Children: `parameter`s, `effects`, `returnType`.
    case functionType
    /// `@a inout T`; children: `attribute`, `modifier`, the type.
    case attributedType
    /// `A & B`.
    case compositionType
    /// `some T`, `any T`.
    case someOrAnyType
    /// `~T`.
    case suppressedType
    /// `T.Type`, `T.Protocol`.
    case metatype
    /// `repeat each T`.
    case packType

    // MARK: What could not be parsed

    /// Tokens that fit nothing, or a group nested deeper than the parser goes. Nothing is lost: the tokens are its range.
    case error
}
