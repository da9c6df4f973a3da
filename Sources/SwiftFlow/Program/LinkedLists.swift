/// Many lists, by number, that grow at their ends: one that is empty takes no memory of its own.
struct LinkedLists<Element> {
    private var first: [Int32]
    private var last: [Int32]
    private var nodes: [(element: Element, next: Int32)] = []

    /// So many empty lists.
    init(count: Int) {
        first = [Int32](repeating: -1, count: count)
        last = first
    }

    /// Adds an empty list.
    mutating func appendList() {
        first.append(-1)
        last.append(-1)
    }

    mutating func append(_ element: Element, to list: Int) {
        let node = Int32(truncatingIfNeeded: nodes.count)
        nodes.append((element, -1))
        if first[list] < 0 { first[list] = node } else { nodes[Int(last[list])].next = node }
        last[list] = node
    }

    func forEach(of list: Int, _ body: (Element) -> Void) {
        var current = first[list]
        while current >= 0 {
            let node = nodes[Int(current)]
            body(node.element)
            current = node.next
        }
    }

    func count(of list: Int) -> Int {
        var count = 0
        forEach(of: list) { _ in count += 1 }
        return count
    }
}
