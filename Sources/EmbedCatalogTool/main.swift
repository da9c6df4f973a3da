import Documents
import Foundation

// embed-catalog RULES OUTPUT: writes a Swift file that holds every .md, .yaml and .tsv file under RULES. YAML is read here, once for
// all, so that no start of the product reads any for its own rules and models.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: embed-catalog RULES OUTPUT\n".utf8))
    exit(2)
}
let root = URL(fileURLWithPath: arguments[1]).standardizedFileURL
var current = ""

/// What a YAML text says, in the packed form; empty where it says nothing.
func packed(_ yaml: String) throws -> String { try Node(yaml: yaml)?.packed ?? "" }

/// A raw string with more number signs than any file will hold: no escaping, and quick to compile.
func literal(_ text: String) -> String { "########\"\"\"\n\(text)\n\"\"\"########" }

do {
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? [])
        .filter { name in [".md", ".yaml", ".tsv"].contains { name.hasSuffix($0) } }
        .sorted()
    var text = "/// Every file of Rules/, in order of path.\nlet embeddedCatalog: [EmbeddedFile] = [\n"
    for name in names {
        current = name
        let content = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
        let frontMatter = name.hasSuffix(".md") ? FrontMatter(of: content) : nil
        let document = name.hasSuffix(".yaml") ? try packed(content) : try packed(frontMatter?.yaml ?? "")
        let rest = name.hasSuffix(".yaml") ? "" : frontMatter?.text ?? content
        text += "EmbeddedFile(path: \"\(name)\", document: \(literal(document)), text: \(literal(rest))),\n"
    }
    text += "]\n"
    try text.write(toFile: arguments[2], atomically: true, encoding: .utf8)
} catch let failure as YAMLFailure {
    FileHandle.standardError.write(Data("\(current): The YAML \(failure.message), line \(failure.line) of it.\n".utf8))
    exit(1)
} catch {
    FileHandle.standardError.write(Data("embed-catalog: \(error)\n".utf8))
    exit(1)
}
