import Catalog
import Findings
import Foundation
import Gate
import SourceText
import Testing

@testable import Analysis

/// Findings keep their identity while people edit around them.
@Suite struct IdentityTests {
    static let scripts = 500
    private static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The real files that are edited: the product in Fixtures, and source of this package.
    private static let files: [(path: String, text: String)] = [
        "Fixtures/rtu-firmware/src/config.c", "Fixtures/rtu-firmware/src/modbus.c", "Fixtures/rtu-firmware/src/logger.c",
        "Fixtures/rtu-firmware/src/session.c", "Fixtures/rtu-firmware/src/update.c",
        "Fixtures/gateway/Sources/Gateway/Storage.swift", "Fixtures/gateway/Sources/Gateway/Units.swift",
        "Sources/Analysis/FileDiscovery.swift", "Sources/Gate/DeviationComment.swift", "Sources/iacslint/HookCommand.swift",
        "Sources/Gate/Deviations.swift",
    ].compactMap { path in
        (try? String(contentsOf: repository.appendingPathComponent(path), encoding: .utf8)).map { (path, $0) }
    }

    /// Rules of many findings, beside those of the catalogue.
    private static let rules = [
        ("ACME-C001", "string", "literal: {regex: '.'}"),
        ("ACME-C002", "call", """
            banned-call: {strcpy: "", snprintf: "", memcpy: "", log_event: "", strcmp: "", fopen: "", fclose: "", strlen: "", \
            append: "", contains: "", map: "", filter: "", hasPrefix: "", String: "", dropFirst: ""}
            """),
    ].map { id, name, pattern in
        """
        ---
        {id: \(id), name: \(name), title: A \(name), severity: note, precision: high, security-severity: 1.0, cwe: [676],
         iec62443: [4-1 SI-2], languages: [c, swift], status: stable, since: 0.1.0, pattern: {\(pattern)}}
        ---

        """ + [
            "What it finds", "Why it matters in a control system", "Noncompliant", "Compliant", "How to mend", "Known limits",
            "References",
        ].map { "## \($0)\n\nText.\n\n" }.joined()
    }

    private static func findings(in files: [(path: String, text: String)]) throws -> Assessment {
        let tree = try Tree()
        try tree.write(".iacslint.yml", "select: [string, call, C101, C104, C405, C501, C502, S403, S501, T1]\n")
        for (index, rule) in rules.enumerated() { try tree.write(".iacslint/rules/\(index).md", rule) }
        for name in ["include/rtu.h", "vendor/tls.h"] {
            let text = try String(contentsOf: repository.appendingPathComponent("Fixtures/rtu-firmware/" + name), encoding: .utf8)
            try tree.write(name, text)
        }
        for file in files { try tree.write(file.path, file.text) }
        let workspace = try Workspace(.paths([tree.root]), workingDirectory: tree.root)
        return try Assessment(of: workspace, options: AssessmentOptions(jobs: 1, today: "2026-11-23"))
    }

    /// What 500 scripts did to findings whose own lines they left alone.
    struct Tally {
        var compared = 0
        var changed: [String] = []
        var invented: [String] = []
        var merged = 0
    }

    @Test func survivesFiveHundredEditScripts() throws {
        try #require(Self.files.count == 11)
        let before = try Self.files.map { try Self.findings(in: [$0]) }
        let tallies = Workers.map(Array(0..<Self.scripts), jobs: ProcessInfo.processInfo.activeProcessorCount) {
            { script in Result { try Self.run(script, before: before) } }
        }
        var total = Tally()
        for tally in try tallies.map({ try $0.get() }) {
            total.compared += tally.compared
            total.changed += tally.changed
            total.invented += tally.invented
            total.merged += tally.merged
        }
        print("identity: \(total.compared) untouched findings, \(total.changed.count) changed, \(total.invented.count) invented")
        #expect(total.compared > 5_000)
        #expect(total.merged == 0)
        #expect(Double(total.changed.count) <= 0.01 * Double(total.compared), "\(total.changed.prefix(20))")
        #expect(Double(total.invented.count) <= 0.01 * Double(total.compared), "\(total.invented.prefix(20))")
    }

    private static func run(_ script: Int, before: [Assessment]) throws -> Tally {
        var random = SeededGenerator(seed: UInt64(script))
        let choice = script % files.count
        let original = before[choice]
        var file = EditedFile(path: files[choice].path, text: files[choice].text)
        file.edit(Int.random(in: 1...8, using: &random), &random)
        let edited = try findings(in: [(file.path, file.text)])
        var tally = Tally()
        tally.merged = edited.findings.count - Set(edited.findings.map(\.fingerprint)).count
        let known = Set(Baseline(of: original.findings).match(edited.findings).known.keys)
        let now = Dictionary(grouping: edited.findings.indices.filter { edited.findings[$0].location.path == file.path }) {
            place(of: edited.findings[$0], in: edited, lines: file.lines)
        }
        let old = Dictionary(grouping: original.findings.filter { $0.location.path == files[choice].path }) {
            place(of: $0, in: original, lines: EditedFile(path: files[choice].path, text: files[choice].text).lines)
        }
        for (place, findings) in old {
            // What the edits made disappear or multiply on its line is not untouched.
            guard let place, let found = now[place], found.count == findings.count else { continue }
            for (finding, index) in zip(findings, found) {
                let other = edited.findings[index]
                tally.compared += 1
                let name = "script \(script): \(place.rule) at \(files[choice].path):\(place.lines.first ?? 0)"
                if other.fingerprint != finding.fingerprint { tally.changed.append(name) }
                if other.isOpen, !known.contains(index) { tally.invented.append(name) }
            }
        }
        return tally
    }

    private struct Place: Hashable {
        var rule: String
        var lines: [Int]
    }

    /// The rule, and the original numbers of the lines from the statement's first to the finding's last; nil where one of
    /// them is inserted, deleted, or out of order.
    private static func place(of finding: Finding, in run: Assessment, lines: [EditedFile.Line]) -> Place? {
        guard let source = run.gate.sources[finding.location.path] else { return nil }
        let first = source.line(at: min(finding.scope.start, finding.location.range.start))
        let last = source.line(at: max(finding.location.range.end, 1) - 1)
        guard first <= last, last <= lines.count else { return nil }
        let origins = lines[(first - 1)..<last].map(\.origin)
        var numbers: [Int] = []
        for origin in origins {
            guard let origin else { return nil }
            if numbers.last != origin { numbers.append(origin) }
        }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 } ? Place(rule: finding.ruleID, lines: numbers) : nil
    }
}
