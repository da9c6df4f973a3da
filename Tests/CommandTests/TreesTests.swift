import Foundation
import Testing

/// Whole trees through every rule. `make trees TREES="PATH ..."` holds trees of others to it.
@Suite(.serialized) struct TreesTests {
    static let trees: [String] = {
        let named = ProcessInfo.processInfo.environment["TREES", default: ""].split(separator: " ").map(String.init)
        return named.isEmpty ? [Flaw.repository.path + "/Fixtures"] : named
    }()

    @Test(.enabled(if: Tool.find("check-jsonschema") != nil, "make test installs it"), arguments: trees)
    func theLogIsValidAndTheSameAgain(tree: String) throws {
        let scratch = try Scratch()
        func log(_ name: String, jobs: Int) throws -> Data {
            let arguments = ["check", ".", "--profile", "audit", "--jobs", "\(jobs)", "--output", "sarif=\(scratch.url(name).path)"]
            let run = try Tool.run(Tool.iacslint, arguments, in: URL(fileURLWithPath: tree))
            #expect([0, 1, 3].contains(run.status), "\(run.errors)")
            return try Data(contentsOf: scratch.url(name))
        }
        let first = try log("first.sarif", jobs: 2)
        #expect(try log("second.sarif", jobs: 2) == first)
        #expect(try log("alone.sarif", jobs: 1) == first)
        #expect(try SARIFRules(first).violations == [])
        let schema = Flaw.repository.path + "/Tests/Support/sarif-schema-2.1.0.json"
        let tool = try #require(Tool.find("check-jsonschema"))
        let check = try Tool.run(tool, ["--schemafile", schema, "first.sarif"], in: scratch.folder)
        #expect(check.status == 0, "\(check.output)\(check.errors)")
    }
}
