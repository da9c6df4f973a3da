import Catalog
import Testing
@testable import CFlowChecks

/// Objects of which each may be missing: every use of one that nobody tested is told, however many are made before the first use.
@Suite struct MissingObjectTests {
    private static let maker = """
        #include <stdlib.h>
        struct point { void *next; int address; unsigned char value; };
        static void (*handler)(void *);
        void install(void (*given)(void *)) { handler = given; }
        static void *get(size_t size) {
            void *memory = calloc(1, size);
            if (memory == NULL && handler != NULL) handler(NULL);
            return memory;
        }
        static struct point *point_create(struct point *self, int address, int value) {
            if (self == NULL) self = get(sizeof *self);
            if (self) {
                self->address = address;
                if (value > 63) value = 63; else if (value < -64) value = -64;
                self->value = (unsigned char)value;
            }
            return self;
        }
        static int point_value(struct point *self) { return self->value; }
        """

    private func found(_ body: String) throws -> [Int] {
        let lines = Self.maker.split(separator: "\n", omittingEmptySubsequences: false).count
        let rules = try Catalog.builtin().rules.filter { $0.id == "IACS-C127" }
        return try Flow(Self.maker + "\n" + body).findings(of: rules).map { $0.line - lines }
    }

    @Test func everyUseIsTold() throws {
        #expect(try found("""
            int sum(void) {
                struct point *a = point_create(NULL, 1, 2), *b = point_create(NULL, 2, 3), *c = point_create(NULL, 3, 4);
                struct point *d = point_create(NULL, 4, 5), *e = point_create(NULL, 5, 6), *f = point_create(NULL, 6, 7);
                int sum = point_value(a);
                sum += point_value(b);
                sum += point_value(c);
                sum += point_value(d);
                sum += point_value(e);
                sum += point_value(f);
                return sum;
            }
            """) == [4, 5, 6, 7, 8, 9])
    }

    @Test func aTestOfEachIsSeen() throws {
        #expect(try found("""
            int sum(void) {
                struct point *a = point_create(NULL, 1, 2), *b = point_create(NULL, 2, 3), *c = point_create(NULL, 3, 4);
                if (a == NULL || b == NULL || c == NULL) return 0;
                return point_value(a) + point_value(b) + point_value(c);
            }
            """).isEmpty)
    }

    @Test func whatElseTellsOfItKeepsTheWaysApart() throws {
        #expect(try found("""
            static struct point *counted(int *made) {
                struct point *self = get(sizeof *self);
                if (self) *made += 1;
                return self;
            }
            int sum(void) {
                int made = 0;
                struct point *a = counted(&made), *b = counted(&made);
                return made == 2 ? point_value(a) + point_value(b) : 0;
            }
            """).isEmpty)
    }

    @Test func whoeverIsToldOfItMaySeeToIt() throws {
        #expect(try found("""
            void check(int holds);
            int value(void) {
                struct point *a = point_create(NULL, 1, 2);
                check(a != NULL);
                return point_value(a);
            }
            """).isEmpty)
    }
}
