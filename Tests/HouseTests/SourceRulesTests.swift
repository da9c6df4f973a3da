import Foundation
import Testing

/// What DESIGN.md's house style says of the source, held to.
@Suite struct SourceRulesTests {
    /// `path: why`, for a line that may do what the others may not. Empty is best.
    static let mayStop = [
        "Sources/SwiftTokens/Keyword.swift": "a precondition on its own table of keywords, which no input changes"
    ]

    @Test func aTargetImportsNothingAboveIt() throws {
        let order = try House.layers()
        #expect(order.first == "iacslint" && order.count >= 13)
        let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        for file in try House.swiftSources() {
            guard let own = place[file.target] else { continue }
            for (number, name) in imports(of: file) {
                guard let other = place[name] else { continue }
                #expect(other > own, "\(file.path):\(number) imports \(name), which stands above \(file.target).")
            }
        }
    }

    @Test func theSwiftFrontEndNeedsNoFoundation() throws {
        for file in try House.swiftSources() where ["SwiftTokens", "SwiftTree"].contains(file.target) {
            let names = imports(of: file).map(\.name)
            #expect(!names.contains { $0.hasPrefix("Foundation") }, "\(file.path) imports \(names).")
        }
    }

    @Test func noFileIsLongerThan600Lines() throws {
        let files = try House.swiftSources() + House.files(below: "Tests", endingIn: [".swift", ".py", ".sh"])
        #expect(files.count > 20)
        for file in files {
            #expect(file.lineCount <= 600, "\(file.path) has \(file.lineCount) lines.")
        }
    }

    @Test func nothingStopsTheProcess() throws {
        // An exclamation mark behind an operand unwraps, forces `try` and `as`, or declares an unwrapped type.
        let force = /[\w)\]}"?>]!(?!=)/
        let stop = /\b(?:fatalError|preconditionFailure|assertionFailure|precondition|unsafeBitCast)\s*\(/
        for file in try House.swiftSources() where Self.mayStop[file.path] == nil {
            for (index, line) in CodeText(file.text).lines.enumerated() {
                #expect(line.firstMatch(of: force) == nil, "\(file.path):\(index + 1) forces a value.")
                #expect(line.firstMatch(of: stop) == nil, "\(file.path):\(index + 1) may stop the process.")
            }
        }
    }

    @Test func nothingIsLeftForLater() throws {
        let files = try House.swiftSources() + House.files(below: "Rules", endingIn: [".md", ".yaml"])
            + House.files(below: "Tests", endingIn: [".swift", ".py", ".sh"])
        // Put together here, so that this file passes itself.
        let words = try Regex("\\b(" + ["TO" + "DO", "FIX" + "ME", "X" + "XX"].joined(separator: "|") + ")\\b")
        for file in files {
            for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                #expect(line.firstMatch(of: words) == nil, "\(file.path):\(index + 1): \(line)")
            }
        }
    }

    private func imports(of file: House.File) -> [(line: Int, name: String)] {
        CodeText(file.text).lines.enumerated().compactMap { index, line in
            line.firstMatch(of: /^\s*(?:@\w+(?:\(\w+\))?\s+|public\s+|internal\s+|package\s+)*import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/)
                .map { (index + 1, String($0.1)) }
        }
    }
}
