import CFlow
import Catalog
import Findings
import SourceText

/// What the flow engine found in a program, and where it had to stop.
public struct FlowResult: Sendable {
    public var findings: [Finding]
    /// Functions whose analysis hit a limit, by file and name.
    public var exhausted: [(path: String, name: String)]
}

/// The checks behind the given rules, on functions of a program. A worker owns one; the order of the functions does not matter.
public final class FlowRun {
    private let program: FlowProgram
    private let interpreter: Interpreter
    private let severities: [String: Severity]

    public init(_ program: FlowProgram, models: Models, rules: [Rule]) {
        self.program = program
        severities = Dictionary(rules.map { ($0.id, $0.severity) }) { first, _ in first }
        let selected = severities
        interpreter = Interpreter(
            program: program, models: models, checks: allFlowChecks.filter { !$0.rules.allSatisfy { selected[$0] == nil } }.map(\.check))
    }

    /// What is found when anyone calls the function.
    public func analyse(_ function: FunctionID) -> FlowResult {
        let issues = interpreter.analyse(function)
        let root = program.function(function)
        let path = program.units[Int(function.unit)].files[Int(root.file)]
        return FlowResult(
            findings: issues.compactMap(finding), exhausted: interpreter.isExhausted ? [(path, root.name)] : [])
    }

    private func finding(_ issue: Issue) -> Finding? {
        guard let severity = severities[issue.ruleID] else { return nil }
        return Finding(
            ruleID: issue.ruleID, severity: severity, message: issue.message, location: location(issue.unit, issue.file, issue.range),
            symbol: issue.function,
            path: issue.path.map {
                PathStep(
                    location($0.unit, $0.file, $0.range), $0.text, importance: $0.isEssential ? .essential : .important,
                    nesting: $0.nesting)
            })
    }

    private func location(_ unit: Int32, _ file: Int32, _ range: ByteRange) -> Location {
        Location(path: program.units[Int(unit)].files[Int(file)], range: range)
    }
}

/// One finding for each place: of several paths to it the shortest; and none that calls for what is found by itself.
public func mergedFlowFindings(_ findings: [Finding]) -> [Finding] {
    var best: [Finding] = []
    var places: [FindingPlace: Int] = [:]
    for finding in findings {
        let place = FindingPlace(ruleID: finding.ruleID, location: finding.location)
        guard let index = places[place] else {
            places[place] = best.count
            best.append(finding)
            continue
        }
        if (finding.path.count, finding.message) < (best[index].path.count, best[index].message) { best[index] = finding }
    }
    // What is told where another file calls for it, too, needs to be told but once.
    return best.filter { finding in
        guard let last = finding.path.last, last.importance == .essential, last.nesting > 0 else { return true }
        return places[FindingPlace(ruleID: finding.ruleID, location: last.location)] == nil
    }
}

private struct FindingPlace: Hashable {
    var ruleID: String
    var location: Location
}

/// The rules that need a program, rather than one unit.
public var flowRuleIDs: [String] { allFlowChecks.flatMap(\.rules) }

/// The checks, each with the rules that it reports.
let allFlowChecks: [(rules: [String], check: any FlowCheck)] = [
    (["IACS-C110"], BufferWrite()), (["IACS-C111"], BufferRead()), (["IACS-C115"], UseAfterFree()),
    (["IACS-C116"], DoubleFree()), (["IACS-C117"], InvalidFree()), (["IACS-C118"], MismatchedRelease()),
    (["IACS-C119"], Leak()), (["IACS-C120"], NullDereference()), (["IACS-C121"], Uninitialized()),
    (["IACS-C122"], StackAddressEscape()), (["IACS-C123"], OutsideAllocationSize()), (["IACS-C201"], IntegerOverflow()),
    (["IACS-C202"], IntegerUnderflow()), (["IACS-C203"], SignConversion()), (["IACS-C204"], Truncation()),
    (["IACS-C205"], DivisionByZero()), (["IACS-C510"], HandleLeak()), (["IACS-C511"], ClosedHandle()),
    (["IACS-C124"], PointerSubtraction()), (["IACS-C126"], OutsidePointer()), (["IACS-C127"], UncheckedAllocation()),
    (["IACS-C302"], OutsideLoopBound()), (["IACS-C830"], ReachableAssertion()),
    (["IACS-C129"], LateNullTest()), (["IACS-C809"], DeadStore()), (["IACS-C821"], UnendingLoop()),
    (["IACS-C831"], KnownCondition()),
    (["IACS-C125"], TypeConfusion()), (["IACS-C128"], EarlyTerminator()), (["IACS-C206"], FloatingConversion()),
    (["IACS-C130"], ReadOnlyWrite()), (["IACS-C131"], OverlappingCopy()), (["IACS-C207"], ShiftCount()),
]
