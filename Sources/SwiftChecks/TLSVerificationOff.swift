import SwiftFlow
import SwiftTree

/// TLS without a look at the certificate of the other side.
struct TLSVerificationOff: SwiftCheck {
    let rules = ["IACS-S406"]
    var subjects: [Subject] {
        .named(Self.functions, .call) + .named(Self.settings.keys, .assignment, .argument) + .all(.dictionaryElement, .functionDecl, .closure)
    }

    /// Properties and labels with the values that switch the check off.
    private static let settings: [String: Set<String>] = [
        "certificateVerification": [".none", ".noHostnameVerification", "CertificateVerification.none"],
        "allowUntrustCACertificate": ["true"], "allowInvalidCertificates": ["true"], "allowsInvalidSSLCertificates": ["true"],
        "validatesDomainName": ["false"], "disableSSLCertValidation": ["true"], "disableCertificateValidation": ["true"],
        "kCFStreamSSLValidatesCertificateChain": ["false", "kCFBooleanFalse", "NSNumber(value: false)"],
        "serverCertificateVerification": [".noVerification", ".noHostnameVerification"], "allowSelfSigned": ["true"],
        "acceptSelfSignedCertificates": ["true"], "validateHost": ["false"], "insecureSkipVerify": ["true"],
        "trustAllCertificates": ["true"], "allowInvalidCertificate": ["true"], "validatesCertificateChain": ["false"],
    ]

    private static let functions = [
        "DisabledTrustEvaluator", "URLCredential", "sec_protocol_options_set_peer_authentication_required", "SecTrustSetExceptions",
        "SecPolicyCreateSSL", "sec_protocol_options_set_verify_block",
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree[node].kind {
        case .call: visitCall(node, &context)
        case .functionDecl: visitFunction(node, &context)
        case .closure: visitClosure(node, &context)
        default:
            if let setting = context.setting(at: node) { visitSetting(setting.name, setting.value, node, &context) }
        }
    }

    private func visitSetting(_ name: String, _ value: SyntaxID, _ node: SyntaxID, _ context: inout SwiftContext) {
        guard let off = Self.settings[name] else { return }
        let isCast = context.tree[value].kind == .asExpr
        let text = context.tree.text(of: isCast ? context.tree.firstChild(of: value) : value)
        guard off.contains(text), !isForServer(node, context.tree) else { return }
        context.report("IACS-S406", at: node, "'\(name)' is '\(text)', so any certificate is accepted.")
    }

    /// A server that asks its clients for no certificate is the usual one: `makeServerConfiguration`. With a key that both sides
    /// share, there is none at all.
    private func isForServer(_ node: SyntaxID, _ tree: SyntaxTree) -> Bool {
        tree.ancestors(of: node).contains { ancestor in
            guard tree[ancestor].kind == .functionDecl, let name = tree.name(of: ancestor)?.lowercased() else { return false }
            return name.contains("server") || name.contains("presharedkey")
        }
    }

    private func visitCall(_ call: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        switch tree.calleeName(of: call) {
        case "DisabledTrustEvaluator":
            context.report("IACS-S406", at: call, "'DisabledTrustEvaluator' accepts any certificate.")
        case "URLCredential" where !context.argument("trust", of: call).isNone:
            guard !checksTrust(around: call, context) else { return }
            context.report("IACS-S406", at: call, "The server's certificate is accepted without being evaluated.")
        case "sec_protocol_options_set_peer_authentication_required":
            // A wrapper that translates every value is no use of this one.
            guard context.text(of: context.argument(1, of: call)) == "false", !isForServer(call, tree),
                !tree.ancestors(of: call).contains(where: { tree[$0].kind == .switchCase })
            else { return }
            context.report("IACS-S406", at: call, "The other side need not show any certificate.")
        case "SecTrustSetExceptions":
            guard let function = tree.ancestors(of: call).first(where: { tree[$0].kind == .functionDecl }),
                context.mentions(function, where: { $0 == "SecTrustCopyExceptions" })
            else { return }
            context.report("IACS-S406", at: call, "Whatever is wrong with the certificate is made an exception at once.")
        case "SecPolicyCreateSSL":
            guard context.text(of: context.argument(0, of: call)) == "true", context.text(of: context.argument(1, of: call)) == "nil",
                tree.ancestors(of: call).contains(where: { tree[$0].kind == .functionDecl })
            else { return }
            context.report("IACS-S406", at: call, "The certificate of any host is accepted: the policy names none.")
        case "sec_protocol_options_set_verify_block":
            guard let block = tree.arguments(of: call).first(where: { tree[$0.value].kind == .closure })?.value,
                completesOnlyWithTrue(block, context), !context.mentions(block, where: Self.isCheck)
            else { return }
            context.report("IACS-S406", at: call, "The verify block accepts any certificate.")
        default: return
        }
    }

