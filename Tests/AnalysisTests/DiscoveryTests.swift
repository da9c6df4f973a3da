import Findings
import Foundation
import Testing

@testable import Analysis

/// A folder that goes away with the value.
final class Tree {
    let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        .appendingPathComponent("iacslint-" + UUID().uuidString).path

    init(_ files: String...) throws {
        for file in files { try write(file, "") }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ path: String, _ text: String) throws {
        let url = URL(fileURLWithPath: root + "/" + path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}

@Suite struct DiscoveryTests {
    private func files(in tree: Tree, below paths: [String] = [""], excludes: [String] = []) -> [String] {
        var discovery = FileDiscovery(root: tree.root, excludes: excludes.map { PathPattern($0) })
        for path in paths { discovery.add(Paths.absolute(path, from: tree.root)) }
        return discovery.files.map { Paths.relative($0, to: tree.root) }.sorted()
    }

    @Test func findsSourceAndSkipsWhatToolsMake() throws {
        let tree = try Tree(
            "a.c", "b.h", "c.swift", "Package.swift", "d.cpp", "README.md", ".git/x.c", ".build/y.swift",
            "build/CMakeCache.txt", "build/generated.c", "build-scripts/real.c", "node_modules/z.c")
        #expect(files(in: tree) == ["Package.swift", "a.c", "b.h", "build-scripts/real.c", "c.swift"])
    }

    /// A build in the source folder does not hide the sources.
    @Test func aNamedFolderIsNeverBuildOutput() throws {
        let tree = try Tree("CMakeCache.txt", "a.c")
        #expect(files(in: tree) == ["a.c"])
    }

    @Test func excludesHoldForNamedFiles() throws {
        let tree = try Tree("vendor/a.c", "src/b.c")
        #expect(files(in: tree, below: ["vendor/a.c", "src"], excludes: ["vendor/"]) == ["src/b.c"])
    }

    @Test func loopsOfLinksEnd() throws {
        let tree = try Tree("src/a.c")
        try FileManager.default.createSymbolicLink(atPath: tree.root + "/src/up", withDestinationPath: "..")
        #expect(files(in: tree) == ["src/a.c"])
    }

    @Test func tellsWhatIsNotThere() throws {
        let tree = try Tree("notes.txt")
        var discovery = FileDiscovery(root: tree.root, excludes: [])
        discovery.add(tree.root + "/gone.c")
        discovery.add(tree.root + "/notes.txt")
        #expect(discovery.problems.map(\.message) == [
            "'gone.c' does not exist.", "'notes.txt' is neither C nor Swift source.",
        ])
    }

    @Test func aHeaderFindsItsUnit() throws {
        let tree = try Tree()
        try tree.write("deep.h", "")
        try tree.write("outer.h", "#  include <lib/deep.h>\n")
        try tree.write("z.c", "\t#include \"outer.h\"\n")
        try tree.write("b.c", "#include \"other.h\"\n")
        let names = ["deep.h", "outer.h", "z.c", "b.c"].map { tree.root + "/" + $0 }
        let index = HeaderIndex(files: names, store: ContentStore())
        #expect(index.unit(including: names[0]) == names[2])
        #expect(index.unit(including: tree.root + "/nobody.h") == nil)
    }
}

@Suite struct PathTests {
    @Test(arguments: [
        ("third-party/", "third-party/a.c", true), ("third-party/", "src/third-party/a.c", true),
        ("/third-party", "src/third-party/a.c", false), ("src/*.c", "src/a.c", true), ("src/*.c", "src/b/a.c", false),
        ("src/**/a.c", "src/a.c", true), ("src/**/a.c", "src/x/y/a.c", true), ("*.pb.swift", "a/b/c.pb.swift", true),
        ("?.c", "a.c", true), ("?.c", "ab.c", false), ("a*b*c", "aXbXbYc", true), ("a*b*c", "aXc", false),
        ("**", "a/b.c", true), ("", "a.c", false), ("./src", "src/a.c", true), ("src", "source/a.c", false),
    ])
    func patterns(pattern: String, path: String, matches: Bool) {
        #expect(PathPattern(pattern).matches(path) == matches)
    }

    @Test func manyStarsTakeNoTime() {
        let pattern = PathPattern(String(repeating: "*a", count: 2000) + "b")
        #expect(!pattern.matches(String(repeating: "a", count: 4000)))
        #expect(!PathPattern(String(repeating: "**/", count: 500) + "b").matches(String(repeating: "a/", count: 500)))
    }

    @Test func normalising() {
        #expect(Paths.absolute("../x/./y//z", from: "/a/b") == "/a/x/y/z")
        #expect(Paths.absolute("/../..", from: "/a") == "/")
        #expect(Paths.relative("/a/b", to: "/a") == "b")
        #expect(Paths.relative("/ab", to: "/a") == "/ab")
        #expect(Paths.relative("/a", to: "/") == "a")
        #expect(Paths.common(["/a/b/c", "/a/b", "/a/bc"]) == "/a")
    }

    @Test(arguments: [
        ("baned-function", "banned-function"), ("C1O1", "C101"), ("exlude", "exclude"), ("ferror", "error"),
    ])
    func nearMisses(word: String, meant: String) {
        #expect(NearMiss.closest(to: word, among: ["exclude", "error", "C101", "banned-function"]) == meant)
        #expect(NearMiss.closest(to: "unrelated", among: ["exclude", "error"]) == nil)
    }
}

@Suite struct WorkerTests {
    @Test(arguments: [1, 2, 7]) func resultsStandInOrder(jobs: Int) {
        let squares = Workers.map(Array(0..<500), jobs: jobs) { { $0 * $0 } }
        #expect(squares == (0..<500).map { $0 * $0 })
    }
}
