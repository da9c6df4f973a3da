/// A half-open range of bytes in one file, counted from the file's first byte.
public struct ByteRange: Hashable, Sendable, Comparable {
    public var start: UInt32
    public var end: UInt32

    @inlinable
    public init(_ start: UInt32, _ end: UInt32) {
        self.start = start
        self.end = max(start, end)
    }

    @inlinable
    public init(_ start: Int, _ end: Int) { self.init(UInt32(clamping: start), UInt32(clamping: end)) }

    @inlinable public var count: Int { Int(end - start) }
    @inlinable public var isEmpty: Bool { start == end }

    @inlinable public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
    @inlinable public func contains(_ offset: UInt32) -> Bool { start <= offset && offset < end }

    public static func < (a: ByteRange, b: ByteRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
