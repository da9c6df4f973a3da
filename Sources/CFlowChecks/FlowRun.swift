import CFlow
import Catalog
import Findings
import SourceText

/// What the flow engine found in a program, and where it had to stop.
public struct FlowResult: Sendable {
    public var findings: [FlowFinding]
    /// Functions whose analysis hit a limit, by file and name.
    public var exhausted: [(path: String, name: String)]
}

/// A finding, with what it has in common with others that tell of the same mistake.
public struct FlowFinding: Sendable {
    public var finding: Finding
    /// Where the object that it is about was declared, or came from.
    var cause: Location?
    /// Where it happens, which may be deeper than where it is told.
    var effect: Location
    var isOncePerCause: Bool
    /// The macro without arguments that all of it stands in.
    var macro: String?
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
        let path = program.units[Int(function.unit)].files[Int(root.file)].path
        return FlowResult(
            findings: issues.compactMap(finding), exhausted: interpreter.isExhausted ? [(path, root.name)] : [])
    }

    private func finding(_ issue: Issue) -> FlowFinding? {
        guard let severity = severities[issue.ruleID] else { return nil }
        let finding = Finding(
            ruleID: issue.ruleID, severity: severity, message: issue.message, location: location(issue.unit, issue.file, issue.range),
            symbol: issue.function,
            path: issue.path.map {
                PathStep(
                    location($0.unit, $0.file, $0.range), $0.text, importance: $0.isEssential ? .essential : .important,
                    nesting: $0.nesting)
            })
        return FlowFinding(finding: finding, cause: issue.cause.map(location), effect: location(issue.effect), isOncePerCause: issue.isOncePerCause,
            macro: issue.macro)
    }

    private func location(_ place: CodePlace) -> Location { location(place.unit, place.file, place.range) }

    private func location(_ unit: Int32, _ file: Int32, _ range: ByteRange) -> Location {
        Location(path: program.units[Int(unit)].files[Int(file)].path, range: range)
    }
}

/// One finding for each mistake: of several paths to one place, or from one cause to one effect, the shortest; and none that tells
/// where another file calls for it what is told by itself.
public func mergedFlowFindings(_ found: [FlowFinding]) -> [Finding] {
    let byPlace = shortest(of: found) { FindingKey(ruleID: $0.finding.ruleID, place: $0.finding.location) }
    let places = Set(byPlace.map { FindingKey(ruleID: $0.finding.ruleID, place: $0.finding.location) })
    let byCause = shortest(of: byPlace) { one in
        one.cause.map { FindingKey(ruleID: one.finding.ruleID, place: one.isOncePerCause ? $0 : one.effect, cause: $0) }
    }
    let byMacro = shortest(of: byCause) { one in
        one.macro.map { MacroKey(ruleID: one.finding.ruleID, macro: $0, message: one.finding.message) }
    }
    return byMacro.compactMap { one in
        let isTold = one.effect != one.finding.location && places.contains(FindingKey(ruleID: one.finding.ruleID, place: one.effect))
        return isTold ? nil : one.finding
    }
}

/// Of the findings with equal keys the one with the shortest path, in the order of the first ones; those without a key as they are.
private func shortest<Key: Hashable>(of found: [FlowFinding], by key: (FlowFinding) -> Key?) -> [FlowFinding] {
    var best: [FlowFinding] = []
    var indices: [Key: Int] = [:]
    for one in found {
        guard let key = key(one) else {
            best.append(one)
            continue
        }
        if let index = indices[key] {
            if isBetter(one.finding, than: best[index].finding) { best[index] = one }
        } else {
            indices[key] = best.count
            best.append(one)
        }
    }
    return best
}

private func isBetter(_ a: Finding, than b: Finding) -> Bool {
    (a.path.count, a.location, a.message) < (b.path.count, b.location, b.message)
}

private struct FindingKey: Hashable {
    var ruleID: String
    var place: Location
    var cause: Location?
}

private struct MacroKey: Hashable {
    var ruleID: String
    var macro: String
    var message: String
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
