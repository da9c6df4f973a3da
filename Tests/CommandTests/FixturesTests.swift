import Foundation
import Testing

/// The product in Fixtures/ has one flaw of each rule beside code that does the same safely. The command finds the flaws
/// that are marked, and nothing else.
@Suite struct FixturesTests {
    /// compile_commands.json has no comments, so its flaws are told here.
    static let build = Set([("B101", 2), ("B102", 6), ("B103", 2)].map {
        Flaw(path: "rtu-firmware/compile_commands.json", line: $1, rule: $0)
    })

    /// What a change takes away is told against a revision: TrustedConfigurationTests.
    static let needsHistory = "M107"

    /// Ids of the rules in Rules/; on request only those that are in preview or belong to a profile.
    static func catalogue(onRequest: Bool) throws -> [String] {
        let folder = Flaw.repository.appendingPathComponent("Rules")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap { name in
            guard let id = name.firstMatch(of: /^([A-Z]\d{3})-.*\.md$/)?.1 else { return nil }
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let isByDefault = text.contains("\nstatus: stable") && text.firstMatch(of: /\nprofiles: *\[\s*\w/) == nil
            return isByDefault == onRequest ? nil : String(id)
        }
    }

    @Test func findsWhatIsMarkedAndNothingElse() throws {
        let rules = Set(try Self.catalogue(onRequest: false))
        let promised = try Flaw.promised().union(Self.build).filter { rules.contains($0.rule) }
        let found = try Flaw.found()
        #expect(promised.subtracting(found).sorted() == [], "missed")
        #expect(found.subtracting(promised).sorted() == [], "false alarms")
    }

    @Test func findsOnRequest() throws {
        for rule in try Self.catalogue(onRequest: true) {
            let promised = try Flaw.promised().union(Self.build).filter { $0.rule == rule }
            #expect(try Flaw.found(["--select", rule]) == promised)
        }
    }

    @Test func everyRuleHasAFlawToShow() throws {
        let shown = Set(try Flaw.promised().map(\.rule) + Self.build.map(\.rule) + [Self.needsHistory])
        let rules = Set(try Self.catalogue(onRequest: false) + Self.catalogue(onRequest: true))
        #expect(rules.subtracting(shown).sorted() == [])
    }
}
