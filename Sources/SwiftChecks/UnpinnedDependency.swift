import SwiftTree

/// What a package manifest takes from outside without a fixed version, a checksum or a protected way.
struct UnpinnedDependency: SwiftCheck {
    let rules = ["IACS-P101"]
    let subjects: [Subject] = .named(["package", "binaryTarget", "unsafeFlags"], .call)

    private static let requirements: Set<String> = ["from", "exact", "revision"]

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let file = context.file.path.split(separator: "/").last, file.hasPrefix("Package"), file.hasSuffix(".swift"),
            let name = context.tree.calleeName(of: call)
        else { return }
        switch name {
        case "package": visitPackage(call, &context)
        case "binaryTarget":
            let url = context.argument("url", of: call)
            guard !url.isNone else { return }
            if context.argument("checksum", of: call).isNone {
                context.report("IACS-P101", at: call, "The binary target has no checksum.")
            }
            reportTransport(url, &context)
        case "unsafeFlags":
            context.report("IACS-P101", at: call, "'unsafeFlags' hands any option to the compiler.")
        default: return
        }
    }

    private func visitPackage(_ call: SyntaxID, _ context: inout SwiftContext) {
        let url = context.argument("url", of: call)
        guard !url.isNone else { return }
        let shown = context.constantString(url) ?? context.tree.text(of: url)
        reportTransport(url, &context)
        let arguments = context.tree.arguments(of: call)
        if arguments.contains(where: { $0.label == "branch" || context.tree.calleeName(of: $0.value) == "branch" }) {
            return context.report("IACS-P101", at: call, "'\(shown)' follows a branch, whose content changes.")
        }
        let revision = context.argument("revision", of: call)
        if !revision.isNone, let text = context.constantString(revision), text.count < 40 || !text.allSatisfy(\.isHexDigit) {
            return context.report("IACS-P101", at: call, "'\(shown)' is taken at '\(text)', which is no commit.")
        }
        let isPinned = arguments.contains { argument in
            argument.label.map(Self.requirements.contains) ?? false
                || (argument.label == nil && context.tree[argument.value].kind != .stringLiteral)
        }
        if !isPinned { context.report("IACS-P101", at: call, "'\(shown)' has no version.") }
    }

    private func reportTransport(_ url: SyntaxID, _ context: inout SwiftContext) {
        guard let text = context.constantString(url), text.hasPrefix("http://") || text.hasPrefix("git://") else { return }
        context.report("IACS-P101", at: url, "'\(text)' is fetched without encryption.")
    }
}
