import Foundation
import Testing

/// The flow of values through C, over the files of a run.
@Suite struct FlowAcrossFilesTests {
    private func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            void fill(char *to, int n) { for (int i = 0; i < n; i++) to[i] = 1; }
            int *find(int v) { static int t[4]; return v > 3 ? 0 : &t[v]; }

            """)
        try scratch.write("b.c", """
            void fill(char *to, int n);
            int *find(int v);
            void over(void) { char small[8]; fill(small, 12); }
            int null(void) { return *find(9); }

            """)
        return scratch
    }

    @Test func aFlawMayLieInAnotherFileThanItsCause() throws {
        let run = try scratch().check("--select", "C110,C120", ".")
        #expect(run.status == 1)
        #expect(run.output.contains("b.c:3:34: error[IACS-C110]"), "\(run.output)")
        #expect(run.output.contains("b.c:4:25: error[IACS-C120]"), "\(run.output)")
    }

    @Test func theSameBytesForAnyNumberOfThreadsAndOrderOfFiles() throws {
        let scratch = try scratch()
        for format in ["text", "sarif"] {
            let one = try scratch.check("--select", "C110,C111,C120,C201", "--jobs", "1", "--output", format, "a.c", "b.c")
            let two = try scratch.check("--select", "C110,C111,C120,C201", "--jobs", "2", "--output", format, "b.c", "a.c")
            #expect(one.status == 1 && one.output == two.output)
        }
    }

    /// Which of the functions of a name is meant is not known; where none of them comes back, that does not matter.
    @Test func noneOfSeveralFunctionsComesBack() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            #include <signal.h>
            void stop(void) { raise(SIGABRT); }
            void go_on(void) { raise(SIGABRT); }

            """)
        try scratch.write("b.c", """
            #include <signal.h>
            #include <stdlib.h>
            void stop(void) { exit(1); }
            void go_on(void) { raise(SIGCONT); }

            """)
        try scratch.write("c.c", """
            void stop(void);
            void go_on(void);
            int one(int *value) { if (!value) stop(); return *value; }
            int two(int *value) { if (!value) go_on(); return *value; }

            """)
        let run = try scratch.check("--select", "C120", "--output", "concise", ".")
        let lines = run.output.split(separator: "\n").filter { $0.contains("C120") }
        #expect(lines.count == 1 && lines[0].hasPrefix("c.c:4:"), "\(run.output)")
    }

    /// A macro without arguments has its mistake wherever it stands; one with arguments has it where it is given them.
    @Test func whatAMacroDoesIsToldOnce() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            struct type { int tag; };
            #define FAILED return -type->tag
            #define TAG(type) (type)->tag
            int encode(struct type *type, int size) { if (!type || size < 0) FAILED; return size; }
            int decode(struct type *type, int size) { if (!type) FAILED; return size; }
            int first(struct type *type) { if (!type) return -TAG(type); return 0; }
            int last(struct type *type) { if (!type) return -TAG(type); return 0; }

            """)
        let run = try scratch.check("--select", "C120", "--output", "concise", ".")
        let lines = run.output.split(separator: "\n").filter { $0.contains("C120") }
        #expect(lines.map { $0.prefix(6) } == ["a.c:4:", "a.c:6:", "a.c:7:"], "\(run.output)")
    }

    /// The numbers that one call gives have one mistake in common.
    @Test func whatOneCallGivesIsToldOnce() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            #include <stdint.h>
            #include <stdio.h>
            void address(uint8_t to[4], uint16_t *port) {
                unsigned a, b, c, d, p;
                if (scanf("%u.%u.%u.%u:%u", &a, &b, &c, &d, &p) != 5) return;
                to[0] = a;
                to[1] = b;
                to[2] = c;
                to[3] = d;
                *port = p;
            }

            """)
        let run = try scratch.check("--select", "C204", "--output", "concise", ".")
        let lines = run.output.split(separator: "\n").filter { $0.contains("C204") }
        #expect(lines.count == 1 && lines[0].contains("may be 257, which becomes 1 in a byte"), "\(run.output)")
    }

    /// What a function makes and uses is told there, whoever calls it; what it is given, where it is given.
    @Test func aMistakeIsToldOnceAndWhereItIsMade() throws {
        let scratch = try Scratch()
        try scratch.write("led.c", """
            #include <stdio.h>
            static void put(const char *path, const char *text) { FILE *file = fopen(path, "w"); fputs(text, file); fclose(file); }
            void led_on(void) { put("/sys/led", "1"); }
            void led_off(void) { put("/sys/led", "0"); }
            void blank(char *text) { text[0] = ' '; }

            """)
        try scratch.write("main.c", """
            #include <stdlib.h>
            void led_on(void);
            void led_off(void);
            void blank(char *text);
            int main(void) { led_on(); led_off(); return 0; }
            void one(int kind) { char *text = malloc(4); if (kind) text[1] = 'x'; else blank(text); free(text); }

            """)
        let run = try scratch.check("--select", "C127", "--output", "concise", ".")
        let lines = run.output.split(separator: "\n").filter { $0.contains("C127") }
        #expect(lines.count == 2, "\(run.output)")
        #expect(lines.first?.hasPrefix("led.c:2:") == true && lines.last?.hasPrefix("main.c:6:") == true, "\(run.output)")
    }

    /// Only the files of the run are linked: of one alone, nothing is made up about the other.
    @Test func aFileAloneIsNotLinkedWithOthers() throws {
        let run = try scratch().check("--select", "C110,C120", "b.c")
        #expect(run.status == 0, "\(run.output)")
    }

    @Test func aProjectTellsOfItsOwnLibrary() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", """
            void *frame_new(unsigned n);
            void frame_free(void *frame);
            void f(void) { void *frame = frame_new(4); if (frame) { frame_free(frame); frame_free(frame); } }

            """)
        #expect(try scratch.check("--select", "C116", ".").status == 0)
        try scratch.write(".iacslint/models/frames.yaml", """
            families:
              frame: {kind: memory, invalid: null, noun: frame}
            functions:
              frame_new: {acquires: {family: frame, bytes: $0}}
              frame_free: {releases: {family: frame}}
            """)
        let run = try scratch.check("--select", "C116", ".")
        #expect(run.status == 1 && run.output.contains("a.c:3:"), "\(run.output)")
        try scratch.write(".iacslint/models/frames.yaml", "functions:\n  f: {aquires: {}}\n")
        let wrong = try scratch.check("--select", "C116", ".")
        #expect(wrong.status == 2 && wrong.errors.contains("frames.yaml:2: Unknown key 'aquires'"), "\(wrong.errors)")
    }

    @Test func doctorTellsWhatTheEngineDoesNotFollow() throws {
        let scratch = try Scratch()
        try scratch.write("a.c", "int f(int *p) { return __atomic_load_n(p, 0); }\n")
        let run = try scratch.iacslint(["doctor", "."])
        #expect(run.output.contains("limits         0 C functions"), "\(run.output)")
        #expect(run.output.contains("unknown parts  1 unknown"), "\(run.output)")
    }
}
