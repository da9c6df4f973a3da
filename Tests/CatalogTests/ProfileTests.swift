import Catalog
import Testing

@Suite struct ProfileTests {
    private func ids(_ name: String) throws -> Set<String> {
        let catalog = try Catalog.builtin()
        let profile = try #require(catalog.profiles(named: [name])?.first)
        return Set(catalog.rules.filter { profile.contains($0, standards: catalog.standards) }.map(\.shortID))
    }

    @Test func eachBringsWhatItSays() throws {
        let catalog = try Catalog.builtin()
        let standard = try ids("default")
        #expect(standard == Set(catalog.rules.filter { $0.status == .stable && $0.profiles.isEmpty }.map(\.shortID)))
        #expect(try ids("strict").subtracting(standard) == Set(catalog.rules.filter { $0.profiles.contains("strict") && $0.status == .stable }.map(\.shortID)))
        #expect(try ids("realtime").contains("C703") && !standard.contains("C703"))
        #expect(try ids("hook").isStrictSubset(of: standard))
        #expect(try ids("audit") == Set(catalog.rules.map(\.shortID)))
        #expect(catalog.profiles(named: [])?.map(\.name) == ["default"])
        #expect(catalog.profiles(named: ["no-such-profile"]) == nil)
    }

    /// A higher level asks for more, and fails earlier.
    @Test func securityLevelsGrow() throws {
        let catalog = try Catalog.builtin()
        let levels = try (1...4).map { try ids("SL-\($0)") }
        for (lower, higher) in zip(levels, levels.dropFirst()) { #expect(lower.isSubset(of: higher)) }
        let profiles = try (1...4).map { try #require(catalog.profiles(named: ["SL-\($0)"])?.first) }
        #expect(profiles.map(\.failOn) == [.error, .warning, .warning, .note])
        #expect(profiles.map(\.requiresComplete) == [false, false, true, true])
        // Certificates (CR 1.8) are asked for from level 2 on, input validation (CR 3.5) from level 1 on.
        var rule = try #require(catalog.rule(matching: "C404"))
        rule.iec62443 = ["4-1 SI-1", "4-2 CR 1.8"]
        #expect(profiles.map { $0.contains(rule, standards: catalog.standards) } == [false, true, true, true])
        rule.iec62443.append("4-2 CR 3.5")
        #expect(profiles[0].contains(rule, standards: catalog.standards))
        #expect(levels[0].contains("C101"))
        #expect(catalog.rules.allSatisfy { !$0.languages.contains(.tool) || levels[0].contains($0.shortID) })
    }

    @Test func everyLevelIsOfARequirement() throws {
        let standards = try Catalog.builtin().standards
        let requirements = standards.requirements.filter { $0.part == "4-2" }
        #expect(requirements.count { standards.securityLevel(of: $0.id) != nil } == 77)
        for rule in try Catalog.builtin().rules {
            for id in rule.iec62443 where id.hasPrefix("4-2 ") {
                #expect(standards.securityLevel(of: id) != nil, "\(rule.id): \(id)")
            }
        }
    }
}
