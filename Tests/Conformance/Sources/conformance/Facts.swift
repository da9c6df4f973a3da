import SwiftSyntax
import SwiftTokens
import SwiftTree

/// One statement about a file that both front ends can make: a kind of node, its bytes, and a detail (name, labels).
struct Fact: Hashable {
    var kind: String
    var start: Int
    var end: Int
    var detail: String
}

// MARK: - Ours

func ourFacts(_ tree: SyntaxTree) -> [Fact] {
    tree.ids.compactMap { id in
        let range = tree.range(of: id)
        func fact(_ kind: String, _ detail: String = "", from: SyntaxID? = nil) -> Fact {
            Fact(kind: kind, start: Int(range.start), end: Int(range.end), detail: detail)
        }
        switch tree[id].kind {
        case .call:
            let labels = tree.arguments(of: id).map { ($0.label ?? "_") + ":" }.joined()
            let callee = tree.callee(of: id)
            let calleeEnd = callee.isNone ? 0 : Int(tree.range(of: callee).end)
            return fact("call", "\(calleeEnd) \(labels)")
        case .memberAccess: return fact("member", tree.name(of: id) ?? "")
        case .closure: return fact("closure")
        case .classDecl, .structDecl, .enumDecl, .actorDecl, .protocolDecl, .functionDecl, .typealiasDecl, .macroDecl,
             .associatedtypeDecl, .enumCaseElement:
            return fact("\(tree[id].kind)", tree.name(of: id) ?? "")
        case .initializerDecl, .deinitializerDecl, .subscriptDecl, .variableDecl, .importDecl, .extensionDecl:
            return fact("\(tree[id].kind)")
        case .binding: return fact("binding", tree.name(of: id) ?? "")
        case .accessor: return fact("accessor", tree.name(of: id) ?? "")
        case .ifStmt, .guardStmt, .switchStmt, .forStmt, .whileStmt, .repeatStmt, .doStmt, .catchClause, .switchCase:
            return fact("\(tree[id].kind)")
        case .stringLiteral:
            return fact("string", "\(tree.children(of: id).filter { tree[$0].kind == .interpolation }.count)")
        case .interpolation: return fact("interpolation")
        case .infixOperator, .assignment: return fact("infix", tree.name(of: id) ?? "")
        case .tryExpr, .awaitExpr, .ternary, .asExpr, .isExpr, .forceUnwrap, .optionalChain, .arrayLiteral,
             .dictionaryLiteral, .keyPath, .regexLiteral, .macroExpansion, .tuple, .inOut, .subscriptCall, .prefixOperator:
            return fact("\(tree[id].kind)")
        // `if let (a, b) = c` is a tuple expression to swift-syntax, a tuple pattern to us.
        case .tuplePattern where tree.ancestors(of: id).first { tree[$0].kind != .tuplePattern && tree[$0].kind != .argument }
            .map { tree[$0].kind == .optionalBinding } ?? false:
            return fact("tuple")
        default: return nil
        }
    }
}

// MARK: - The oracle's

final class FactVisitor: SyntaxAnyVisitor {
    var facts: [Fact] = []

    private func add(_ kind: String, _ node: some SyntaxProtocol, _ detail: String = "") {
        facts.append(
            Fact(
                kind: kind, start: node.positionAfterSkippingLeadingTrivia.utf8Offset,
                end: node.endPositionBeforeTrailingTrivia.utf8Offset, detail: detail))
    }

    private func plain(_ token: TokenSyntax) -> String {
        let text = token.text
        return text.hasPrefix("`") && text.count > 1 ? String(text.dropFirst().dropLast()) : text
    }

