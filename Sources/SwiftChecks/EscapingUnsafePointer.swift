import SwiftTree

/// A pointer that is valid only inside `withUnsafe…` leaves its closure, or a pointer is made of a value that exists only
/// during the call.
struct EscapingUnsafePointer: SwiftCheck {
    let rules = ["IACS-S102"]
    var subjects: [Subject] { .named(Self.scopes.union(Self.pointers), .call) }

    private static let scopes: Set<String> = [
        "withUnsafePointer", "withUnsafeMutablePointer", "withUnsafeBytes", "withUnsafeMutableBytes",
        "withUnsafeBufferPointer", "withUnsafeMutableBufferPointer", "withCString", "withUTF8",
        "withContiguousStorageIfAvailable", "withContiguousMutableStorageIfAvailable", "withMemoryRebound",
        "withUnsafeTemporaryAllocation", "withUnsafeReadableBytes", "withUnsafeMutableReadableBytes",
    ]
    private static let pointers: Set<String> = [
        "UnsafePointer", "UnsafeMutablePointer", "UnsafeRawPointer", "UnsafeMutableRawPointer", "UnsafeBufferPointer",
        "UnsafeMutableBufferPointer", "UnsafeRawBufferPointer", "UnsafeMutableRawBufferPointer",
    ]
    /// Methods whose result points to the same memory.
    private static let sameMemory: Set<String> = [
        "assumingMemoryBound", "bindMemory", "advanced", "baseAddress", "dropFirst", "dropLast", "prefix", "suffix",
    ]

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        guard let name = context.tree.calleeName(of: call) else { return }
        if Self.pointers.contains(name) {
            reportTemporary(call, name, &context)
        } else if Self.scopes.contains(name), let closure = context.tree.arguments(of: call).last?.value,
            context.tree[closure].kind == .closure, !isBoundToOwner(call, context) {
            reportEscapes(from: closure, of: name, &context)
        }
    }

    private func reportTemporary(_ call: SyntaxID, _ name: String, _ context: inout SwiftContext) {
        guard let first = context.tree.arguments(of: call).first, context.tree[first.value].kind == .inOut else { return }
        context.report(
            "IACS-S102", at: call,
            "'\(name)' is made from '\(context.tree.text(of: first.value))', which is valid only until the call returns.")
    }

    /// The compiler is told how long the result lives: `_overrideLifetime`.
    private func isBoundToOwner(_ call: SyntaxID, _ context: SwiftContext) -> Bool {
        let function = context.tree.enclosingFunction(of: call)
        return !function.isNone && context.mentions(function, anyOf: ["_overrideLifetime", "overrideLifetime"])
    }

    private func reportEscapes(from closure: SyntaxID, of function: String, _ context: inout SwiftContext) {
        let tree = context.tree
        let signature = tree.child(of: closure, .closureSignature)
        var pointer = "$0"
        if !signature.isNone, case let parameters = tree.child(of: signature, .parameters), !parameters.isNone,
            let first = tree.children(of: parameters).first(where: { tree[$0].kind == .parameter }) {
            pointer = tree.name(of: first) ?? pointer
        }
        let statements = tree.children(of: closure).filter { tree[$0].kind != .closureSignature }
        if statements.count == 1, points(statements[0], to: pointer, tree) {
            return report(statements[0], pointer, function, "is returned from", &context)
        }
        for id in tree.descendants(of: closure) {
            switch tree[id].kind {
            case .returnStmt where tree.enclosingFunction(of: id) == closure:
                let value = tree.firstChild(of: id)
                if !value.isNone, points(value, to: pointer, tree) {
                    report(value, pointer, function, "is returned from", &context)
                }
            case .assignment where tree.enclosingFunction(of: id) == closure:
                if let sides = tree.sides(of: id), points(sides.right, to: pointer, tree), outlives(sides.left, id, closure, &context) {
                    report(id, pointer, function, "is stored outside", &context)
                }
            default: continue
            }
        }
    }

    private func report(
        _ node: SyntaxID, _ pointer: String, _ function: String, _ verb: String, _ context: inout SwiftContext
    ) {
        context.report(
            "IACS-S102", at: node, "The pointer '\(pointer)' \(verb) the closure of '\(function)', where it is no longer valid.")
    }

    /// Whether the target of an assignment lives longer than the closure and is not used for a call inside it.
    private func outlives(
        _ target: SyntaxID, _ assignment: SyntaxID, _ closure: SyntaxID, _ context: inout SwiftContext
    ) -> Bool {
        let tree = context.tree
        var base = target
        while tree[base].kind == .memberAccess, case let inner = tree.base(of: base), !inner.isNone { base = inner }
        guard tree[base].kind == .identifier, let name = tree.name(of: base) else { return false }
        if let declaration = context.declarations.resolve(base, in: tree), declaration.scope >= closure,
            !declaration.isMember {
            return false
        }
        let end = tree[closure].subtreeEnd
        return !(tree[assignment].subtreeEnd..<end).contains { raw in
            tree[SyntaxID(raw)].kind == .identifier && tree.name(of: SyntaxID(raw)) == name && name != "self"
        }
    }

    /// Whether an expression is the pointer itself, or another view of its memory.
    private func points(_ expression: SyntaxID, to pointer: String, _ tree: SyntaxTree) -> Bool {
        var current = expression
        while !current.isNone {
            current = tree.strippingParentheses(current)
            switch tree[current].kind {
            case .identifier: return tree.name(of: current) == pointer
            case .forceUnwrap, .optionalChain: current = tree.firstChild(of: current)
            case .memberAccess:
                guard tree.name(of: current) == "baseAddress" else { return false }
                current = tree.base(of: current)
            case .call:
                guard let name = tree.calleeName(of: current) else { return false }
                if Self.pointers.contains(name) {
                    current = tree.arguments(of: current).first?.value ?? .none
                } else if Self.sameMemory.contains(name), tree[tree.callee(of: current)].kind == .memberAccess {
                    current = tree.base(of: tree.callee(of: current))
                } else {
                    return false
                }
            default: return false
            }
        }
        return false
    }
}