    private static func isCheck(_ name: String) -> Bool {
        let words = SecretName.words(of: name)
        return words.contains { ["evaluate", "evaluation", "validate", "verify", "pinned", "pin", "pins", "fingerprint"].contains($0) }
            || name.hasPrefix("SecTrustGet") || name.hasPrefix("SecTrustCopy") || name.hasPrefix("SecCertificate")
    }

    private func checksTrust(around call: SyntaxID, _ context: SwiftContext) -> Bool {
        let function = context.tree.ancestors(of: call).first { context.tree[$0].kind == .functionDecl }
        return context.mentions(function ?? .root, where: Self.isCheck)
    }

    private func completesOnlyWithTrue(_ block: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        let signature = tree.child(of: block, .closureSignature)
        guard !signature.isNone, case let parameters = tree.child(of: signature, .parameters), !parameters.isNone,
            let last = Array(tree.children(of: parameters)).last, let name = tree.name(of: last)
        else { return false }
        return calls(of: name, in: block, giveOnly: "true", context)
    }

    private func calls(of name: String, in body: SyntaxID, giveOnly value: String, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        let calls = tree.descendants(of: body).filter { tree[$0].kind == .call && tree.calleeText(of: $0) == name }
        return !calls.isEmpty && calls.allSatisfy { context.text(of: context.argument(0, of: $0)) == value }
    }

    // MARK: - Functions that are asked whether they trust

    /// A function that gets a `SecTrust` and always says yes: by its result, by a handler, or by throwing nothing.
    private func visitFunction(_ function: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard context.names.table.known("SecTrust") != nil else { return }
        let parameters = tree.child(of: function, .parameters)
        let body = tree.child(of: function, .codeBlock)
        guard !parameters.isNone, !body.isNone,
            tree.children(of: parameters).contains(where: { parameter in
                tree.children(of: parameter).contains { tree[$0].kind == .typeName && tree.name(of: $0) == "SecTrust" }
            }), !context.mentions(body, where: Self.isCheck)
        else { return }
        let handlers = tree.children(of: parameters).filter { tree.text(of: $0).contains("(Bool) -> ") }.compactMap { tree.name(of: $0) }
        let statements = Array(tree.children(of: body))
        let says = statements.count == 1 ? tree.text(of: statements[0]) : ""
        // Alamofire's own evaluator of that kind is reported where it is used.
        let isKnown = tree.ancestors(of: function).contains { tree.name(of: $0) == "DisabledTrustEvaluator" }
        let isEmptyEvaluation = !isKnown && statements.isEmpty && tree.name(of: function) == "evaluate"
            && tree.text(of: tree.child(of: function, .effects).isNone ? body : tree.child(of: function, .effects)) == "throws"
        guard handlers.contains(where: { calls(of: $0, in: body, giveOnly: "true", context) }) || says == "true" || says == "return true"
            || isEmptyEvaluation
        else { return }
        context.report("IACS-S406", at: function, "'\(tree.name(of: function) ?? "")' trusts any certificate.")
    }

    /// Whether a closure is given as a `customVerificationCallback`, or to a function of such a name.
    private func isVerificationCallback(_ closure: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let parent = tree[closure].parent
        guard !parent.isNone else { return false }
        let name = tree[parent].kind == .argument ? tree.label(of: parent) : tree[parent].kind == .call ? tree.calleeName(of: parent) : nil
        return name?.hasSuffix("erificationCallback") ?? false
    }

    /// A verification callback of NIOSSL, or a handler of CocoaMQTT, that always says yes.
    private func visitClosure(_ closure: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        guard !tree.child(of: closure, .closureSignature).isNone else { return }
        let parent = tree[closure].parent
        let isTrustHandler = !parent.isNone && tree[parent].kind == .assignment && context.lastName(of: tree.firstChild(of: parent)) == "didReceiveTrust"
        guard isTrustHandler || isVerificationCallback(closure, tree) else { return }
        let verdicts = tree.descendants(of: closure).filter { tree[$0].kind == .call && tree.calleeName(of: $0) == "succeed" }
            .map { context.text(of: context.argument(0, of: $0)) }
        let alwaysVerifies = !verdicts.isEmpty && verdicts.allSatisfy { $0 == ".certificateVerified" }
            && !context.mentions(closure) { ["failed", "fail", "completeWith", "completeWithTask"].contains($0) }
        guard alwaysVerifies || isTrustHandler && completesOnlyWithTrue(closure, context), !context.mentions(closure, where: Self.isCheck)
        else { return }
        context.report("IACS-S406", at: closure, "The callback accepts any certificate.")
    }
}
