import Catalog
import Findings
import SourceText
import SwiftTree

extension SwiftContext {
    /// The places of the file where data crosses the boundary of the program: uses of types and functions that are known for
    /// it, and functions that a framework calls with outside data.
    func surfacePoints(known: AttackSurface = .builtin) -> [SurfacePoint] {
        tree.ids.compactMap { id in
            guard let name = interface(of: id, known), let interface = known.swift[name] else { return nil }
            return interface.point(name, at: Location(path: file.path, range: tree.range(of: id)), in: tree.symbol(of: id))
        }
    }

    /// Last parts of the names that are known, to pass over most nodes quickly: `environment`, `dataTask`.
    private static let lastParts = Set(AttackSurface.builtin.swift.keys.map { name in
        String(name.prefix { $0 != "(" }.split(separator: ".").last ?? "")
    })

    /// The name under which a node is known; nil for all others.
    private func interface(of id: SyntaxID, _ known: AttackSurface) -> String? {
        switch tree[id].kind {
        case .identifier:
            guard let name = tree.name(of: id), known.swift[name] != nil else { return nil }
            return name
        case .memberAccess:
            // `ProcessInfo.processInfo.environment` is known as `ProcessInfo.environment`.
            guard let last = tree.name(of: id), Self.lastParts.contains(last), let dotted = tree.dottedName(of: id), let end = dotted.lastIndex(of: "."),
                case let name = dotted.prefix(while: { $0 != "." }) + dotted[end...], known.swift[String(name)] != nil
            else { return nil }
            return String(name)
        case .call:
            guard let last = tree.calleeName(of: id), Self.lastParts.contains(last), let callee = tree.calleeText(of: id), let label = tree.arguments(of: id).first?.label,
                case let name = "\(callee)(\(label):)", known.swift[name] != nil
            else { return nil }
            return name
        case .functionDecl:
            guard let name = tree.name(of: id).map({ "func " + $0 }), known.swift[name] != nil else { return nil }
            return name
        default: return nil
        }
    }
}
