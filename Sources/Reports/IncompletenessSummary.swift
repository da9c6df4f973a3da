import Findings

/// What was not analysed completely, in a few lines: each reason with its number and the first examples.
struct IncompletenessSummary {
    let problems: [Incompleteness]

    private static let exampleLimit = 3

    /// Empty where all was analysed.
    var lines: [String] {
        guard !problems.isEmpty else { return [] }
        let files = Set(problems.map(\.path)).count
        let head = "Not analysed completely: \(counted(problems.count, "place")) in \(counted(files, "file"))."
        return [head] + Incompleteness.Reason.allCases.flatMap(lines)
    }

    private func lines(for reason: Incompleteness.Reason) -> [String] {
        let own = problems.filter { $0.reason == reason }
        guard !own.isEmpty else { return [] }
        // One message may hold for many functions: it is shown once, at its first place.
        var seen: Set<String> = []
        let distinct = own.filter { seen.insert($0.message).inserted }
        let examples = distinct.prefix(Self.exampleLimit).map { problem in
            "    \(problem.path)\(problem.line.map { ":\($0)" } ?? ""): \(problem.symbol.map { "\($0): " } ?? "")\(problem.message)"
        }
        let more = distinct.count - examples.count
        return ["  \(own.count)  \(reason.sentence)"] + examples
            + (more > 0 ? ["    … and \(more) more; `iacslint doctor` lists all"] : [])
    }
}

func counted(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }
