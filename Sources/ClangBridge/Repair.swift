import SourceText

/// Stand-ins for what a parse found nowhere, so that the code around it can be parsed in a second try: headers of platforms
/// other than this one, and declarations of unknown types and values.
///
/// A function that mentions an invented declaration is not complete: nobody knows what it means. The headers of
/// `PlatformHeaders` are not invented: they say what the platform's own say.
struct Repair: Equatable {
    private var headers: Set<String> = []
    private(set) var types: Set<String> = []
    private(set) var values: Set<String> = []

    var unknownNames: Set<String> { types.union(values) }

    /// Adds what the errors of a parse ask for: headers first, for they declare names; then types, for an unknown one hides
    /// the names that are declared with it; values last.
    mutating func add(_ diagnostics: Diagnostics, files: [SourceFile]) {
        let before = self
        headers.formUnion(diagnostics.all.compactMap(\.missingHeader).filter { PlatformHeaders.contents[$0] != nil })
        guard headers == before.headers else { return }
        var undeclared: Set<String> = []
        for entry in diagnostics.all {
            if let name = Repair.unknownType(entry) {
                types.insert(name)
            } else if let name = Repair.unknownValue(entry) {
                let text = entry.file >= 0 ? files[Int(entry.file)].bytes : []
                if Repair.isType(name, at: Int(entry.shown.offset), in: text) { types.insert(name) } else { undeclared.insert(name) }
            }
        }
        if types == before.types { values.formUnion(undeclared) }
    }

    /// How many errors of a parse say that something is declared nowhere.
    static func missing(in diagnostics: Diagnostics) -> Int {
        diagnostics.all.count { $0.missingHeader != nil || unknownType($0) != nil || unknownValue($0) != nil }
    }

    private static func unknownType(_ entry: Diagnostics.Entry) -> String? {
        name(in: entry.shown.message, behind: "unknown type name '")
    }

    private static func unknownValue(_ entry: Diagnostics.Entry) -> String? {
        name(in: entry.shown.message, behind: "use of undeclared identifier '")
    }

    /// The unsaved files and the flags for the second try; the files go where the parser's own headers are.
    func inputs(resourceFolder: String) -> (unsaved: [String: [UInt8]], flags: [String]) {
        var unsaved: [String: [UInt8]] = [:]
        for header in headers.isEmpty ? [] : PlatformHeaders.contents.keys.sorted() {
            unsaved[resourceFolder + "/include/" + header] = PlatformHeaders.contents[header].map { Array($0.utf8) }
        }
        guard !unknownNames.isEmpty else { return (unsaved, []) }
        let prefix = resourceFolder + "/include/iacslint-unknown-names.h"
        let declarations = types.sorted().map { "typedef int \($0);\n" } + values.sorted().map { "extern int \($0);\n" }
        unsaved[prefix] = Array(declarations.joined().utf8)
        return (unsaved, ["-include", prefix])
    }

    /// The identifier in a message of the parser, between quotes.
    private static func name(in message: String, behind beginning: String) -> String? {
        guard message.hasPrefix(beginning) else { return nil }
        let name = message.dropFirst(beginning.count).prefix { $0 != "'" }
        let isIdentifier = name.utf8.allSatisfy { $0.isIdentifierPart } && !name.isEmpty && !name.hasPrefix("__builtin_")
        return isIdentifier ? String(name) : nil
    }

    /// Whether an unknown name is used as a type: `Name value`, `Name *pointer =`, `(Name) value`, `(Name *)`.
    private static func isType(_ name: String, at offset: Int, in text: [UInt8]) -> Bool {
        let end = offset + name.utf8.count
        guard offset >= 0, end <= text.count, text[offset..<end].elementsEqual(name.utf8) else { return false }
        let before = text[..<offset].last { $0 > 0x20 }
        var rest = text[end...].drop { $0 <= 0x20 }
        guard let next = rest.first else { return false }
        if next.isIdentifierPart { return true }
        let isStarred = next == UInt8(ascii: "*")
        rest = rest.drop { $0 == UInt8(ascii: "*") || $0 <= 0x20 }
        guard let behind = rest.first else { return false }
        if behind == UInt8(ascii: ")"), before == UInt8(ascii: "(") {
            // `(Name *)` is a cast; `(name)` is one only before an operand.
            let operand = rest.dropFirst().first { $0 > 0x20 }
            return isStarred || operand.map { $0.isIdentifierPart || "(\"'&".utf8.contains($0) } == true
        }
        let beginsStatement = before.map { "{};(,".utf8.contains($0) } ?? true
        return isStarred && behind.isIdentifierPart && beginsStatement
    }
}
