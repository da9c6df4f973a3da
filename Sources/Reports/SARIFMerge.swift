import Foundation

/// Joins SARIF logs: those of shards to what one run over all would have written, those of several products to one log.
///
/// The runs of one version of a tool become one run, in which a result that several logs tell is told once. The same bytes
/// whatever the order of the logs. What is not understood is kept where all runs agree on it.
///
/// - Throws: `SARIFReadingError`.
public func mergedSARIF(_ logs: [Data]) throws -> String {
    var runs: [Value] = []
    var head: [String: Value] = [:]
    for data in logs {
        _ = try SARIFLog(reading: data)
        let log = try JSONDecoder().decode(Value.self, from: data)
        runs += log["runs"]?.list ?? []
        head.merge((log.object ?? [:]).filter { $0.key != "runs" }) { first, _ in first }
    }
    let groups = Dictionary(grouping: runs) { run in
        [run["tool"]?["driver"]?["name"], run["tool"]?["driver"]?["version"]].map { $0?.text ?? "" }
    }
    head["runs"] = .list(try groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { try SARIFMerge($0.value).run() })
    return String(decoding: try sarifEncoder().encode(head), as: UTF8.self) + "\n"
}

private typealias Value = SARIFLog.Value

/// Joins runs of one tool.
private struct SARIFMerge {
    private let runs: [Value]
    private let rules: [Value]
    private let ruleIndex: [String: Int]

