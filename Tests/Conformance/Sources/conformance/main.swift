import Foundation
import SwiftTree

// Holds SwiftTokens and SwiftTree against swift-syntax over real files.
//
//   conformance [--bench | --dump | --parse | --rules] PATH…
//   conformance --doubling
//
// Prints rates and the files that differ most; exits with 1 when a rate is below what is asked.

var arguments = Array(CommandLine.arguments.dropFirst())
let mode = arguments.first.flatMap { $0.hasPrefix("--") ? $0 : nil }
if mode != nil { arguments.removeFirst() }
if mode == "--doubling" { exit(growsLinearly() ? 0 : 1) }
guard !arguments.isEmpty else {
    FileHandle.standardError.write(Data("usage: conformance [--bench | --dump | --parse | --rules] PATH… | --doubling\n".utf8))
    exit(2)
}
let files = swiftFiles(under: arguments)
switch mode {
case "--bench": benchmark(files)
case "--dump": dump(files)
// Our front end alone, for hostile files.
case "--parse": for file in files { print("\(SyntaxTree(parsing: file.bytes).nodes.count) nodes") }
// All Swift rules alone, for a profiler and to hold one state against another.
case "--rules": for finding in findings(in: files) { print(finding) }
default: exit(compare(files) ? 0 : 1)
}
