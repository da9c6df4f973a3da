import Foundation

// embed-catalog RULES OUTPUT: writes a Swift file that holds every .md, .yaml and .tsv file under RULES as a string.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: embed-catalog RULES OUTPUT\n".utf8))
    exit(2)
}
let root = URL(fileURLWithPath: arguments[1]).standardizedFileURL

do {
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? [])
        .filter { name in [".md", ".yaml", ".tsv"].contains { name.hasSuffix($0) } }
        .sorted()
    var text = "/// Every file of Rules/ by its path relative to that folder, in order of path.\n"
    text += "let embeddedCatalog: [(path: String, text: String)] = [\n"
    for name in names {
        let content = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
        // A raw string with more number signs than any file will hold: no escaping, and quick to compile.
        text += "(\"\(name)\", ########\"\"\"\n\(content)\n\"\"\"########),\n"
    }
    text += "]\n"
    try text.write(toFile: arguments[2], atomically: true, encoding: .utf8)
} catch {
    FileHandle.standardError.write(Data("embed-catalog: \(error)\n".utf8))
    exit(1)
}
