/// The flags that turn a memory error into a stop are not there. Which, and for what targets: the OpenSSF compiler options
/// hardening guide.
struct MissingHardening: BuildCheck {
    let rule = "IACS-B101"

    func message(_ problems: String, units: String) -> String { "Hardening is missing in \(units): \(problems)." }

    func problems(of command: CompilerCommand) -> [String] {
        var missing: [String] = []
        let protector = command.last("-fstack-protector", "-fno-stack-protector")
        if protector == nil || protector == "-fstack-protector" { missing.append("-fstack-protector-strong") }
        let formats = command.has("-Werror=format-security")
            || command.has("-Werror") && (command.has("-Wformat-security") || command.has("-Wformat=2"))
        if !formats { missing.append("-Wformat -Werror=format-security") }
        guard command.isHosted else { return missing }
        if command.isOptimised, command.macro("_FORTIFY_SOURCE") == nil { missing.append("-D_FORTIFY_SOURCE=3") }
        if command.last("-fPIE", "-fpie", "-fPIC", "-fpic", "-fno-pie", "-fno-pic", "-fno-PIE", "-fno-PIC") == nil {
            missing.append("-fPIE")
        }
        if !command.has("-fstack-clash-protection") { missing.append("-fstack-clash-protection") }
        if command.last("-fcf-protection", "-mbranch-protection") == nil {
            missing.append("-fcf-protection=full or -mbranch-protection=standard")
        }
        return missing
    }
}
