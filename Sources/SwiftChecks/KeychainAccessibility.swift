import SwiftTree

/// A Keychain item that can be read while the device is locked.
struct KeychainAccessibility: SwiftCheck {
    let rules = ["IACS-S411"]
    var subjects: [Subject] { .named(Self.constants, .identifier) }

    private static let constants: Set<String> = ["kSecAttrAccessibleAlways", "kSecAttrAccessibleAlwaysThisDeviceOnly"]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let name = context.tree.name(of: node) else { return }
        // A wrapper that translates every value is no use of this one.
        let isTranslated = context.tree.ancestors(of: node).contains { [.caseItem, .switchCase, .enumDecl].contains(context.tree[$0].kind) }
        guard !isTranslated else { return }
        context.report("IACS-S411", at: node, "'\(name)' lets the item be read while the device is locked.")
    }
}
