/// Lines of a file, counted from 1.
public struct LineSet: Sendable, Hashable {
    /// Every line: the file is new.
    public static let all = LineSet(ranges: [1...Int.max])

    private var ranges: [ClosedRange<Int>]

    public init(ranges: [ClosedRange<Int>]) { self.ranges = ranges }

    public func contains(_ line: Int) -> Bool { ranges.contains { $0.contains(line) } }
}
