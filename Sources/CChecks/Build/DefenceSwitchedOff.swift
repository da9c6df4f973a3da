/// A flag takes away a defence that the compiler would give, or the warning that would tell.
struct DefenceSwitchedOff: BuildCheck {
    let rule = "IACS-B102"

    private static let switches: Set<String> = [
        "-fno-stack-protector", "-fno-pie", "-fno-PIE", "-no-pie", "-fcf-protection=none", "-mbranch-protection=none",
        "-Wno-format-security", "-Wno-implicit-function-declaration", "-Wno-incompatible-pointer-types", "-Wno-int-conversion",
        "-Wno-format", "-w", "-fpermissive", "-Wl,-z,execstack", "-Wl,-z,norelro",
    ]

    func message(_ problems: String, units: String) -> String { "Protection is switched off in \(units): \(problems)." }

    func problems(of command: CompilerCommand) -> [String] {
        var problems: [String] = []
        for argument in command.arguments where Self.switches.contains(argument) && !problems.contains(argument) {
            problems.append(argument)
        }
        // What a later flag gives back is not off.
        if command.last("-fstack-protector", "-fno-stack-protector") != "-fno-stack-protector" {
            problems.removeAll { $0 == "-fno-stack-protector" }
        }
        if command.macro("_FORTIFY_SOURCE") == "0" { problems.append("-D_FORTIFY_SOURCE=0") }
        return problems
    }
}
