import Catalog
import Findings
import SourceText

/// How a product is built, as its compile database says: what the checks of build flags look at.
public struct BuildDatabase: Sendable {
    public struct Entry: Sendable {
        /// The compiler first.
        public var arguments: [String]
        /// In the database's file.
        public var range: ByteRange

        public init(arguments: [String], range: ByteRange) {
            self.arguments = arguments
            self.range = range
        }
    }

    /// As `SourceFile.path`.
    public var path: String
    public var entries: [Entry]

    public init(path: String, entries: [Entry]) {
        self.path = path
        self.entries = entries
    }
}

/// A check over a whole compile database: one finding says for how many units it holds.
protocol BuildCheck: Sendable {
    var rule: String { get }
    /// What is wrong with a unit, in a few words each (`-fPIE`), empty where nothing is.
    func problems(of command: CompilerCommand) -> [String]
    /// One sentence about what is wrong with these units.
    func message(_ problems: String, units: String) -> String
}

private let buildChecks: [any BuildCheck] = [MissingHardening(), DefenceSwitchedOff(), UndefinedBehaviourFlags()]

/// Runs the checks of build flags over a compile database; a finding stands at the first unit it holds for.
public func runBuildChecks(on database: BuildDatabase, rules: [Rule]) -> [Finding] {
    let selected = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    let commands = database.entries.map { ($0, CompilerCommand($0.arguments)) }.filter { $0.1.isUnderstood }
    return buildChecks.compactMap { check in
        guard let rule = selected[check.rule] else { return nil }
        var counts: [String: Int] = [:]
        var order: [String] = []
        var first: BuildDatabase.Entry?
        var affected = 0
        for (entry, command) in commands {
            let problems = check.problems(of: command)
            guard !problems.isEmpty else { continue }
            affected += 1
            if first == nil { first = entry }
            for problem in problems {
                if counts[problem] == nil { order.append(problem) }
                counts[problem, default: 0] += 1
            }
        }
        guard let first else { return nil }
        let problems = order.map { name in
            counts[name] == affected ? "'\(name)'" : "'\(name)' (\(counts[name] ?? 0) of them)"
        }
        let units = commands.count == 1 ? "the only unit" : "\(affected) of \(commands.count) units"
        return Finding(
            ruleID: rule.id, severity: rule.severity, message: check.message(problems.joined(separator: ", "), units: units),
            location: Location(path: database.path, range: first.range))
    }
}
