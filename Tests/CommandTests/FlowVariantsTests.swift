import Foundation
import Testing

/// Each flow rule against the same flaw in many shapes: through a member, a callee, a caller, another file, a loop, a switch,
/// a goto, a macro, a typedef, pointer arithmetic, a conversion, a global.
///
/// `FlowVariants/<ID>.c` holds pairs of functions: `<shape>_bad` has the flaw, `<shape>_ok` does the same safely;
/// `<shape>_bad_…` and `<shape>_ok_…` are their helpers. What the engine is known to get wrong is told by the name:
/// `FN_<shape>_bad` is missed, `FP_<shape>_ok` is a false alarm. `<ID>.other.c` is linked with it.
@Suite struct FlowVariantsTests {
    static let folder = Flaw.repository.appendingPathComponent("Tests/CommandTests/FlowVariants")

    static let rules: [String] = {
        func names(in folder: URL) -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }
        let catalogue = Set(names(in: Flaw.repository.appendingPathComponent("Rules")).map { $0.prefix(4) })
        return names(in: folder).compactMap { name in name.firstMatch(of: /^([A-Z]\d{3})\.c$/).map { String($0.1) } }
            .filter { catalogue.contains($0.prefix(4)) }.sorted()
    }()

    @Test(arguments: rules)
    func findsEveryFlawedShapeAndNoSafeOne(rule: String) throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent(rule + ".c"), encoding: .utf8)
        let functions = Set(text.matches(of: /(\w+_(?:bad|ok))\(/).map { String($0.1) })
        try #require(functions.count(where: { $0.hasSuffix("_bad") }) >= 12)
        let expected = functions.filter { $0.hasPrefix("FP_") || $0.hasSuffix("_bad") && !$0.hasPrefix("FN_") }

        let other = FileManager.default.fileExists(atPath: Self.folder.path + "/\(rule).other.c") ? ["\(rule).other.c"] : []
        let run = try Tool.run(
            Tool.iacslint, ["check", "--select", rule, "--output", "json", "\(rule).c"] + other, in: Self.folder)
        let found = try run.output.split(separator: "\n").compactMap { line in
            try JSONDecoder().decode(Line.self, from: Data(line.utf8)).symbol
        }
        // A finding in a helper is its function's. What lies in the other file has no shape of its own: the caller has it.
        let shapes = Set(found.compactMap { $0.firstMatch(of: /^\w+?_(?:bad|ok)(?=_|$)/).map { String($0.0) } })
        #expect(expected.subtracting(shapes).sorted() == [], "missed")
        #expect(shapes.subtracting(expected).sorted() == [], "false alarms")
    }

    private struct Line: Decodable { var symbol: String? }
}
