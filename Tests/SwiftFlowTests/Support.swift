import Catalog
import SourceText
import SwiftFlow
import SwiftTree

/// Lines of the first file, from 1, at which a label reaches a kind of sink.
func lines(_ sink: String, from labels: Set<String> = ["outside"], _ texts: String...) throws -> [Int] {
    let files = texts.enumerated().map { SourceFile(path: "File\($0).swift", bytes: Array($1.utf8)) }
    let units = files.map { file in
        let tree = SyntaxTree(parsing: file.bytes)
        return SwiftUnit(lowering: tree, names: TreeNames(tree), path: file.path)
    }
    let result = analyseFlow(of: units, models: .shared)
    let hits = result.hits.filter { $0.sink == sink && labels.contains($0.label) && $0.location.path == "File0.swift" }
    return Array(Set(hits.map { files[0].line(at: $0.location.range.start) })).sorted()
}

/// The lines of a text that end in the comment `// here`.
func marked(_ text: String) -> [Int] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().filter { $1.hasSuffix("// here") }.map { $0.offset + 1 }
}
