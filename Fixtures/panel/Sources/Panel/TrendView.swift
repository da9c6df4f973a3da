/// Draws the trend of a point: one sample for each column of the display.
struct TrendView {
    /// A sample as the unit sends it.
    struct Sample {
        var bits: UInt32
        var quality: UInt8
    }

    private(set) var columns: [Float] = []

    /// Registers hold IEEE 754 numbers of 32 bits.
    static func value(of sample: Sample) -> Float {
        Float(bitPattern: sample.bits)
    }

    static func valueOfOldUnits(_ bits: UInt32) -> Float {
        unsafeBitCast(bits, to: Float.self) // finds S101
    }

    mutating func update(with samples: [Sample]) {
        columns = samples.map(Self.value)
    }

    /// The largest value, read while the buffer is certain to be there.
    func peak() -> Float {
        columns.withUnsafeBufferPointer { buffer in
            buffer.reduce(-.infinity, max)
        }
    }

    /// The display driver wants an address. Behind the closure it may belong to another array.
    func frameAddress() -> UnsafePointer<Float>? {
        columns.withUnsafeBufferPointer { buffer in
            buffer.baseAddress // finds S102
        }
    }
}
