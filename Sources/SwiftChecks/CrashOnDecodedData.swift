import SwiftTree

/// `try!`, `as!` or `!` on a value that comes from outside.
struct CrashOnDecodedData: SwiftCheck {
    let rules = ["IACS-S501"]
    let subjects: [Subject] = .all(.tryExpr, .asExpr, .forceUnwrap)

    private static let numbers: Set<String> = [
        "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "Double", "Float", "UUID", "URL",
    ]
    /// Names of what comes from outside.
    private static let outside: Set<String> = [
        "readLine", "arguments", "environment", "payload", "queryItems", "userInfo", "body", "httpBody", "readString", "jsonObject",
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let value = tree.firstChild(of: node)
        guard !value.isNone else { return }
        switch tree[node].kind {
        case .tryExpr where tree[node].flags.contains(.forced):
            guard let call = decodingCall(value, &context), let name = tree.calleeName(of: call) else { return }
            report(node, "'try!' on '\(name)'", &context)
        case .asExpr where tree[node].flags.contains(.forced):
            guard let call = decodingCall(value, &context), let name = tree.calleeName(of: call) else { return }
            report(node, "'as!' on the result of '\(name)'", &context)
        case .forceUnwrap:
            let call = tree.strippingParentheses(value)
            guard tree[call].kind == .call, let name = tree.calleeName(of: call), isUnsure(call, name, &context) else { return }
            report(node, "'!' on '\(name)'", &context)
        default: return
        }
    }

    private func report(_ node: SyntaxID, _ what: String, _ context: inout SwiftContext) {
        context.report("IACS-S501", at: node, "\(what) stops the process when the data is not as expected.")
    }

    /// The call in an expression that decodes data from outside.
    private func decodingCall(_ expression: SyntaxID, _ context: inout SwiftContext) -> SyntaxID? {
        var current = context.tree.strippingParentheses(expression)
        for _ in 0..<Limits.constantDepth {
            switch context.tree[current].kind {
            case .tryExpr, .awaitExpr, .asExpr, .forceUnwrap, .optionalChain:
                current = context.tree.strippingParentheses(context.tree.firstChild(of: current))
            case .call: return decodes(current, &context) ? current : nil
            case .identifier:
                guard let declaration = context.declarations.resolve(current, in: context.tree), !declaration.value.isNone
                else { return nil }
                current = context.tree.strippingParentheses(declaration.value)
            default: return nil
            }
        }
        return nil
    }

    private func decodes(_ call: SyntaxID, _ context: inout SwiftContext) -> Bool {
        guard let name = context.tree.calleeName(of: call) else { return false }
        switch name {
        case "decode": return !context.argument("from", of: call).isNone && !isConstant(context.argument("from", of: call), &context)
        case "jsonObject": return !context.argument("with", of: call).isNone
        case "propertyList": return !context.argument("from", of: call).isNone
        case "unarchivedObject", "unarchiveTopLevelObjectWithData": return true
        default: return false
        }
    }

    private func isUnsure(_ call: SyntaxID, _ name: String, _ context: inout SwiftContext) -> Bool {
        switch name {
        case "String":
            let data = context.argument("data", of: call)
            return !data.isNone && !context.argument("encoding", of: call).isNone && isOutside(data, &context)
        case "Data":
            let text = context.argument("base64Encoded", of: call)
            return !text.isNone && isOutside(text, &context)
        case _ where Self.numbers.contains(name):
            guard let first = context.tree.arguments(of: call).first, context.tree.arguments(of: call).count <= 2 else { return false }
            return [nil, "uuidString", "string"].contains(first.label) && isOutside(first.value, &context)
        default: return false
        }
    }

    private func isConstant(_ value: SyntaxID, _ context: inout SwiftContext) -> Bool { context.isConstantBytes(value) }

    /// Whether an expression is made of a value with the name of outside input, directly or through one variable.
    private func isOutside(_ expression: SyntaxID, _ context: inout SwiftContext) -> Bool {
        guard !isConstant(expression, &context) else { return false }
        if mentionsOutside(expression, context) { return true }
        guard context.tree[expression].kind == .identifier,
            let declaration = context.declarations.resolve(expression, in: context.tree), !declaration.value.isNone
        else { return false }
        return mentionsOutside(declaration.value, context)
    }

    private func mentionsOutside(_ expression: SyntaxID, _ context: SwiftContext) -> Bool {
        if context.tree[expression].kind == .identifier || context.tree[expression].kind == .memberAccess,
            let name = context.tree.name(of: expression), Self.outside.contains(name) {
            return true
        }
        return context.mentions(expression, where: Self.outside.contains)
    }
}