    init(_ runs: [Value]) throws {
        // In an order that does not depend on that of the logs.
        self.runs = try runs.map { (try Self.key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        rules = Self.union(self.runs.map { $0["tool"]?["driver"]?["rules"] }) { $0["id"]?.text ?? "" }
            .sorted { ($0["id"]?.text ?? "") < ($1["id"]?.text ?? "") }
        ruleIndex = Dictionary(rules.enumerated().map { ($1["id"]?.text ?? "", $0) }) { first, _ in first }
    }

    func run() throws -> Value {
        var run = Self.agreed(runs)
        var driver = (runs.first?["tool"]?["driver"]?.object) ?? [:]
        driver["rules"] = .list(rules)
        for key in ["notifications", "supportedTaxonomies"] where driver[key] != nil {
            driver[key] = .list(Self.union(runs.map { $0["tool"]?["driver"]?[key] }) { $0["id"]?.text ?? $0["name"]?.text ?? "" })
        }
        run["tool"] = .object(["driver": .object(driver)])
        run["taxonomies"] = list("taxonomies", of: taxonomies())
        let artifacts = artifacts()
        run["artifacts"] = list("artifacts", of: artifacts)
        run["invocations"] = list("invocations", of: [invocation()])
        run["versionControlProvenance"] = list("versionControlProvenance", of: try Self.distinct(all("versionControlProvenance")))
        run["results"] = .list(results())
        if runs.contains(where: { $0["properties"] != nil }) {
            run["properties"] = .object(try properties(artifacts: artifacts))
        }
        return .object(run)
    }

    // MARK: - Results

    private struct Place: Hashable, Comparable {
        var path = ""
        var region: [Double] = []
        var rule = ""
        var message = ""

        static func < (a: Place, b: Place) -> Bool {
            if a.path != b.path { return a.path < b.path }
            if a.region != b.region { return a.region.lexicographicallyPrecedes(b.region) }
            return (a.rule, a.message) < (b.rule, b.message)
        }
    }

    private func place(of result: Value) -> Place {
        let location = result["locations"]?.list?.first?["physicalLocation"] ?? result["physicalLocation"]
        return Place(
            path: location?["artifactLocation"]?["uri"]?.text.map { $0.removingPercentEncoding ?? $0 } ?? "",
            region: ["startLine", "startColumn", "endLine", "endColumn"].map { location?["region"]?[$0]?.number ?? 0 },
            rule: ruleID(of: result), message: result["message"]?["text"]?.text ?? "")
    }

    private func ruleID(of result: Value) -> String { result["ruleId"]?.text ?? result["descriptor"]?["id"]?.text ?? "" }

    /// Sorted, each once, with the ordinals of equal identities counted anew.
    private func results() -> [Value] {
        var seen: Set<Place> = []
        let sorted = all("results").map { (place(of: $0), $0) }.sorted { $0.0 < $1.0 }.filter { seen.insert($0.0).inserted }
        var counts: [String: Int] = [:]
        return sorted.map { _, result in
            var fields = result.object ?? [:]
            if fields["ruleIndex"] != nil { fields["ruleIndex"] = ruleIndex[ruleID(of: result)].map { .number(Double($0)) } }
            if var prints = fields["partialFingerprints"]?.object, let own = prints[fingerprintKey]?.text {
                let identity = String(own.prefix { $0 != ":" })
                counts[identity, default: 0] += 1
                prints[fingerprintKey] = .text("\(identity):\(counts[identity, default: 1])")
                fields["partialFingerprints"] = .object(prints)
            }
            return .object(fields)
        }
    }

    // MARK: - The rest of the run

    private func taxonomies() -> [Value] {
        Self.union(runs.map { $0["taxonomies"] }) { $0["name"]?.text ?? "" }.map { taxonomy in
            let same = all("taxonomies").filter { $0["name"] == taxonomy["name"] }
            var fields = taxonomy.object ?? [:]
            let number = /\d+/
            func key(_ taxon: Value) -> (Int, String) {
                let id = taxon["id"]?.text ?? ""
                // CWE-79 stands before CWE-120.
                let numeric = id.hasPrefix("CWE-") ? id.firstMatch(of: number).flatMap { Int($0.output) } : nil
                return (numeric ?? 0, id)
            }
            fields["taxa"] = .list(Self.union(same.map { $0["taxa"] }) { $0["id"]?.text ?? "" }.sorted { key($0) < key($1) })
            return .object(fields)
        }
    }

    /// By path; files of one path and different content stay apart.
    private func artifacts() -> [Value] {
        func path(_ artifact: Value) -> String {
            artifact["location"]?["uri"]?.text.map { $0.removingPercentEncoding ?? $0 } ?? ""
        }
        return Self.union([.list(all("artifacts"))]) { path($0) + " " + ($0["hashes"]?["sha-256"]?.text ?? "") }
            .sorted { path($0) < path($1) }
    }

    /// One for all: it fails as the worst of them did.
    private func invocation() -> Value {
        let all = all("invocations")
        var fields = Self.agreed(all)
        fields["executionSuccessful"] = .flag(all.allSatisfy { $0["executionSuccessful"] == .flag(true) })
        let codes = Set(all.compactMap { $0["exitCode"]?.number })
        fields["exitCode"] = [2, 4, 3, 1, 0].first(where: codes.contains).map { .number($0) }
        for key in ["toolExecutionNotifications", "ruleConfigurationOverrides"] where all.contains(where: { $0[key] != nil }) {
            var seen: Set<Value> = []
            let items = all.flatMap { $0[key]?.list ?? [] }.map { item in
                guard key == "ruleConfigurationOverrides" else { return item }
                var descriptor = item["descriptor"]?.object ?? [:]
                descriptor["index"] = ruleIndex[ruleID(of: item)].map { .number(Double($0)) }
                return Value.object((item.object ?? [:]).merging(["descriptor": .object(descriptor)]) { $1 })
            }
            fields[key] = .list(items.filter { seen.insert($0).inserted }.sorted { place(of: $0) < place(of: $1) })
        }
        return .object(fields)
    }

    /// The figures are those of all files; a rule that ran somewhere ran.
    private func properties(artifacts: [Value]) throws -> [String: Value] {
        let bags = runs.compactMap { $0["properties"] }
        var properties = Self.agreed(bags)
        for (key, ofFile) in [("files", nil), ("lines", "lines"), ("functions", "functions"), ("completeFunctions", "completeFunctions")] {
            guard bags.contains(where: { $0[key] != nil }) else { continue }
            let figures = artifacts.map { artifact in ofFile.map { artifact["properties"]?[$0]?.number ?? 0 } ?? 1 }
            properties[key] = .number(figures.reduce(0, +))
        }
        if bags.contains(where: { $0["rulesNotRun"] != nil }) {
            let reasons = bags.map { $0["rulesNotRun"]?.object ?? [:] }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
            properties["rulesNotRun"] = .object(reasons.filter { ruleIndex[$0.key] == nil })
        }
        if bags.contains(where: { $0["attackSurface"] != nil }) {
            let surface = try Self.distinct(bags.flatMap { $0["attackSurface"]?.list ?? [] })
            properties["attackSurface"] = .list(surface.sorted { a, b in
                let keys = (a["uri"]?.text ?? "", b["uri"]?.text ?? "")
                return keys.0 != keys.1 ? keys.0 < keys.1 : (a["line"]?.number ?? 0) < (b["line"]?.number ?? 0)
            })
        }
        return properties
    }

    // MARK: - Values

    private func all(_ key: String) -> [Value] { runs.flatMap { $0[key]?.list ?? [] } }

    /// Nil where no run has the key.
    private func list(_ key: String, of values: [Value]) -> Value? {
        runs.contains { $0[key] != nil } ? .list(values) : nil
    }

    /// The entries that all of the objects have alike.
    private static func agreed(_ values: [Value]) -> [String: Value] {
        (values.first?.object ?? [:]).filter { key, value in values.allSatisfy { $0[key] == value } }
    }

    /// The elements of all lists, the first of each name.
    private static func union(_ lists: [Value?], name: (Value) -> String) -> [Value] {
        var seen: Set<String> = []
        return lists.flatMap { $0?.list ?? [] }.filter { seen.insert(name($0)).inserted }
    }

    private static func distinct(_ values: [Value]) throws -> [Value] {
        var seen: Set<String> = []
        return try values.map { (try key($0), $0) }.sorted { $0.0 < $1.0 }.filter { seen.insert($0.0).inserted }.map(\.1)
    }

    private static func key(_ value: Value) throws -> String {
        String(decoding: try sarifEncoder().encode(value), as: UTF8.self)
    }
}

/// The key of our own fingerprint.
let fingerprintKey = "iacslint/v1"
