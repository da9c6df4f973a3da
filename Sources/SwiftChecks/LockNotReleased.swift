import SwiftFlow
import SwiftTree

/// A lock that is taken and, on one of the ways out of the function, not given back.
struct LockNotReleased: SwiftCheck {
    let rules = ["IACS-S604"]
    var subjects: [Subject] { .named(Self.taking, .call) }

    private static let taking: Set<String> = ["lock", "lockWrite", "lockRead", "os_unfair_lock_lock", "pthread_mutex_lock", "objc_sync_enter", "wait"]
    private static let givingBack: [String: Set<String>] = [
        "lock": ["unlock"], "lockWrite": ["unlock"], "lockRead": ["unlock"], "os_unfair_lock_lock": ["os_unfair_lock_unlock"],
        "pthread_mutex_lock": ["pthread_mutex_unlock"], "objc_sync_enter": ["objc_sync_exit"],
        // A semaphore that a function takes first and gives back later is a lock.
        "wait": ["signal"],
    ]

    /// Whether the lock is held where control gets; unknown where the ways that meet there differ.
    private enum Held { case yes, no, unknown, unreachable }

    private struct Lock {
        /// The lock as written.
        var name: String
        var releases: Set<String>
    }

    func visit(_ statement: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let block = tree[statement].parent
        guard [.codeBlock, .closure].contains(tree[block].kind), let lock = lock(takenBy: statement, tree),
            releasesLater(lock, behind: statement, tree),
            !tree.children(of: block).contains(where: { isDeferredRelease($0, lock, tree) })
        else { return }
        let rest = tree.children(of: block).filter { $0 > statement }
        if let pause = suspension(in: rest, lock, tree) {
            return context.report("IACS-S604", at: pause, "'\(lock.name)' is held while the task waits here, and whoever wants it blocks a thread.")
        }
        var held = Held.yes
        var exit = SyntaxID.none
        for next in rest where held == .yes && exit.isNone { walk(next, lock, &held, &exit, tree) }
        guard !exit.isNone else { return }
        context.report("IACS-S604", at: exit, "'\(lock.name)' is still held when the function is left here.", help: "Release it in a 'defer' right behind the call that takes it.")
    }

    /// An `await` between the call that takes a lock and the one that gives it back, in the same block.
    private func suspension(in rest: [SyntaxID], _ lock: Lock, _ tree: SyntaxTree) -> SyntaxID? {
        for statement in rest {
            if mentionsRelease(statement, lock, tree) { return nil }
            let pause = ([statement] + tree.descendants(of: statement)).first { id in
                tree[id].kind == .awaitExpr && tree.enclosingFunction(of: id) == tree.enclosingFunction(of: statement)
            }
            if let pause { return pause }
        }
        return nil
    }

    private func lock(takenBy statement: SyntaxID, _ tree: SyntaxTree) -> Lock? {
        guard let name = tree.calleeName(of: statement) else { return nil }
        return self.name(of: statement, tree).map { Lock(name: $0, releases: Self.givingBack[name] ?? []) }
    }

    /// `state.lock` of `state.lock.lock()` and of `os_unfair_lock_lock(&state.lock)`.
    private func name(of call: SyntaxID, _ tree: SyntaxTree) -> String? {
        let callee = tree.callee(of: call)
        let arguments = tree.arguments(of: call)
        if !callee.isNone, tree[callee].kind == .memberAccess {
            let base = tree.base(of: callee)
            return arguments.isEmpty && !base.isNone ? tree.dottedName(of: base) : nil
        }
        return arguments.first.map { tree.text(of: $0.value) }
    }

    private func isRelease(_ node: SyntaxID, _ lock: Lock, _ tree: SyntaxTree) -> Bool {
        guard tree[node].kind == .call, let name = tree.calleeName(of: node), lock.releases.contains(name) else { return false }
        return self.name(of: node, tree) == lock.name
    }

    /// Only a function that gives the lock back somewhere means to.
    private func releasesLater(_ lock: Lock, behind statement: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let function = tree.enclosingFunction(of: statement)
        let end = function.isNone ? tree[statement].subtreeEnd : tree[function].subtreeEnd
        return (tree[statement].subtreeEnd..<max(end, tree[statement].subtreeEnd)).contains { isRelease(SyntaxID($0), lock, tree) }
    }

    private func isDeferredRelease(_ statement: SyntaxID, _ lock: Lock, _ tree: SyntaxTree) -> Bool {
        tree[statement].kind == .deferStmt && tree.descendants(of: statement).contains { isRelease($0, lock, tree) }
    }

