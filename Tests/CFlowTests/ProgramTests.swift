import Catalog
import Testing
@testable import CFlow

@Suite struct ProgramTests {
    /// Units `0.c`, `1.c`, … of these texts, linked.
    private func program(_ texts: String...) throws -> FlowProgram {
        let units = try texts.enumerated().map { try lowered($1, path: "\($0).c") }
        return FlowProgram(units, models: try Models.builtin())
    }

    private func name(_ id: FunctionID?, in program: FlowProgram) -> String? {
        id.map { "\($0.unit).\(program.function($0).name)" }
    }

    private func effects(of name: String, in program: FlowProgram) throws -> FunctionEffects {
        let id = try #require(program.functions.first { program.function($0).name == name })
        return try #require(program.effects[id])
    }

    @Test func namesAreLinkedAsALinkerDoes() throws {
        let program = try program(
            "int g(int); static int h(void) { return 1; } int f(void) { return g(1) + h(); } int twice(void) { return 1; }",
            "static int h(void) { return 2; } int g(int a) { return a + h(); } int twice(void) { return 2; }",
            "int f(void); int twice(void); int k(void) { return f() + twice(); }")
        let calls = program.callGraph.callees.sorted { $0.key < $1.key }.map { caller, callees in
            "\(name(caller, in: program) ?? "") -> \(callees.compactMap { name($0, in: program) }.joined(separator: " "))"
        }
        #expect(calls == ["0.f -> 0.h 1.g", "1.g -> 1.h", "2.k -> 0.f"])
        let order = program.callGraph.components.map { $0.compactMap { name($0, in: program) } }
        let place = { (name: String) in order.firstIndex { $0 == [name] } ?? -1 }
        #expect(place("1.h") < place("1.g") && place("1.g") < place("0.f") && place("0.f") < place("2.k"))
    }

    @Test func cyclesAreOneComponent() throws {
        let program = try program("void c(void); void b(void) { c(); } void a(void) { b(); }", "void b(void); void c(void) { b(); }")
        #expect(program.callGraph.components.map { $0.compactMap { name($0, in: program) } } == [["0.b", "1.c"], ["0.a"]])
    }

    @Test func theOrderOfUnitsDoesNotMatter() throws {
        let units = try ["int a(void) { return 1; }", "int a(void); int b(void) { return a(); }"].enumerated()
            .map { try lowered($1, path: "\($0).c") }
        let (one, other) = (FlowProgram(units), FlowProgram(units.reversed()))
        #expect(one.callGraph.components == other.callGraph.components && one.effects == other.effects)
    }

    @Test func constantsAreThoseThatNothingChanges() throws {
        let program = try program(
            """
            const int limit = 4; int size = 5; int counter; static int mode = 2; static int level = 3; extern int other;
            static const char *names[] = { "a" }; static int table[2] = { 1, 2 }; static int leaked[2]; volatile int status;
            void take(const int *p); void give(int *p); int both(int);
            int f(void) { counter++; give(leaked); take(table); level = 3; return size + mode + names[0][0] + other + status + limit; }
            """,
            "int size; void g(void) { other(); } int other(void);", "extern int counter; int k(void) { return counter; }")
        func isKnown(_ name: String) throws -> Bool {
            let id = try #require((0..<Int32(program.globalCount)).first { program.global($0).name == name })
            return !program.mayBeWritten(id)
        }
        #expect(try isKnown("limit") && isKnown("mode") && isKnown("table"))
        for name in ["size", "counter", "level", "other", "leaked", "status"] { #expect(try !isKnown(name), "\(name)") }
    }

    @Test func pointersToFunctionsHaveTheirTargets() throws {
        let program = try program(
            """
            struct ops { int (*open)(int); void (*close)(void); void (*user)(void); }; extern const struct ops table;
            extern void (*hook)(void); int f(struct ops *p, void (*u)(void)) { p->user = u; hook(); p->user(); p->close(); return p->open(1) + table.open(2); }
            """,
            """
            struct ops { int (*open)(int); void (*close)(void); void (*user)(void); };
            static int serial(int a) { return a; } static int tcp(int a) { return -a; } static void end(void) {} void (*hook)(void) = end;
            const struct ops table = { serial, end }; struct ops other = { .open = tcp };
            """)
        let f = try #require(program.functions.first { program.function($0).name == "f" })
        let calls = program.function(f).instructions.filter { $0.opcode == .call }.map { call in
            program.targets(ofIndirect: call, in: f)?.compactMap { name($0, in: program) }
        }
        #expect(calls == [["1.end"], nil, ["1.end"], ["1.serial", "1.tcp"], ["1.serial", "1.tcp"]])
    }

    @Test func whatFunctionsDoWithoutRunningThem() throws {
        let program = try program("""
            #include <stdlib.h>
            #include <string.h>
            struct s { struct s *next; int v; }; int total; static int hidden; void unknown(int *p, const int *q);
            void die(void) { abort(); } void die2(int a) { if (a) die(); exit(1); } void loop(void) { for (;;) { total++; } }
            struct s *find(struct s *l, int v) { for (; l; l = l->next) if (l->v == v) return l; return NULL; }
            struct s *find2(struct s *l) { return find(l, 3); } struct s *same(struct s *l) { l->v = 1; return l; }
            void set(struct s *a, struct s *b) { struct s *p = a->next; p->v = b->v; } void drop(struct s *a, struct s *b) { struct s *n = b; free(n->next); }
            void count(void) { total++; hidden = 2; } void through(struct s *a) { set(same(a), 0); count(); }
            void local(void) { struct s x; struct s *p = &x; p->v = 1; memset(&x, 0, sizeof x); int *q = malloc(4); *q = 1; }
            void call(int *a, int *b) { unknown(a, b); } void even(struct s *); void odd(struct s *p) { p->v = 1; even(p->next); } void even(struct s *p) { if (p) odd(p); }
            """)
        #expect(try effects(of: "die", in: program).neverReturns && effects(of: "die2", in: program).neverReturns)
        #expect(try effects(of: "loop", in: program).neverReturns && !effects(of: "count", in: program).neverReturns)
        #expect(try effects(of: "find", in: program).mayReturnNull && effects(of: "find2", in: program).mayReturnNull)
        #expect(try !effects(of: "same", in: program).mayReturnNull)
        #expect(try effects(of: "same", in: program).returnsParameter == 0)
        #expect(try effects(of: "find", in: program).returnsParameter == nil)
        #expect(try effects(of: "set", in: program).writes == .init(parameters: 1))
        #expect(try effects(of: "drop", in: program).releases == .init(parameters: 2))
        #expect(try effects(of: "count", in: program).writes.globals.count == 2)
        let through = try effects(of: "through", in: program)
        #expect(through.writes.parameters == 1 && through.writes.globals.count == 2 && !through.writes.isAnything)
        #expect(try effects(of: "local", in: program).writes.isEmpty)
        let call = try effects(of: "call", in: program)
        #expect(call.callsUnknown && call.writes == .init(parameters: 1))
        #expect(try effects(of: "even", in: program).writes == .init(parameters: 1))
    }
}
