import Testing

@Suite struct DoctorTests {
    /// Each function that is not complete is named with its reason, and no other.
    @Test func everyFunctionThatIsNotCompleteIsNamed() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            #include "gone.h"
            int whole(int a) { return a + 1; }
            int unknown_type(void) { struct gone g; return g.x; }
            int unknown_value(void) { return NOWHERE; }
            int broken(void) { return 1 + ; }

            """)
        let run = try scratch.iacslint(["doctor", "."])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("functions      1 of 4 C functions complete"))
        let named = run.output.split(separator: "\n").filter { $0.hasPrefix("a.c:") }
        for (function, reason) in [("unknown_type", "struct gone"), ("unknown_value", "'NOWHERE'"), ("broken", "expected expression")] {
            #expect(named.contains { $0.contains(": \(function): ") && $0.contains(reason) }, "\(run.output)")
        }
        #expect(!run.output.contains(": whole: "))
        #expect(run.output.contains("The header 'gone.h' was not found."))
    }
}
