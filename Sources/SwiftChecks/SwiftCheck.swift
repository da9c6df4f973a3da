import Catalog
import Findings
import SourceText
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
        EscapingUnsafePointer(), SQLInterpolation(), WeakHash(), WeakCipher(), HardCodedCredential(), HardCodedKey(),
        StaticIV(), TLSVerificationOff(), OldTLSVersion(), CrashOnDecodedData(), SecretInUserDefaults(), SecretInLog(),
        UncheckedSendable(), ClearTextURL(), UnpinnedDependency(),
    ]
}

/// Runs the checks behind the given rules over one Swift file. The findings stand in the order of the file.
public func runSwiftChecks(on file: SourceFile, rules: [Rule]) -> [Finding] {
    let languages: [Rule.Language] = [.swift, .package]
    let selected = rules.filter { rule in rule.languages.contains(where: languages.contains) }
    let ids = Set(selected.map(\.id))
    let checks = builtInChecks.filter { $0.rules.contains(where: ids.contains) } + selected.compactMap(DeclarativeCheck.init)
    guard !checks.isEmpty else { return [] }

    var byKind = [[any SwiftCheck]](repeating: [], count: SyntaxKind.allCases.count)
    for check in checks {
        for kind in check.kinds { byKind[Int(kind.rawValue)].append(check) }
    }
    var context = SwiftContext(file: file, rules: selected)
    for id in context.tree.ids {
        for check in byKind[Int(context.tree[id].kind.rawValue)] { check.visit(id, &context) }
    }
    return context.findings.sorted { ($0.location.range, $0.ruleID) < ($1.location.range, $1.ruleID) }
}
