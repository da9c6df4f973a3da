import Catalog
import Findings
import SourceText
import SwiftFlow
import SwiftTree

/// A check over the tree of one Swift file. One traversal of the tree calls every selected check on the kinds of nodes it
/// asks for.
protocol SwiftCheck {
    /// Ids of the rules it reports, `IACS-S101`.
    var rules: [String] { get }
    /// The kinds of nodes it wants to see.
    var kinds: [SyntaxKind] { get }

    func visit(_ node: SyntaxID, _ context: inout SwiftContext)
}

/// Every check that is written in code; the declarative ones come from the rules themselves.
var builtInChecks: [any SwiftCheck] {
    [
        EscapingUnsafePointer(), WeakHash(), WeakCipher(), HardCodedCredential(), HardCodedKey(),
        TLSVerificationOff(), OldTLSVersion(), CrashOnDecodedData(), SecretInUserDefaults(),
        UncheckedSendable(), ClearTextURL(), UnpinnedDependency(), XMLExternalEntities(),
        UnsafeDeserialisation(), KeychainAccessibility(), RegexCheck(), IgnoredSecurityResult(), SwallowedError(),
        DiscardedError(), BlockingInAsync(), LockNotReleased(), UncancelledLoop(), UnsynchronisedGlobal(), DebugLeftOn(),
        PluginNetworkPermission(), UncheckedUnwrap(), UnmanagedImbalance(), ClearTextClient(), MissingTimeout(), UnlimitedBuffer(),
    ]
}

/// What the checks of one file gave.
public struct SwiftFileResult: Sendable {
    /// In the order of the file.
    public var findings: [Finding]
    /// Where data crosses the boundary of the program.
    public var surface: [SurfacePoint] = []
    /// The file lowered for `runSwiftFlowChecks`; nil when no rule follows data.
    public var unit: SwiftUnit?
}

/// Runs the checks behind the given rules that need no more than one file's tree.
public func checkSwiftFile(_ file: SourceFile, rules: [Rule]) -> SwiftFileResult {
    // Of a test nothing is reported.
    guard !TestPath.matches(file.path) else { return SwiftFileResult(findings: []) }
    let languages: [Rule.Language] = [.swift, .package]
    let selected = rules.filter { rule in rule.languages.contains(where: languages.contains) }
    let ids = Set(selected.map(\.id))
    let checks = builtInChecks.filter { $0.rules.contains(where: ids.contains) } + selected.compactMap(DeclarativeCheck.init)
    let followsData = flowChecks.contains { ids.contains($0.rule) }
    guard !checks.isEmpty || followsData else { return SwiftFileResult(findings: []) }

    let tree = SyntaxTree(parsing: file.bytes)
    var byKind = [[any SwiftCheck]](repeating: [], count: SyntaxKind.allCases.count)
    for check in checks {
        for kind in check.kinds { byKind[Int(kind.rawValue)].append(check) }
    }
    var context = SwiftContext(file: file, tree: tree, rules: selected)
    for id in tree.ids {
        for check in byKind[Int(tree[id].kind.rawValue)] { check.visit(id, &context) }
    }
    return SwiftFileResult(
        findings: context.findings.sorted { ($0.location.range, $0.ruleID) < ($1.location.range, $1.ruleID) },
        surface: context.surfacePoints(), unit: followsData ? SwiftUnit(lowering: tree, path: file.path) : nil)
}

/// Runs all checks over files that belong together. The findings stand in the order of files and places.
public func runSwiftChecks(on files: [SourceFile], rules: [Rule], models: SwiftModels = .shared) -> [Finding] {
    let results = files.map { checkSwiftFile($0, rules: rules) }
    let told = results.flatMap(\.findings)
    let followed = runSwiftFlowChecks(on: results.compactMap(\.unit), rules: rules, models: models, besides: told)
    return (told + followed.findings).sorted { ($0.location, $0.ruleID) < ($1.location, $1.ruleID) }
}
