import SwiftFlow
import SwiftTree

/// An `unowned` capture of a closure that something outside runs later, when the object may be gone; and `unowned(unsafe)`.
struct UnownedInLaterCall: SwiftCheck {
    let rules = ["IACS-S108"]
    let subjects: [Subject] = .named(["unowned"], .modifier)

    /// Functions that keep their closure until an answer, a moment or an event comes.
    private static let later: Set<String> = [
        "asyncAfter", "scheduledTimer", "dataTask", "downloadTask", "uploadTask", "sendPing", "scheduleTask", "scheduleRepeatedTask",
        "scheduleRepeatedAsyncTask", "flatScheduleTask", "scheduleCallback", "whenComplete", "whenSuccess", "whenFailure",
        "whenCompleteBlocking", "whenSuccessBlocking", "addOperation", "BlockOperation", "addBarrierBlock", "responseDecodable", "responseData",
        "responseString", "responseJSON", "receiveMessage", "contentProcessed", "addPublishListener", "addCloseListener", "addShutdownListener",
        "evaluatePolicy", "requestAuthorization", "requestAccess", "reverseGeocodeLocation", "geocodeAddressString", "getAllTasks",
        "addPeriodicTimeObserver", "addBoundaryTimeObserver",
    ]
    /// The same by one of their labels.
    private static let laterByLabel: [String: Set<String>] = [
        "addObserver": ["forName"], "notify": ["queue"], "Timer": ["timeInterval", "fire"], "receive": ["minimumIncompleteLength"],
    ]
    /// The same by a word of what they are called on.
    private static let laterByReceiver: [String: Set<String>] = [
        "async": ["queue", "main", "global"], "execute": ["loop"], "submit": ["loop"], "perform": ["context", "moc"],
    ]
    /// Members of a type that is made once and stays.
    private static let onlyInstances: Set<String> = ["shared", "default", "instance", "sharedInstance", "current"]
    private static let lastingTypes: Set<String> = ["UIApplicationDelegate", "NSApplicationDelegate"]
    /// Calls by which the end of an object ends what it has begun.
    private static let endings: Set<String> = [
        "invalidate", "cancel", "cancelAll", "cancelAllOperations", "removeObserver", "invalidateAndCancel", "finishTasksAndInvalidate",
        "removePublishListener", "removeTimeObserver", "shutdown", "syncShutdownGracefully", "wait", "sync", "stop", "close", "disconnect",
    ]

    func visit(_ modifier: SyntaxID, _ context: inout SwiftContext) {
        let tree = context.tree
        let owner = tree[modifier].parent
        guard !owner.isNone, let name = name(of: owner, tree) else { return }
        if tree.text(of: modifier) == "unowned(unsafe)" {
            return context.report("IACS-S108", at: modifier, "Nothing tells when the object behind 'unowned(unsafe)' reference '\(name)' is gone; its memory is used nevertheless.", help: "Use 'weak', and leave where it is nil.")
        }
        guard tree[owner].kind == .closureCapture, case let closure = tree[tree[owner].parent].parent, !closure.isNone,
            tree[closure].kind == .closure, isOfOthers(owner, &context), let callee = laterCall(of: closure, context),
            !lasts(tree.enclosingType(of: closure), context)
        else { return }
        context.report("IACS-S108", at: owner, "'\(callee)' runs the closure later; when '\(name)' is gone by then, the process stops.", help: "Capture it 'weak', and leave where it is nil.")
    }

    private func name(of owner: SyntaxID, _ tree: SyntaxTree) -> String? {
        tree[owner].kind == .variableDecl ? tree.name(of: tree.child(of: owner, .binding)) : tree.name(of: owner)
    }

    /// Whether others decide how long the captured object lives: it is `self`, a part of it, or was handed over. What the function
    /// has made may be what keeps the closure.
    private func isOfOthers(_ capture: SyntaxID, _ context: inout SwiftContext) -> Bool {
        let tree = context.tree
        let initializer = tree.child(of: capture, .initializer)
        guard initializer.isNone else { return context.mentions(initializer) { $0 == "self" } }
        if tree.name(of: capture) == "self" { return true }
        let value = tree.children(of: capture).first { tree[$0].kind == .identifier }
        guard let value, let declaration = context.declarations.resolve(value, in: tree) else { return false }
        return tree[declaration.node].kind == .parameter
    }

    /// What keeps the closure until later, by its name; nil where that is not known.
    private func laterCall(of closure: SyntaxID, _ context: SwiftContext) -> String? {
        let tree = context.tree
        var call = tree[closure].parent
        if !call.isNone, tree[call].kind == .argument { call = tree[call].parent }
        guard !call.isNone, tree[call].kind == .call, let name = tree.calleeName(of: call) else { return nil }
        let text = tree.calleeText(of: call) ?? name
        if name == "Task" || text == "Task.detached" || text == "Task.init" || Self.later.contains(name) { return name }
        let labels = tree.arguments(of: call).compactMap(\.label)
        if let wanted = Self.laterByLabel[name], labels.contains(where: wanted.contains) { return name }
        if let wanted = Self.laterByReceiver[name], text != name,
            SecretName.words(of: String(text.dropLast(name.count + 1))).contains(where: wanted.contains) { return name }
        return name == "sink" && isKeptByOthers(call, tree) ? name : nil
    }

    /// Whether a subscription is stored where it outlives the object: `.store(in: &session.subscriptions)`.
    private func isKeptByOthers(_ call: SyntaxID, _ tree: SyntaxTree) -> Bool {
        let access = tree[call].parent
        guard !access.isNone, tree[access].kind == .memberAccess, tree.name(of: access) == "store", case let store = tree[access].parent,
            tree[store].kind == .call, case let place = tree.argument("in", of: store), !place.isNone, tree[place].kind == .inOut,
            let path = tree.dottedName(of: tree.firstChild(of: place))
        else { return false }
        return path.contains(".")
    }

    /// Whether an object of the type stays as long as the process, or ends what it has begun when it goes.
    private func lasts(_ type: SyntaxID, _ context: SwiftContext) -> Bool {
        let tree = context.tree
        guard !type.isNone else { return false }
        let inherited = tree.child(of: type, .inheritedTypes)
        if !inherited.isNone, tree.children(of: inherited).contains(where: { tree.name(of: $0).map(Self.lastingTypes.contains) ?? false }) { return true }
        let members = tree.child(of: type, .memberBlock)
        guard !members.isNone else { return false }
        return tree.children(of: members).contains { member in
            switch tree[member].kind {
            case .deinitializerDecl: return context.mentions(member, where: Self.endings.contains)
            case .variableDecl:
                let isStatic = tree.children(of: member).contains { tree[$0].kind == .modifier && tree.text(of: $0) == "static" }
                return isStatic && tree.name(of: tree.child(of: member, .binding)).map(Self.onlyInstances.contains) ?? false
            default: return false
            }
        }
    }
}