    override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
        switch node.as(SyntaxEnum.self) {
        case .functionCallExpr(let call):
            var labels = call.arguments.map { ($0.label.map(plain) ?? "_") + ":" }
            if call.trailingClosure != nil { labels.append("_:") }
            labels += call.additionalTrailingClosures.map { plain($0.label) + ":" }
            add("call", call, "\(call.calledExpression.endPositionBeforeTrailingTrivia.utf8Offset) \(labels.joined())")
        case .memberAccessExpr(let member): add("member", member, plain(member.declName.baseName))
        case .closureExpr(let closure): add("closure", closure)
        case .classDecl(let decl): add("classDecl", decl, plain(decl.name))
        case .structDecl(let decl): add("structDecl", decl, plain(decl.name))
        case .enumDecl(let decl): add("enumDecl", decl, plain(decl.name))
        case .actorDecl(let decl): add("actorDecl", decl, plain(decl.name))
        case .protocolDecl(let decl): add("protocolDecl", decl, plain(decl.name))
        case .functionDecl(let decl): add("functionDecl", decl, plain(decl.name))
        case .typeAliasDecl(let decl): add("typealiasDecl", decl, plain(decl.name))
        case .macroDecl(let decl): add("macroDecl", decl, plain(decl.name))
        case .associatedTypeDecl(let decl): add("associatedtypeDecl", decl, plain(decl.name))
        case .enumCaseElement(let decl): addWithoutComma("enumCaseElement", decl, decl.trailingComma, plain(decl.name))
        case .initializerDecl(let decl): add("initializerDecl", decl)
        case .deinitializerDecl(let decl): add("deinitializerDecl", decl)
        case .subscriptDecl(let decl): add("subscriptDecl", decl)
        case .variableDecl(let decl): add("variableDecl", decl)
        case .importDecl(let decl): add("importDecl", decl)
        case .extensionDecl(let decl): add("extensionDecl", decl)
        case .patternBinding(let binding):
            let name = binding.pattern.as(IdentifierPatternSyntax.self).map { plain($0.identifier) } ?? ""
            addWithoutComma("binding", binding, binding.trailingComma, name)
        case .accessorDecl(let decl): add("accessor", decl, plain(decl.accessorSpecifier))
        case .ifExpr(let statement): add("ifStmt", statement)
        case .guardStmt(let statement): add("guardStmt", statement)
        case .switchExpr(let statement): add("switchStmt", statement)
        case .forStmt(let statement): add("forStmt", statement)
        case .whileStmt(let statement): add("whileStmt", statement)
        case .repeatStmt(let statement): add("repeatStmt", statement)
        case .doStmt(let statement): add("doStmt", statement)
        case .catchClause(let clause): add("catchClause", clause)
        case .switchCase(let clause): add("switchCase", clause)
        case .stringLiteralExpr(let string):
            add("string", string, "\(string.segments.filter { $0.is(ExpressionSegmentSyntax.self) }.count)")
        case .expressionSegment(let segment): add("interpolation", segment)
        case .infixOperatorExpr(let infix): add("infix", infix, infix.operator.trimmedDescription)
        case .tryExpr(let expression): add("tryExpr", expression)
        case .awaitExpr(let expression): add("awaitExpr", expression)
        case .ternaryExpr(let expression): add("ternary", expression)
        case .asExpr(let expression): add("asExpr", expression)
        case .isExpr(let expression): add("isExpr", expression)
        case .forceUnwrapExpr(let expression): add("forceUnwrap", expression)
        case .optionalChainingExpr(let expression): add("optionalChain", expression)
        case .arrayExpr(let expression): add("arrayLiteral", expression)
        case .dictionaryExpr(let expression): add("dictionaryLiteral", expression)
        case .keyPathExpr(let expression): add("keyPath", expression)
        case .regexLiteralExpr(let expression): add("regexLiteral", expression)
        case .macroExpansionExpr(let expression): add("macroExpansion", expression)
        case .macroExpansionDecl(let expression): add("macroExpansion", expression)
        case .tupleExpr(let expression): add("tuple", expression)
        case .inOutExpr(let expression): add("inOut", expression)
        case .subscriptCallExpr(let expression): add("subscriptCall", expression)
        case .prefixOperatorExpr(let expression): add("prefixOperator", expression)
        default: break
        }
        return .visitChildren
    }

    private func addWithoutComma(_ kind: String, _ node: some SyntaxProtocol, _ comma: TokenSyntax?, _ detail: String) {
        let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
        let last = comma.flatMap { $0.previousToken(viewMode: .sourceAccurate) } ?? node.lastToken(viewMode: .sourceAccurate)
        facts.append(
            Fact(kind: kind, start: start, end: last?.endPositionBeforeTrailingTrivia.utf8Offset ?? start, detail: detail))
    }
}
