import Testing

@Suite struct LoweringTests {
    /// Ends at once, although none of the elements takes an initialiser.
    @Test func elementsThatTakeNoInitialiser() throws {
        let text = "struct e {}; struct t { int a; struct e b[1000000000000]; };\n"
        for list in ["struct e x[1000000000000] = {1, 2};", "struct e x[] = {1};", "struct t x = {1, 2};"] {
            #expect(try dump(text + "int f(void) { static \(list) return sizeof x != 0; }").contains("f()"))
        }
    }

    @Test func aCounterLoop() throws {
        #expect(try dump("int f(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }") == """
            f(n)
            b0:
              begin s
              r1 = 0:i32
              r2 = &s
              init r2 <- r1:i32
              begin i
              r5 = 0:i32
              r6 = &i
              init r6 <- r5:i32
              -> b1
            b1: loop 0
              r8 = &i
              r9 = load r8:i32
              r10 = &n
              r11 = load r10:i32
              r12 = less r9, r11:i32
              if r12 -> b2 else b3
            b2: loop 0
              r13 = &i
              r14 = load r13:i32
              r15 = &s
              r16 = load r15:i32
              r17 = add r16, r14:i32
              store r15 <- r17:i32
              r19 = &i
              r20 = load r19:i32
              r21 = 1:i32
              r22 = add r20, r21:i32
              store r19 <- r22:i32
              -> b1
            b3:
              end i
              r25 = &s
              r26 = load r25:i32
              end s
              return r26
            """)
    }

    @Test func membersOfAnonymousUnionsAndBitFields() throws {
        let text = """
            struct s { int a; union { char d; short e; }; struct { struct { unsigned x : 3, y : 7; }; }; };
            int f(struct s *p) { return p->e + p->y; }
            """
        #expect(try dump(text) == """
            f(p)
            b0:
              r0 = &p
              r1 = load r0:p
              r2 = field r1 + 4 .e [2]
              r3 = load r2:i16
              r4 = cast r3:i32
              r5 = &p
              r6 = load r5:p
              r7 = field r6 + 8 [4]
              r8 = field r7 + 0 .y [4]
              r9 = load r8 bit 3:u7
              r10 = cast r9:u32
              r11 = cast r10:i32
              r12 = add r4, r11:i32
              return r12
            """)
    }
}
