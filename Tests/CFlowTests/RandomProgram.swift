/// Writes C programs without undefined behaviour (signed overflow wraps by `-fwrapv`), the same for the same seed.
struct RandomProgram {
    private var state: UInt64
    private var lines: [String] = []
    private var loops = 0
    private var labels = 0

    private static let types = [
        "int", "unsigned", "char", "signed char", "unsigned char", "short", "unsigned short", "long", "unsigned long",
        "long long", "_Bool",
    ]

    init(seed: UInt64) { state = seed }

    static func text(seed: UInt64, functions: Int = 4) -> String {
        var program = RandomProgram(seed: seed)
        return program.program(functions)
    }

    // SplitMix64
    private mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    private mutating func pick(_ items: [String]) -> String { items[next(items.count)] }

    private mutating func program(_ functions: Int) -> String {
        var text = """
            int printf(const char *, ...);
            struct bits { unsigned a : 3; int b : 5; unsigned long c : 20; signed char d; short e[4]; union { int f; unsigned char g[4]; }; };
            static struct bits s = { 5, -3, .e = { [2] = 7, 9 }, .d = 4 };
            static int t[8] = { 1, [3] = -5, 6 };
            static long count;

            """
        for index in 0..<functions { text += function("f\(index)", callees: (0..<index).map { "f\($0)" }) + "\n" }
        text += "int main(void) {\n"
        for index in 0..<functions {
            for _ in 0..<3 { text += "    printf(\"%ld\\n\", f\(index)(\(next(200) - 100), \(next(5000))u, \(next(255) - 127)));\n" }
        }
        text += "    printf(\"%d %d %ld %d %d %d\\n\", s.a, s.b, (long)s.c, s.d, s.e[2], s.f);\n"
        text += "    for (int i = 0; i < 8; i++) printf(\"%d \", t[i]);\n    return 0;\n}\n"
        return text
    }

    private mutating func function(_ name: String, callees: [String]) -> String {
        lines = ["    int *w = t + \(next(4));"]
        var variables = ["p", "q", "r"]
        for index in 0..<4 {
            let variable = "v\(index)"
            lines.append("    \(pick(Self.types)) \(variable) = \(expression(variables, 2));")
            variables.append(variable)
        }
        for _ in 0..<6 { statement(variables, callees, 3, "    ") }
        let body = lines.joined(separator: "\n")
        return """
            static long \(name)(int p, unsigned q, signed char r) {
            \(body)
                return (long)(\(expression(variables, 3)));
            }
            """
    }

    private mutating func place(_ variables: [String]) -> String {
        switch next(9) {
        case 0: "s.\(pick(["a", "b", "c", "d", "f"]))"
        case 1: "s.e[(\(pick(variables))) & 3]"
        case 2: "t[(\(pick(variables))) & 7]"
        case 3: "s.g[\(next(4))]"
        case 4: "w[\(next(4))]"
        case 5: "(*(w + \(next(4))))"
        default: pick(variables)
        }
    }

    private mutating func expression(_ variables: [String], _ depth: Int) -> String {
        guard depth > 0 else { return next(3) == 0 ? "\(next(300) - 150)" : "(\(place(variables)))" }
        let a = expression(variables, depth - 1)
        let b = expression(variables, depth - 1)
        switch next(14) {
        case 0: return "(\(a) / ((\(b) & 15) + 1))"
        case 1: return "(\(a) % ((\(b) & 7) + 1))"
        case 2: return "(\(a) << ((\(b)) & 7))"
        case 3: return "(\(a) >> ((\(b)) & 7))"
        case 4: return "(\(pick(Self.types)))(\(a))"
        case 5: return "(\(a) ? \(b) : \(expression(variables, depth - 1)))"
        case 6: return "(\(a) && \(b))"
        case 7: return "(\(a) || \(b))"
        case 8: return "\(pick(["-", "~", "!", "+"]))(\(a))"
        case 9: return "(\(a) \(pick(["<", "<=", ">", ">=", "==", "!="])) \(b))"
        case 10: return "(\(a) ?: \(b))"
        default: return "(\(a) \(pick(["+", "-", "*", "&", "|", "^"])) \(b))"
        }
    }

    private mutating func statement(_ variables: [String], _ callees: [String], _ depth: Int, _ indent: String) {
        let inner = indent + "    "
        func block(_ text: String, _ program: inout RandomProgram, _ count: Int = 2) {
            program.lines.append(indent + text + " {")
            for _ in 0..<count { program.statement(variables, callees, depth - 1, inner) }
        }
        switch depth > 0 ? next(16) : next(6) {
        case 0, 1: lines.append("\(indent)\(place(variables)) = \(expression(variables, 3));")
        case 2:
            let op = pick(["+=", "-=", "*=", "&=", "|=", "^="])
            lines.append("\(indent)\(place(variables)) \(op) \(expression(variables, 2));")
        case 3: lines.append("\(indent)\(place(variables)) \(pick(["<<=", ">>="])) (\(expression(variables, 1)) & 7);")
        case 4: lines.append("\(indent)\(pick(["++", "--"]))\(place(variables)), \(place(variables))\(pick(["++", "--"]));")
        case 5: lines.append("\(indent)count += (\(place(variables)) = \(expression(variables, 2)));")
        case 6:
            block("if (\(expression(variables, 2)))", &self)
            if next(2) == 0 {
                lines.append(indent + "} else {")
                statement(variables, callees, depth - 1, inner)
            }
            lines.append(indent + "}")
        case 7, 8:
            loops += 1
            block("for (int i\(loops) = 0; i\(loops) < \(next(5) + 1); i\(loops)++)", &self)
            lines.append("\(inner)if (\(expression(variables, 1))) \(pick(["continue", "break"]));")
            statement(variables, callees, depth - 1, inner)
            lines.append(indent + "}")
        case 9:
            loops += 1
            lines.append("\(indent){ int k = \(next(4) + 1);")
            block("do", &self)
            lines.append(indent + "} while (--k > 0 && \(expression(variables, 1))); }")
        case 10, 11: switchStatement(variables, callees, depth, indent)
        case 12:
            labels += 1
            let label = "l\(labels)"
            lines.append("\(indent)if (\(expression(variables, 1))) goto \(label);")
            lines.append(indent + "{ int z = \(expression(variables, 1)); if (z > 9) goto \(label); count += z; }")
            statement(variables, callees, depth - 1, indent)
            lines.append("\(indent)\(label): ;")
        case 13 where !callees.isEmpty:
            let arguments = "\(expression(variables, 1)), \(expression(variables, 1)), \(expression(variables, 1))"
            lines.append("\(indent)count = \(pick(callees))(\(arguments));")
        case 14: lines.append("\(indent)\(place(variables)) = ({ int y = \(expression(variables, 1)); y ^ \(next(99)); });")
        default: lines.append("\(indent){ struct bits o = s; o.a++; s = o.d > 3 ? o : s; }")
        }
    }

    private mutating func switchStatement(_ variables: [String], _ callees: [String], _ depth: Int, _ indent: String) {
        lines.append("\(indent)switch (\(expression(variables, 2))\(next(2) == 0 ? " & 7" : "")) {")
        for value in 0..<3 {
            lines.append("\(indent)case \(value * 3)\(next(3) == 0 ? " ... \(value * 3 + 2)" : ""):")
            statement(variables, callees, depth - 1, indent + "    ")
            if next(3) > 0 { lines.append(indent + "    break;") }
        }
        if next(2) == 0 {
            lines.append(indent + "default:")
            statement(variables, callees, depth - 1, indent + "    ")
        }
        lines.append(indent + "}")
    }
}
