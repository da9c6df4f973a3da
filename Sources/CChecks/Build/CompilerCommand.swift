/// A compiler's command line, read as far as the checks of build flags need it. A later flag overrides an earlier one.
struct CompilerCommand {
    let arguments: [String]
    /// GCC, clang or a compiler that takes their flags, compiling C.
    let isUnderstood: Bool
    /// Made for a system with an operating system and a C library, not for bare metal.
    let isHosted: Bool
    /// `-O1` and above, `-Os`, `-Og`, `-Oz`.
    let isOptimised: Bool

    init(_ arguments: [String]) {
        self.arguments = arguments
        let compiler = (arguments.first?.split(separator: "/").last ?? "").lowercased()
        isUnderstood = ["gcc", "cc", "clang"].contains { compiler == $0 || compiler.hasPrefix($0 + "-") || compiler.hasSuffix("-" + $0)
            || compiler.contains("-" + $0 + "-") } && compiler != "armcc"
        let bareMetal = ["-none-eabi", "-elf-", "avr-", "msp430-", "xtensa-", "arm-none"]
        isHosted = !bareMetal.contains { compiler.contains($0) }
            && !arguments.contains { ["-ffreestanding", "-nostdlib"].contains($0) || $0.hasPrefix("--specs=") }
        let level = arguments.last { $0.hasPrefix("-O") }
        isOptimised = level.map { $0 != "-O0" } ?? false
    }

    func has(_ flag: String) -> Bool { arguments.contains(flag) }

    /// The last of the flags that begin with one of the prefixes: the one that holds.
    func last(_ prefixes: String...) -> String? {
        arguments.last { argument in prefixes.contains { argument.hasPrefix($0) } }
    }

    /// The value of a macro as the flags leave it: nil where it is not defined, empty for `-DNAME`.
    func macro(_ name: String) -> String? {
        var value: String?
        for argument in arguments.map({ $0.hasPrefix("-Wp,") ? String($0.dropFirst(4)) : $0 }) {
            if argument == "-U" + name { value = nil }
            if argument == "-D" + name { value = "" }
            if argument.hasPrefix("-D\(name)=") { value = String(argument.dropFirst(name.count + 3)) }
        }
        return value
    }
}
