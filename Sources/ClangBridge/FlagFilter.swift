/// The compiler flags that reach the parser.
///
/// A compile database is outside input: only flags that change what the code means pass (include paths, defines, language
/// standard, target, options of types). What loads code, writes files or reads further flags is dropped, with all others.
public struct FlagFilter: Sendable, Equatable {
    /// For the parser. Paths are absolute.
    public private(set) var kept: [String] = []
    /// What was left out although it may matter, for `doctor`: neither inputs nor outputs nor warnings.
    public private(set) var dropped: [String] = []

    /// - Parameters:
    ///   - arguments: as in the compile database, the compiler's name first.
    ///   - directory: absolute; relative paths of the flags start here.
    public init(arguments: [String], directory: String) {
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            if let flag = FlagFilter.pathFlags.first(where: { argument.hasPrefix($0) }) {
                let isJoined = argument.count > flag.count
                guard let path = isJoined ? String(argument.dropFirst(flag.count)) : rest.popFirst() else { break }
                kept += [flag, PathText.join(directory, path.hasPrefix("=") ? String(path.dropFirst()) : path)]
            } else if argument == "-D" || argument == "-U" {
                guard let macro = rest.popFirst() else { break }
                kept.append(argument + macro)
            } else if FlagFilter.takesValue.contains(argument) {
                let value = rest.popFirst()
                if !FlagFilter.isQuiet(argument) { dropped += [argument] + (value.map { [$0] } ?? []) }
            } else if argument == "-target" {
                guard let target = rest.popFirst() else { break }
                kept.append("--target=" + target)
            } else if FlagFilter.isKept(argument) {
                kept.append(argument)
            } else if !FlagFilter.isQuiet(argument) {
                dropped.append(argument)
            }
        }
    }

    /// Flags with a path, joined or as the next argument; longer ones before their prefixes.
    private static let pathFlags = [
        "-isystem", "-iquote", "-idirafter", "-imacros", "-include", "-isysroot", "--sysroot", "-iprefix", "-I",
    ]

    /// Flags whose next argument belongs to them and is dropped too.
    private static let takesValue: Set<String> = [
        "-o", "-MF", "-MT", "-MQ", "-Xclang", "-Xpreprocessor", "-Xassembler", "-Xlinker", "-mllvm", "-load",
        "-plugin", "-x", "-arch", "-l", "-L", "-T", "-u", "-z", "--param", "-B", "-specs", "-working-directory",
    ]

    private static let keptFlags: Set<String> = [
        "-ansi", "-nostdinc", "-funsigned-char", "-fsigned-char", "-fshort-enums", "-fno-short-enums", "-fshort-wchar",
        "-fms-extensions", "-fgnu89-inline", "-fpack-struct", "-ffreestanding", "-fhosted", "-fopenmp", "-fblocks",
        "-fwrapv", "-fno-builtin", "-funsigned-bitfields", "-fsigned-bitfields", "-pthread", "-m16", "-m32", "-m64", "-mx32", "-mthumb", "-undef",
    ]

    private static let keptPrefixes = [
        "-D", "-U", "-std=", "--target=", "-march=", "-mcpu=", "-mfpu=", "-mfloat-abi=", "-mabi=", "-mmcu=",
        "-fpack-struct=", "-ftrivial-auto-var-init=",
    ]

    private static func isKept(_ argument: String) -> Bool {
        keptFlags.contains(argument) || keptPrefixes.contains { argument.hasPrefix($0) }
    }

    /// Inputs, outputs, warnings, optimisation, dependencies: they say nothing about the meaning of the code.
    private static func isQuiet(_ argument: String) -> Bool {
        !argument.hasPrefix("-") && !argument.hasPrefix("@")
            || ["-c", "-S", "-E", "-o", "-x", "-pipe", "-v", "--"].contains(argument)
            || ["-W", "-w", "-O", "-g", "-M", "-pedantic", "-l", "-L"].contains { argument.hasPrefix($0) }
    }
}
