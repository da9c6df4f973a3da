import CLibclang

/// The cursors of the declarations that are kept, in pre-order, as libclang gives them.
///
/// One walk that always returns `Recurse` collects them, and an explicit stack rebuilds the tree from the `parent`
/// argument: a visit inside a visit would overflow the stack on deep input.
struct CursorTree {
    struct Entry {
        var cursor: CXCursor
        var parent: Int32
        /// One past the last entry of the subtree.
        var subtreeEnd: Int32
    }

    private(set) var entries: [Entry] = []
    /// Entries whose subtree is still open, outermost first.
    private var open: [Int32] = []
    private let libclang: Libclang
    /// Whether a declaration at file scope is kept.
    private let keeps: (CXCursor) -> Bool

    /// Walks the translation unit; `keeps` is asked once for each declaration at file scope.
    init(of unit: CXCursor, libclang: Libclang, keeping keeps: @escaping (CXCursor) -> Bool) {
        self.libclang = libclang
        self.keeps = keeps
        entries.append(Entry(cursor: unit, parent: -1, subtreeEnd: 0))
        open.append(0)
        withUnsafeMutablePointer(to: &self) { tree in
            _ = libclang.functions.visitChildren(unit, { cursor, parent, data in
                guard let data else { return CXChildVisit_Break }
                return data.assumingMemoryBound(to: CursorTree.self).pointee.add(cursor, to: parent)
            }, tree)
        }
        close(to: 0)
    }

    private mutating func add(_ cursor: CXCursor, to parent: CXCursor) -> CXChildVisitResult {
        close(to: depth(of: parent))
        if open.count == 1, !keeps(cursor) { return CXChildVisit_Continue }
        let id = Int32(entries.count)
        entries.append(Entry(cursor: cursor, parent: open[open.count - 1], subtreeEnd: 0))
        open.append(id)
        return CXChildVisit_Recurse
    }

    /// How many open entries there are up to and with `parent`. A parent that is not open (libclang leaves some nodes out)
    /// counts as the declaration at file scope.
    private func depth(of parent: CXCursor) -> Int {
        var depth = open.count
        while depth > 1 {
            if libclang.functions.equalCursors(entries[Int(open[depth - 1])].cursor, parent) != 0 { return depth }
            depth -= 1
        }
        return parent.kind.isTranslationUnit ? 1 : min(2, open.count)
    }

    private mutating func close(to depth: Int) {
        while open.count > depth {
            entries[Int(open.removeLast())].subtreeEnd = Int32(entries.count)
        }
    }

    /// The children of an entry, in order.
    func children(of id: Int32) -> [Int32] {
        var result: [Int32] = []
        var child = id + 1
        while child < entries[Int(id)].subtreeEnd {
            result.append(child)
            child = entries[Int(child)].subtreeEnd
        }
        return result
    }
}
