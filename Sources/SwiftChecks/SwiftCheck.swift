import SwiftTree

/// A check over the tree of one Swift file. One traversal of the tree calls every selected check on the nodes it asks for.
protocol SwiftCheck: Sendable {
    /// Ids of the rules it reports, `IACS-S101`.
    var rules: [String] { get }
    /// The nodes it wants to see.
    var subjects: [Subject] { get }

    func visit(_ node: SyntaxID, _ context: inout SwiftContext)
}

/// Nodes of a kind that a check wants to see. To ask for names is what makes a check cheap: it costs nothing where none of
/// them is written.
struct Subject {
    var kind: SyntaxKind
    /// Nil for all nodes of the kind. A call has the name of its callee, an assignment that of its target, any other node its own.
    var names: Set<String>?
}

extension [Subject] {
    /// All nodes of the kinds.
    static func all(_ kinds: SyntaxKind...) -> [Subject] { kinds.map { Subject(kind: $0) } }

    /// The nodes of the kinds that have one of the names.
    static func named(_ names: some Sequence<String>, _ kinds: SyntaxKind...) -> [Subject] {
        kinds.map { Subject(kind: $0, names: Set(names)) }
    }
}

/// Every check that is written in code; the declarative ones come from the rules themselves.
let builtInChecks: [any SwiftCheck] = [
    EscapingUnsafePointer(), WeakHash(), WeakCipher(), HardCodedCredential(), HardCodedKey(),
    TLSVerificationOff(), OldTLSVersion(), CrashOnDecodedData(), SecretInUserDefaults(),
    UncheckedSendable(), ClearTextURL(), UnpinnedDependency(), XMLExternalEntities(),
    UnsafeDeserialisation(), KeychainAccessibility(), RegexCheck(), IgnoredSecurityResult(), SwallowedError(),
    DiscardedError(), BlockingInAsync(), LockNotReleased(), UncancelledLoop(), UnsynchronisedGlobal(), DebugLeftOn(),
    PluginNetworkPermission(), UncheckedUnwrap(), UnmanagedImbalance(), UnownedInLaterCall(), ClearTextClient(), TransportSecurityException(), DefaultIterations(), MissingTimeout(), UnlimitedBuffer(),
]
