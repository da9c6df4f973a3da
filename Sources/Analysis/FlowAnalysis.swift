import CFlow
import CFlowChecks
import Catalog
import Findings

/// What the flow engine says of all C units of a run.
struct FlowOutcome: Sendable {
    var findings: [Finding] = []
    /// Functions whose paths were not all followed.
    var limited: [Incompleteness] = []
    /// Parts of the source that the engine knows nothing of, by kind.
    var unknownNodes: [String: Int] = [:]

    init() {}

    /// Links the units and analyses every function, as if anyone could call it. The same for any number of threads.
    init(_ units: [FlowUnit], rules: [Rule], models: Models, jobs: Int) {
        guard !units.isEmpty else { return }
        for unit in units { unknownNodes.merge(unit.unknownNodes, uniquingKeysWith: +) }
        let program = FlowProgram(units, models: models)
        let results = Workers.map(program.functions, jobs: jobs) {
            let run = FlowRun(program, models: models, rules: rules)
            return { run.analyse($0) }
        }
        findings = mergedFlowFindings(results.flatMap(\.findings))
        limited = results.flatMap(\.exhausted).map { path, name in
            Incompleteness(path: path, symbol: name, reason: .limit, message: "Not every path was followed.")
        }
    }
}
