import SwiftTree

/// An archive that may be decoded into any class.
struct UnsafeDeserialisation: SwiftCheck {
    let rules = ["IACS-S309"]
    var subjects: [Subject] { .named(Self.names, .call) + .named(["requiresSecureCoding"], .assignment) }

    private static let names: Set<String> = ["unarchiveObject", "unarchiveTopLevelObjectWithData", "NSKeyedUnarchiver", "unarchivedObject"]
    private static let calls: Set<String> = [
        "NSKeyedUnarchiver.unarchiveObject", "NSKeyedUnarchiver.unarchiveTopLevelObjectWithData", "NSUnarchiver.unarchiveObject",
    ]

    func visit(_ node: SyntaxID, _ context: inout SwiftContext) {
        if context.tree[node].kind == .call {
            guard let callee = context.tree.calleeText(of: node) else { return }
            // This initialiser decodes without secure coding unless it is switched on.
            if callee == "NSKeyedUnarchiver", !context.argument("forReadingWith", of: node).isNone, !switchesOn(around: node, context) {
                return context.report("IACS-S309", at: node, "Without secure coding the archive names the classes that are made.")
            }
            if callee == "NSKeyedUnarchiver.unarchivedObject" {
                guard ["ofClass", "ofClasses"].contains(where: { allowsEverything(context.argument($0, of: node), context) }) else { return }
                return context.report("IACS-S309", at: node, "Every class is an 'NSObject': the archive names the classes that are made.")
            }
            guard Self.calls.contains(callee) else { return }
            return context.report("IACS-S309", at: node, "'\(callee)' makes objects of whatever class the archive names.")
        }
        guard let value = context.tree.sides(of: node)?.right, context.tree.text(of: value) == "false" else { return }
        context.report("IACS-S309", at: node, "Without secure coding the archive names the classes that are made.")
    }

    /// `NSObject.self`, or a list with it.
    private func allowsEverything(_ classes: SyntaxID, _ context: SwiftContext) -> Bool {
        !classes.isNone && (context.text(of: classes) == "NSObject.self"
            || context.tree.children(of: classes).contains { context.text(of: $0) == "NSObject.self" })
    }

    private func switchesOn(around call: SyntaxID, _ context: SwiftContext) -> Bool {
        let function = context.tree.enclosingFunction(of: call)
        return context.tree.descendants(of: function.isNone ? .root : function).contains { id in
            guard context.tree[id].kind == .assignment else { return false }
            guard let sides = context.tree.sides(of: id) else { return false }
            return context.lastName(of: sides.left) == "requiresSecureCoding" && context.tree.text(of: sides.right) == "true"
        }
    }
}
