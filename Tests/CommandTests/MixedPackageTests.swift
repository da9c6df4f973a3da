import Foundation
import Testing

/// A Swift package with C targets: both languages in one run and one log.
@Suite struct MixedPackageTests {
    private func package() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write("Package.swift", """
            // swift-tools-version: 5.9
            import PackageDescription
            let package = Package(
                name: "Meter",
                targets: [
                    .target(name: "CMeter"),
                    .executableTarget(name: "Meter", dependencies: ["CMeter"]),
                ])

            """)
        try scratch.write("Sources/CMeter/include/meter.h", "void set_name(const char *text);\n")
        try scratch.write("Sources/CMeter/meter.c", "#include \"meter.h\"\n" + Sample.flawedC)
        try scratch.write("Sources/Meter/Reading.swift", """
            import Foundation
            func reading() throws -> String { try String(contentsOf: URL(string: "https://meter.lan/name")!) }

            """)
        try scratch.write("Sources/Meter/main.swift", """
            import CMeter
            import Foundation
            let name = try reading()
            set_name(name)
            try FileManager.default.removeItem(atPath: name)

            """)
        return scratch
    }

    @Test func bothLanguagesStandInOneLog() throws {
        let scratch = try package()
        let run = try scratch.check("--output", "sarif=log.sarif", ".")
        #expect(run.status == 1, "\(run.errors)")
        let log = try SARIFLog(contentsOf: scratch.url("log.sarif"))
        let first = try #require(log.runs.first)
        #expect(log.runs.count == 1)
        let found = first.results.map { result in
            let place = result.locations[0].physicalLocation
            return "\(result.ruleId) \(place.artifactLocation.uri):\(place.region.startLine)"
        }
        #expect(found == ["IACS-C101 Sources/CMeter/meter.c:4", "IACS-S303 Sources/Meter/main.swift:5"])
    }

    @Test func theLogIsTheSameForAnyNumberOfThreads() throws {
        let scratch = try package()
        let one = try scratch.check("--jobs", "1", "--output", "sarif", ".")
        let two = try scratch.check("--jobs", "2", "--output", "sarif", ".")
        #expect(one.status == 1 && one.output == two.output)
    }
}

/// Data is followed through the files of a package, and through packages that name each other.
@Suite struct PackagesTests {
    private func packages(dependency: String = "") throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write("a/Package.swift", "import PackageDescription\nlet package = Package(name: \"A\"\(dependency))\n")
        try scratch.write("a/Sources/A/a.swift", """
            import Foundation
            func clean() throws { try FileManager.default.removeItem(atPath: name()) }

            """)
        try scratch.write("b/Package.swift", "import PackageDescription\nlet package = Package(name: \"B\")\n")
        try scratch.write("b/Sources/B/b.swift", """
            import Foundation
            func name() throws -> String { try String(contentsOf: URL(string: "https://meter.lan/name")!) }

            """)
        return scratch
    }

    @Test func aPackageKnowsNothingOfAnother() throws {
        #expect(try packages().check("--select", "S303", ".").status == 0)
    }

    @Test func aPackageKnowsWhatItNames() throws {
        let run = try packages(dependency: ", dependencies: [.package(path: \"../b\")]").check("--select", "S303", ".")
        #expect(run.status == 1 && run.output.contains("a/Sources/A/a.swift:2:"), "\(run.output)")
    }

    @Test func anAppKnowsThePackagesBesideIt() throws {
        let scratch = try packages()
        try scratch.write("App/App.swift", """
            import Foundation
            func start() throws { try FileManager.default.createDirectory(atPath: name(), withIntermediateDirectories: true) }

            """)
        let run = try scratch.check("--select", "S303", ".")
        #expect(run.status == 1 && run.output.contains("App/App.swift:2:"), "\(run.output)")
    }
}
