/// One of several runs that share the files of a tree among them.
///
/// Every shard reads all files, since headers and the flow of data cross them; it checks and reports its own, so that the
/// shards together report what one run would.
public struct Shard: Sendable, Hashable {
    /// From 1.
    public let number: Int
    public let count: Int

    /// - Parameter text: `3/8`; nil for anything else, and for a number that is not within the count.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], number >= 1, number <= count else { return nil }
        self.number = number
        self.count = count
    }

    /// Every `count`th of the items.
    func share<Item>(of items: [Item]) -> [Item] {
        items.enumerated().filter { $0.offset % count == number - 1 }.map(\.element)
    }
}
