/// Signed overflow and variables without a value are left to the optimiser.
struct UndefinedBehaviourFlags: BuildCheck {
    let rule = "IACS-B103"

    func message(_ problems: String, units: String) -> String {
        "What the language leaves undefined is left to the optimiser in \(units): \(problems) is missing."
    }

    func problems(of command: CompilerCommand) -> [String] {
        var missing: [String] = []
        let overflow = ["-fwrapv", "-ftrapv", "-fno-strict-overflow", "-fsanitize=signed-integer-overflow", "-fsanitize=undefined"]
        if !overflow.contains(where: command.has) { missing.append("-fwrapv or -ftrapv") }
        let variables = command.last("-ftrivial-auto-var-init=")
        if variables == nil || variables == "-ftrivial-auto-var-init=uninitialized" {
            missing.append("-ftrivial-auto-var-init=zero")
        }
        return missing
    }
}
