import SwiftTree

/// A package plug-in that may talk to the network while the product is built.
struct PluginNetworkPermission: SwiftCheck {
    let rules = ["IACS-P102"]
    let subjects: [Subject] = .named(["allowNetworkConnections"], .call)

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let file = context.file.path.split(separator: "/").last, file.hasPrefix("Package"), file.hasSuffix(".swift"),
            case let scope = context.argument("scope", of: call), !scope.isNone,
            let name = context.lastName(of: scope) ?? context.tree.calleeName(of: scope), name == "all" || name == "local"
        else { return }
        let whom = name == "all" ? "any host" : "hosts of the local network"
        context.report("IACS-P102", at: call, "The plug-in may connect to \(whom) while the product is built.")
    }
}
