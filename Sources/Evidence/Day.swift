/// A day of the Gregorian calendar, for ages and expiries. Nothing is asked of the machine's clock or calendar.
struct Day: Comparable {
    let text: String
    /// Days since 1 March of the year 0.
    private let number: Int

    /// - Parameter text: begins as `2026-11-23`.
    init?(_ text: some StringProtocol) {
        let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
        self.text = String(text.prefix(10))
        // The year begins in March, so that the leap day is its last.
        let month = (parts[1] + 9) % 12
        let year = parts[0] - (parts[1] < 3 ? 1 : 0)
        number = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2] - 1
    }

    static func < (a: Day, b: Day) -> Bool { a.number < b.number }
    static func - (a: Day, b: Day) -> Int { a.number - b.number }
}
