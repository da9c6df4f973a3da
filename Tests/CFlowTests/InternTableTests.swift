import Testing
@testable import CFlow

@Suite struct InternTableTests {
    /// Its hash leaves most keys to be told apart by comparison.
    private struct Key: Internable, Hashable {
        var number: Int
        var mixedHash: UInt64 { UInt64(number % 7) }
    }

    /// Held against a dictionary: equal keys have equal numbers, in the order in which they came, however often the table grows.
    @Test func numbersAreThoseOfADictionary() {
        var generator = SystemRandomNumberGenerator()
        var table = InternTable<Key>()
        for _ in 0..<3 {
            var expected: [Key: Int32] = [:]
            for _ in 0..<2_000 {
                let key = Key(number: Int.random(in: 0..<1_000, using: &generator))
                #expect(table.known(key) == expected[key])
                let (number, isNew) = table.intern(key)
                #expect(isNew == (expected[key] == nil))
                expected[key] = expected[key] ?? Int32(expected.count)
                #expect(number == expected[key] && table[number] == key)
            }
            table.reset()
            #expect(table.known(Key(number: 0)) == nil)
        }
    }
}
