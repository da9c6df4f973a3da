/// The words of the grammar, so that nothing compares text.
public enum Keyword: UInt8, Sendable {
    case none
}
