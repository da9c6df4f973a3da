import SwiftTokens
import SwiftTree

/// The package manager gives a program's `main` a name of its own, so libFuzzer is started by hand.
@_cdecl("fuzz_main")
public func fuzzMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, fuzzOne)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What libFuzzer calls with each input: tokens and tree must be made of any bytes, and must hold all of them.
private func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let tree = SyntaxTree(parsing: bytes)
    var position: UInt32 = 0
    for token in tree.tokens {
        precondition(token.offset >= position, "a token begins before the end of the one before")
        position = token.end
    }
    precondition(tree.tokens.last?.kind == .endOfFile && Int(position) == count, "bytes are lost")
    precondition(Int(tree.nodes[0].endToken) == tree.tokens.count - 1, "the tree does not cover the file")
    for id in tree.ids.dropFirst() {
        let node = tree[id]
        precondition(!node.parent.isNone && node.parent < id, "a node stands before its parent")
        let parent = tree[node.parent]
        precondition(
            parent.firstToken <= node.firstToken && node.endToken <= parent.endToken && node.subtreeEnd <= parent.subtreeEnd,
            "a node reaches out of its parent")
    }
    return 0
}
