import CModel
import Catalog
import Findings
import SourceText

/// A check over the C model. One traversal of a unit calls every selected check on the kinds of nodes it asks for.
protocol CCheck: Sendable {
    /// The rule it reports, `IACS-C101`.
    var rule: String { get }
    /// The kinds of nodes it wants to see.
    var kinds: [NodeKind] { get }

    func visit(_ node: NodeID, _ context: inout CContext)
}

/// What a check sees, and where it reports.
struct CContext {
    let unit: CUnit
    /// The selected rules by id.
    let rules: [String: Rule]
    private(set) var findings: [Finding] = []

    init(unit: CUnit, rules: [String: Rule]) {
        self.unit = unit
        self.rules = rules
    }

    /// Reports at a node of a file of the project; what could not be parsed is no evidence.
    /// `spanning` narrows the place to these bytes of the node's file.
    mutating func report(
        _ ruleID: String, at id: NodeID, spanning part: (start: UInt32, end: UInt32)? = nil, _ message: String,
        help: String? = nil
    ) {
        let node = unit[id]
        let range = part.map { ByteRange($0.start, $0.end) } ?? node.range
        guard let rule = rules[ruleID], node.file >= 0, Int(node.file) < unit.files.count,
              !node.flags.contains(.broken) else { return }
        let statement = unit[unit.enclosingStatement(of: id)]
        findings.append(Finding(
            ruleID: ruleID, severity: rule.severity, message: message,
            location: Location(path: unit.files[Int(node.file)].path, range: range),
            symbol: unit.enclosingFunction(of: id).map { unit[$0.symbol].name }, help: help,
            scope: part == nil && statement.file == node.file ? statement.range : range))
    }
}

/// Runs the checks behind the given rules over one unit.
public func runCChecks(on unit: CUnit, rules: [Rule]) -> [Finding] {
    let selected = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    let checks = allCChecks.filter { selected[$0.rule] != nil } + rules.flatMap(PatternCheck.checks)
    var byKind = [[any CCheck]](repeating: [], count: NodeKind.allCases.count)
    for check in checks {
        for kind in check.kinds { byKind[Int(kind.rawValue)].append(check) }
    }
    var context = CContext(unit: unit, rules: selected)
    for index in unit.nodes.indices {
        for check in byKind[Int(unit.nodes[index].kind.rawValue)] { check.visit(NodeID(index), &context) }
    }
    return context.findings
}

/// The checks that are written in Swift, in order of their rules.
let allCChecks: [any CCheck] = [
    BannedFunction(), UnboundedScan(), SizeOfPointer(), SwappedMemset(), ReturnedLocalAddress(), StackAllocation(),
    PointerScaling(), ReallocToItself(), FixedAddress(), FormatString(), WeakAlgorithmName.hash,
    WeakAlgorithmName.cipher, WeakRandom(), CertificateCheckOff(), HardCodedCredential(), FixedTempFile(), PermissiveMode(),
    ClearTextProtocol(), BindAllInterfaces(), Recursion(), AssignmentInCondition(), ComparisonAsStatement(), MissingReturn(),
    MissingDefault(), MissingBreak(), EmptyBody(), MisleadingIndentation(), DeadCode(), UnusedValue(), DecidedComparison(),
    IdenticalOperands(), ConstantCondition(), FunctionAsValue(), EndlessRecursion(), EndlessLoop(), FormatArguments(),
    UnusedFunction(), LayoutAssumption(), WrongFunctionType(), MisreadExpression(), LostErrorValue(), WrongDirectionLoop(),
]