    /// Follows one statement. Statements nest no deeper than the parser goes.
    private func walk(_ statement: SyntaxID, _ lock: Lock, _ held: inout Held, _ exit: inout SyntaxID, _ tree: SyntaxTree) {
        guard exit.isNone, held == .yes else { return }
        switch tree[statement].kind {
        case .returnStmt, .throwStmt:
            // What is returned may give the lock back itself.
            if !mentionsRelease(statement, lock, tree), !callsReleaser(statement, lock, tree) { exit = statement }
            held = .unreachable
        case .breakStmt, .continueStmt, .fallthroughStmt: held = .unknown
        case .codeBlock: walkBlock(statement, lock, &held, &exit, tree)
        case .ifStmt, .guardStmt:
            let blocks = tree.children(of: statement).filter { [.codeBlock, .ifStmt].contains(tree[$0].kind) }
            let covers = tree[statement].kind == .ifStmt && blocks.count > 1
            walkArms(blocks, coversAll: covers, lock, &held, &exit, tree)
        case .switchStmt:
            let cases = tree.children(of: statement).filter { tree[$0].kind == .switchCase }
            walkArms(Array(cases), coversAll: true, lock, &held, &exit, tree)
        case .deferStmt: if mentionsRelease(statement, lock, tree) { held = .no }
        case .functionDecl, .closure: return
        case .doStmt, .forStmt, .whileStmt, .repeatStmt, .labeledStmt, .ifConfig, .catchClause, .ifConfigClause:
            if mentionsRelease(statement, lock, tree) || callsReleaser(statement, lock, tree) {
                held = .unknown
            } else {
                walkInside(statement, lock, &exit, tree)
            }
        default:
            if mentionsRelease(statement, lock, tree) {
                held = .no
            } else if callsReleaser(statement, lock, tree) {
                held = .unknown
            } else if let attempt = throwing(statement, tree) {
                exit = attempt
            }
        }
    }

    /// Looks for a way out of the function in a loop or `do` that gives nothing back.
    private func walkInside(_ statement: SyntaxID, _ lock: Lock, _ exit: inout SyntaxID, _ tree: SyntaxTree) {
        for child in tree.children(of: statement) where exit.isNone {
            var held = Held.yes
            switch tree[child].kind {
            case .codeBlock: walkBlock(child, lock, &held, &exit, tree)
            case .catchClause, .ifConfigClause, .forStmt, .whileStmt, .repeatStmt, .ifStmt, .switchStmt, .returnStmt, .throwStmt:
                walk(child, lock, &held, &exit, tree)
            default: continue
            }
        }
    }

    private func walkBlock(_ block: SyntaxID, _ lock: Lock, _ held: inout Held, _ exit: inout SyntaxID, _ tree: SyntaxTree) {
        let statements = Array(tree.children(of: block))
        if statements.contains(where: { isDeferredRelease($0, lock, tree) }) {
            held = .no
            return
        }
        for statement in statements where tree[statement].kind != .caseItem { walk(statement, lock, &held, &exit, tree) }
    }

    private func walkArms(
        _ arms: [SyntaxID], coversAll: Bool, _ lock: Lock, _ held: inout Held, _ exit: inout SyntaxID, _ tree: SyntaxTree
    ) {
        var ends: [Held] = coversAll ? [] : [.yes]
        for arm in arms {
            var end = Held.yes
            if tree[arm].kind == .ifStmt {
                walk(arm, lock, &end, &exit, tree)
            } else {
                walkBlock(arm, lock, &end, &exit, tree)
            }
            if end != .unreachable { ends.append(end) }
        }
        guard let first = ends.first else {
            held = .unreachable
            return
        }
        held = ends.allSatisfy { $0 == first } ? first : .unknown
    }

    private func mentionsRelease(_ statement: SyntaxID, _ lock: Lock, _ tree: SyntaxTree) -> Bool {
        isRelease(statement, lock, tree) || tree.descendants(of: statement).contains { isRelease($0, lock, tree) }
    }

    /// Whether a statement calls a function of this file that gives the lock back.
    private func callsReleaser(_ statement: SyntaxID, _ lock: Lock, _ tree: SyntaxTree) -> Bool {
        let called = Set(([statement] + tree.descendants(of: statement)).filter { tree[$0].kind == .call }.compactMap { tree.calleeName(of: $0) })
        guard !called.isEmpty else { return false }
        return tree.nodes(ofKind: .functionDecl).contains { function in
            tree.name(of: function).map(called.contains) ?? false && mentionsRelease(function, lock, tree)
        }
    }

    /// A `try` that leaves the function when it fails, in no closure of the statement.
    private func throwing(_ statement: SyntaxID, _ tree: SyntaxTree) -> SyntaxID? {
        let nodes = [statement] + tree.descendants(of: statement)
        for id in nodes where tree[id].kind == .tryExpr && tree[id].flags.isDisjoint(with: [.forced, .optional]) {
            let around = tree.ancestors(of: id).prefix { $0 != statement }
            if !around.contains(where: { tree[$0].kind == .closure }) { return isInsideDo(id, tree) ? nil : id }
        }
        return nil
    }

    /// An error that a `do` around it may catch does not leave the function.
    private func isInsideDo(_ attempt: SyntaxID, _ tree: SyntaxTree) -> Bool {
        for ancestor in tree.ancestors(of: attempt) {
            switch tree[ancestor].kind {
            case .doStmt where !tree.child(of: ancestor, .catchClause).isNone: return true
            case .functionDecl, .closure, .initializerDecl, .accessor, .accessorBlock: return false
            default: continue
            }
        }
        return false
    }
}
