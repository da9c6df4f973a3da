import Foundation
import SourceText

/// How a file is compiled, as its compile database says.
public struct CompileCommand: Sendable, Equatable {
    /// Absolute, without `.` and `..`.
    public let file: String
    /// Where the command runs; absolute.
    public let directory: String
    /// All arguments, the compiler first: what the checks of build flags look at.
    public let arguments: [String]

    /// The compiler's name without its folder; empty where the command is.
    public var compiler: String { arguments.first.map(PathText.name) ?? "" }

    /// The flags for the parser, and what was kept from it.
    public var flags: FlagFilter { FlagFilter(arguments: arguments, directory: directory) }
}

/// A compile database (`compile_commands.json`, as clang's JSONCompilationDatabase defines it).
public struct CompileCommands: Sendable {
    /// Absolute path of the database.
    public let path: String
    /// In the database's order.
    public let commands: [CompileCommand]
    /// Where each entry stands in the file, in the same order.
    public let ranges: [ByteRange]
    /// Of a file that is compiled more than once the first command.
    private let firstByFile: [String: Int]

    public struct Invalid: Error, CustomStringConvertible {
        public let description: String
    }

    /// Reads a database; throws `Invalid` with a sentence for people.
    public init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Invalid(description: "The compile database '\(path)' cannot be read.")
        }
        try self.init(path: path, data: data)
    }

    init(path: String, data: Data) throws {
        struct Entry: Decodable {
            var directory: String?
            var file: String
            var command: String?
            var arguments: [String]?
        }
        let entries: [Entry]
        do {
            entries = try JSONDecoder().decode([Entry].self, from: data)
        } catch {
            throw Invalid(description: "The compile database '\(path)' is not a list of commands that name their 'file'.")
        }
        let folder = PathText.folder(of: path)
        self.path = path
        commands = entries.map { entry in
            let directory = PathText.join(folder, entry.directory ?? ".")
            return CompileCommand(
                file: PathText.join(directory, entry.file), directory: directory,
                arguments: entry.arguments ?? entry.command.map(CompileCommands.split) ?? [])
        }
        ranges = CompileCommands.objects(in: data)
        firstByFile = Dictionary(commands.enumerated().map { ($1.file, $0) }) { first, _ in first }
    }

    /// The command of a file, by absolute path.
    public subscript(file: String) -> CompileCommand? { firstByFile[file].map { commands[$0] } }

    /// The database for a path: in its folder or the folders above it up to the root, and in `build*` folders of these.
    ///
    /// - Parameters:
    ///   - path: absolute path of a file or folder.
    ///   - root: absolute path of the folder where the search ends.
    public static func find(from path: String, root: String) -> String? {
        let top = PathText.normalised(root)
        var folder = PathText.normalised(path)
        while true {
            if let found = database(in: folder) { return found }
            guard folder != top, folder.hasPrefix(top == "/" ? top : top + "/") else { return nil }
            folder = PathText.folder(of: folder)
        }
    }

    private static func database(in folder: String) -> String? {
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder)) ?? []
        let builds = names.filter { $0.hasPrefix("build") || $0.hasPrefix("cmake-build") }
        return ([folder] + builds.sorted().map { folder + "/" + $0 })
            .map { $0 + "/compile_commands.json" }.first { files.fileExists(atPath: $0) }
    }

    /// The objects of a JSON list, from brace to brace. The text is known to be such a list.
    private static func objects(in data: Data) -> [ByteRange] {
        var ranges: [ByteRange] = []
        var depth = 0
        var start = 0
        var isInString = false
        var isEscaped = false
        for (offset, byte) in data.enumerated() {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"):
                if depth == 0 { start = offset }
                depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { ranges.append(ByteRange(start, offset + 1)) }
            default: break
            }
        }
        return ranges
    }

    /// A command line in words, as a POSIX shell quotes them. Nothing is expanded or run.
    static func split(_ command: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isInWord = false
        var quote: Character?
        var characters = command.makeIterator()
        while let character = characters.next() {
            if character == "\\", quote != "'" {
                guard let next = characters.next() else { break }
                if quote == "\"", next != "\"", next != "\\" { word.append(character) }
                word.append(next)
                isInWord = true
            } else if let open = quote {
                if character == open { quote = nil } else { word.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                isInWord = true
            } else if character.isWhitespace {
                if isInWord { words.append(word) }
                word = ""
                isInWord = false
            } else {
                word.append(character)
                isInWord = true
            }
        }
        if isInWord { words.append(word) }
        return words
    }
}
