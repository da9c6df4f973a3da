import Testing

/// Programs for the comparison with clang, each of one part of C.
struct Programs: CustomTestStringConvertible, Sendable {
    let name: String
    private let body: String

    var testDescription: String { name }
    var text: String { "int printf(const char *, ...);\n" + body }

    static let all: [Programs] = [
        Programs(name: "Duff's device", body: """
            int main(void) {
                char from[] = "the quick brown fox", to[32] = { 0 }; char *a = from, *b = to; int n = sizeof from, k = (n + 3) / 4;
                switch (n % 4) { case 0: do { *b++ = *a++; case 3: *b++ = *a++; case 2: *b++ = *a++; case 1: *b++ = *a++; } while (--k > 0); }
                printf("%s\\n", to); return 0;
            }
            """),
        Programs(name: "computed goto", body: """
            int main(void) {
                static void *table[] = { 0 }; void *next[3] = { &&one, &&two, &&out }; int i = 0, s = 0;
                goto *next[i];
            one: s += 1; i = s > 5 ? 2 : 1; goto *next[i];
            two: s += 2; i = 0; goto *next[i];
            out: printf("%d\\n", s); return 0;
            }
            """),
        Programs(name: "goto into and out of blocks", body: """
            int f(int n) { int s = 0; if (n > 3) goto in; for (int i = 0; i < n; i++) { int k = i * 2; s += k; if (k > 3) goto out; }
                { int z; in: z = 7; s += z; if (s > 30) goto out; n--; if (n > 0) goto in; } out: return s; }
            int main(void) { for (int i = 0; i < 9; i++) printf("%d ", f(i)); return 0; }
            """),
        Programs(name: "structs by value", body: """
            struct p { int x, y; }; struct q { struct p a[2]; char c; };
            struct p make(int x, int y) { struct p r = { x, y }; return r; }
            struct q both(struct p a, struct p b) { return (struct q){ .a = { a, b }, .c = 'k' }; }
            int sum(struct q q) { q.a[0].x += 100; return q.a[0].x + q.a[1].y; }
            int main(void) { struct q q = both(make(1, 2), make(3, 4)); printf("%d %d %d %d\\n", sum(q), q.a[0].x, make(8, 9).y, both(make(5, 6), q.a[1]).a[0].y);
                struct p z; z = q.a[1]; struct p *r = &(struct p){ 11, 12 }; z.x = r->y; printf("%d %d\\n", z.x, z.y); return 0; }
            """),
        Programs(name: "initialisers", body: """
            struct in { short a; int b[3]; }; struct out { struct in i[2]; char s[6]; union { int u; char v[4]; }; int last; };
            static struct out g = { { { 1, { 2, 3 } }, 4, 5, 6, 7 }, "abc", .last = 9 };
            static const char *names[] = { [2] = "two", "three", [0] = "zero" };
            static int *to = &g.i[1].b[1]; static char *mid = g.s + 1;
            int add(int a, int b) { return a + b; } int sub(int a, int b) { return a - b; }
            static int (*ops[])(int, int) = { add, sub }; static double d[] = { 1.5, -2, 3e2 };
            int main(void) {
                int n = 4; struct out l = { .i[1].b = { n, n + 1 }, .s = { 'x', [3] = 'y' }, .u = 0x01020304, .last = n };
                int m[2][3] = { 1, 2, 3, 4 }, r[10] = { [1 ... 3] = n, [8] = 1 };
                printf("%d %d %d %d %d %s %s %d\\n", g.i[0].b[1], g.i[1].a, g.i[1].b[2], *to, g.last, g.s, mid, (int)sizeof g);
                printf("%d %d %d %d %d %d %d\\n", l.i[0].a, l.i[1].b[1], l.s[3], l.s[4], l.v[1], l.last, l.i[1].b[2]);
                printf("%d %d %d %d %s %d\\n", m[0][2], m[1][0], m[1][1], r[3], names[3], ops[1](ops[0](4, 5), 2));
                for (int i = 0; i < 10; i++) printf("%d", r[i]);
                printf(" %d %d\\n", (int)(d[0] * 2), (int)d[1]); return names[1] != 0;
            }
            """),
        Programs(name: "variable-length arrays", body: """
            int main(void) { int n = 5; int a[n]; for (int i = 0; i < n; i++) a[i] = i * i; n = 100;
                printf("%d %d\\n", (int)sizeof a, a[4]); for (int k = 1; k < 4; k++) { char b[k * 2]; b[k] = k; printf("%d %d ", (int)sizeof b, b[k]); } return 0; }
            """),
        Programs(name: "conversions of compound assignment", body: """
            int main(void) { unsigned char c = 250; c += 10; signed char d = 100; d += 100; short s = -1; s >>= 1; unsigned u = 5; u -= 10;
                int i = 7; i *= 1.5; long l = 1; l <<= 40; c <<= 3; double f = 3; f /= 2; i -= u; _Bool b = 0; b |= 4; b++; float g = 1; g += 0.5;
                unsigned long ul = 3; int m = -2; int lt = m < ul, gt = (m > 1u);
                printf("%d %d %d %u %d %ld %d %d %d %d %d %d\\n", c, d, s, u, i, l, (int)(f * 10), b, (int)(g * 2), lt, gt, (char)200 < 0); return 0; }
            """),
        Programs(name: "pointers", body: """
            int t[10]; struct n { struct n *next; int v; };
            int main(void) { int *p = t + 2, *e = &t[9]; *p++ = 5; *++p = 6; p[-1] = 7; 3[p] = 8; p += 2; p -= 1; *(p - 3) = 4;
                for (int i = 0; i < 10; i++) printf("%d ", t[i]); printf("%d %d\\n", (int)(e - p), p < e);
                struct n c = { 0, 3 }, b = { &c, 2 }, a = { &b, 1 }; int s = 0; for (struct n *q = &a; q; q = q->next) s = s * 10 + q->v;
                char buf[8] = { 1, 2, 3, 4 }; unsigned v = *(unsigned *)buf; int (*m)[4] = (int (*)[4])t; printf("%d %u %d %d\\n", s, v, m[1][1], (*m)[2]);
                void *x = t; x = (char *)x + 8; printf("%d %d\\n", *(int *)x, x == &t[2]); return !x; }
            """),
        Programs(name: "parameters declared as arrays", body: """
            static int sum(int a[4], int m[][3], const char *names[], int n, int v[n]) { int s = 0; for (int i = 0; i < 4; i++) s += a[i] + *(a + i);
                s += m[1][2] + (*(m + 1))[0] + (int)sizeof *m; a++; s += a[0] + (a - 1)[0] + (n ? a : a + 1)[1] + *a++ + a[-1]; v[1] = s; a = v; a += 1; return s + a[0] + names[1][0] + (a > v) + (int)(a - v); }
            int main(void) { int a[4] = { 1, 2, 3, 4 }, m[2][3] = { 1, 2, 3, 4, 5, 6 }, v[2] = { 0 }; const char *names[] = { "a", "b" };
                printf("%d %d\\n", sum(a, m, names, 2, v), v[1]); return 0; }
            """),
        Programs(name: "logic and comma", body: """
            static int calls; static int f(int v) { calls++; return v; }
            int main(void) { int a = f(0) && f(1), b = f(1) || f(1), c = !(f(1) && !f(0)), d = (f(3), f(4)); int e = f(0) ?: f(9), g = f(2) ?: f(9);
                if (!(f(1) && (f(0) || f(2)))) calls += 100; while (f(calls % 7) && f(1)) ; do calls += 2; while (!f(calls % 5)); for (;;) { if (f(calls % 3)) break; calls++; }
                const char *s = calls > 5 ? "big" : "small"; double z = 0.0; if (z) calls = 0; if (!z) calls++;
                printf("%d %d %d %d %d %d %d %s\\n", a, b, c, d, e, g, calls, s); return 0; }
            """),
        Programs(name: "static locals and recursion", body: """
            static int next(void) { static int n = 40; static int seen[3] = { 1, 2 }; seen[2] += seen[0]; return n++ + seen[2]; }
            static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
            int main(void) { next(); next(); printf("%d %d %d\\n", next(), fib(15), __builtin_expect(fib(5), 5) == 5); return 0; }
            """),
        Programs(name: "switch", body: """
            enum e { A = -2, B, C = 5 }; static int f(long v) { int r = 0; switch (v) { case A: r = 1; break; case B: r = 2; case C: r += 10; { case 7 ... 9: r += 20; } break;
                case 1L << 33: r = 99; break; default: r = -1; } switch (r) ; switch (r & 3) case 2: r *= 2; return r; }
            int main(void) { for (int i = -3; i < 11; i++) printf("%d ", f(i)); printf("%d\\n", f(1L << 33)); unsigned char c = 200; switch (c) { case 200: printf("ok\\n"); } return 0; }
            """),
        Programs(name: "cleanup and statement expressions", body: """
            static int order; static void gone(int *p) { order = order * 10 + *p; }
            static int f(int n) { __attribute__((cleanup(gone))) int a = 1; for (int i = 0; i < 3; i++) { __attribute__((cleanup(gone))) int b = 2 + i; if (i == n) return order; if (i == 1) break; }
                int v = ({ __attribute__((cleanup(gone))) int c = 7; int w = n * 2; w + c; }); return v; }
            int main(void) { printf("%d ", f(0)); printf("%d ", f(5)); printf("%d\\n", order); return 0; }
            """),
        Programs(name: "casts through unions and bit-fields", body: """
            struct b { unsigned a : 1, : 3, c : 12; int d : 9; unsigned long e : 33; } __attribute__((packed)); struct h { unsigned char v : 4, t : 4; unsigned short len; };
            union u { struct h h; unsigned char raw[4]; unsigned w; };
            int main(void) { struct b b = { 1, 0xabc, -200, 1UL << 32 }; b.c++; b.d -= 100; b.e |= 5; int r = (b.a = 2); printf("%d %d %d %ld %d %d\\n", b.a, b.c, b.d, (long)b.e, r, (int)sizeof b);
                union u u = { .raw = { 0x52, 0, 0x34, 0x12 } }; printf("%d %d %d %u %d\\n", u.h.v, u.h.t, u.h.len, u.w, b.c++ + --b.d); return 0; }
            """),
    ]
}
