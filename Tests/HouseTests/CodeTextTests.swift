import Testing

/// The scanner that the other tests lean on.
@Suite struct CodeTextTests {
    @Test(arguments: [
        ("a // b! \nc", "a       \nc"),
        ("a /* b /* c! */ d */ e", "a                    e"),
        ("\"x! \\\" y!\" z", "\"        \" z"),
        ("\"a\\(b!)c\"", "\"  (b!) \""),
        ("\"a\\(f(\"q!\") ?? (c))d\" e", "\"  (f(\"  \") ?? (c)) \" e"),
        ("#\"a\\(b)\"c\\#(d)\"# e", "#\"         (d)\"# e"),
        ("\"\"\"\n x! \"q\"\n\"\"\" y", "\"\"\"\n       \n\"\"\" y"),
    ])
    func keepsOnlyCode(source: String, code: String) {
        #expect(CodeText(source).lines.joined(separator: "\n") == code)
    }
}
