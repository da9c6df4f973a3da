import Catalog
import Findings
import SourceText
import SwiftFlow
import SwiftTree

/// What the checks of one file gave.
public struct SwiftFileResult: Sendable {
    /// In the order of the file.
    public var findings: [Finding]
    /// Where data crosses the boundary of the program.
    public var surface: [SurfacePoint] = []
    /// The file lowered for `runSwiftFlowChecks`; nil when no rule follows data.
    public var unit: SwiftUnit?
}

/// The checks behind the rules of a run that need no more than one file's tree. Made once for all its files.
public struct SwiftFileChecks: Sendable {
    private let rules: [String: Rule]
    /// A check's `visit`: to call it costs less than to take the check out of an array.
    private typealias Visit = @Sendable (SyntaxID, inout SwiftContext) -> Void

    /// Checks that look at all nodes of a kind, by kind.
    private var everywhere = [[Visit]](repeating: [], count: SyntaxKind.allCases.count)
    /// Checks that look at nodes of a name, by the name's number in `names`.
    private var byName: [[(kind: SyntaxKind, visit: Visit)]] = []
    /// By kind: whether a check asks for nodes of it at all, and by name.
    private var isWanted = [Bool](repeating: false, count: SyntaxKind.allCases.count)
    private var isNamed = [Bool](repeating: false, count: SyntaxKind.allCases.count)
    private var names = NameTable()
    private let followsData: Bool

    /// Rules for other languages are passed over.
    public init(rules: [Rule]) {
        let languages: [Rule.Language] = [.swift, .package]
        let selected = rules.filter { $0.languages.contains(where: languages.contains) }
        self.rules = Dictionary(selected.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = Set(self.rules.keys)
        followsData = flowChecks.contains { ids.contains($0.rule) }
        guard !selected.isEmpty else { return }
        let written = builtInChecks.filter { $0.rules.contains(where: ids.contains) }
        for check in written + selected.flatMap(declarativeChecks) + [SurfaceCheck()] {
            for subject in check.subjects { add(check, subject) }
        }
    }

    private mutating func add(_ check: any SwiftCheck, _ subject: Subject) {
        let visit: Visit = { check.visit($0, &$1) }
        isWanted[Int(subject.kind.rawValue)] = true
        guard let wanted = subject.names else { return everywhere[Int(subject.kind.rawValue)].append(visit) }
        isNamed[Int(subject.kind.rawValue)] = true
        for name in wanted {
            let id = Int(names.intern(name))
            while byName.count <= id { byName.append([]) }
            byName[id].append((subject.kind, visit))
        }
    }

    public func run(on file: SourceFile) -> SwiftFileResult {
        // Of a test nothing is reported.
        guard !rules.isEmpty, !TestPath.matches(file.path) else { return SwiftFileResult(findings: []) }
        let tree = SyntaxTree(parsing: file.bytes)
        let treeNames = TreeNames(tree)
        var context = SwiftContext(file: file, tree: tree, names: treeNames, rules: rules)
        // The numbers of the file's names in `names`, 0 for those that no check asks for.
        let wanted = (0..<NameID(treeNames.table.count)).map { names.known($0, of: treeNames.table) ?? 0 }
        for index in tree.nodes.indices {
            let id = SyntaxID(index)
            let kind = tree.nodes[index].kind
            guard isWanted[Int(kind.rawValue)] else { continue }
            for visit in everywhere[Int(kind.rawValue)] { visit(id, &context) }
            guard isNamed[Int(kind.rawValue)], case let name = wanted[Int(Self.subjectName(of: id, tree, treeNames))], name != 0 else { continue }
            for (wantedKind, visit) in byName[Int(name)] where wantedKind == kind { visit(id, &context) }
        }
        return SwiftFileResult(
            findings: context.findings.sorted { ($0.location.range, $0.ruleID) < ($1.location.range, $1.ruleID) },
            surface: context.surface, unit: followsData ? SwiftUnit(lowering: tree, names: treeNames, path: file.path) : nil)
    }

    /// The name by which checks ask for a node, see `Subject`.
    private static func subjectName(of id: SyntaxID, _ tree: SyntaxTree, _ names: TreeNames) -> NameID {
        switch tree[id].kind {
        case .call, .macroExpansion: names.callee(of: id, in: tree)
        case .assignment: names[tree.lastNameNode(of: tree.firstChild(of: id))]
        default: names[id]
        }
    }
}

/// Runs all checks over files that belong together. The findings stand in the order of files and places.
public func runSwiftChecks(on files: [SourceFile], rules: [Rule], models: SwiftModels = .shared) -> [Finding] {
    let checks = SwiftFileChecks(rules: rules)
    let results = files.map { checks.run(on: $0) }
    let told = results.flatMap(\.findings)
    let followed = runSwiftFlowChecks(on: results.compactMap(\.unit), rules: rules, models: models, besides: told)
    return (told + followed.findings).sorted { ($0.location, $0.ruleID) < ($1.location, $1.ruleID) }
}
