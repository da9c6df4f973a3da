import Catalog
import Findings
import SourceText
import SwiftTree

/// Collects the places where data crosses the boundary of the program: uses of types and functions that are known for it,
/// and functions that a framework calls with outside data.
struct SurfaceCheck: SwiftCheck {
    /// It collects and reports nothing.
    let rules: [String] = []

    /// `ProcessInfo.environment`, `Client.request(path:)`, `func channelRead`.
    private static let known = AttackSurface.builtin.swift

    /// Last parts of what is known: `environment`, `dataTask`.
    private static let lastParts = known.keys.map { name in
        String(name.prefix { $0 != "(" }.split(whereSeparator: { $0 == "." || $0 == " " }).last ?? "")
    }

    var subjects: [Subject] { .named(Self.lastParts, .identifier, .memberAccess, .call, .functionDecl) }

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        guard let name = interface(of: node, context.tree), let interface = Self.known[name] else { return }
        let location = Location(path: context.file.path, range: context.tree.range(of: node))
        context.surface.append(interface.point(name, at: location, in: context.tree.symbol(of: node)))
    }

    /// The name under which a node may be known.
    private func interface(of id: SyntaxID, _ tree: SyntaxTree) -> String? {
        switch tree[id].kind {
        case .identifier: return tree.name(of: id)
        case .memberAccess:
            // `ProcessInfo.processInfo.environment` is known as `ProcessInfo.environment`.
            guard let dotted = tree.dottedName(of: id), let end = dotted.lastIndex(of: ".") else { return nil }
            return String(dotted.prefix { $0 != "." } + dotted[end...])
        case .call:
            guard let callee = tree.calleeText(of: id), let label = tree.arguments(of: id).first?.label else { return nil }
            return "\(callee)(\(label):)"
        default: return tree.name(of: id).map { "func " + $0 }
        }
    }
}
