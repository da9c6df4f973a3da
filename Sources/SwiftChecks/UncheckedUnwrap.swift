import SwiftTree

/// `unsafelyUnwrapped`: no check at all in an optimised build.
struct UncheckedUnwrap: SwiftCheck {
    let rules = ["IACS-S106"]
    let subjects: [Subject] = .named(["unsafelyUnwrapped"], .memberAccess)

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard !context.tree.base(of: node).isNone else { return }
        context.report("IACS-S106", at: node, "'unsafelyUnwrapped' reads what is not there when the value is nil.")
    }
}
