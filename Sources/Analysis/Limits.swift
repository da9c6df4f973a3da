/// The limits of the driver. One that is reached is told as an `Incompleteness`.
enum Limits {
    /// Values of Swift files, about 60 MB of source, that are one group because an app's files are among them; a larger tree is
    /// taken package by package.
    static let joinedValues = 2_000_000
    /// A source file larger than this is data in disguise (an image, a table) and is not analysed.
    static let fileBytes = 16 << 20
    /// How far into a file a NUL byte is looked for that tells a binary file.
    static let binaryProbeBytes = 8192
}
