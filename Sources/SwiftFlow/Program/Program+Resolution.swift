import Catalog
import SwiftTree

extension Program {
    mutating func resolve() {
        var resolver = Resolver(self)
        // What the resolver changes it holds alone: otherwise the first change would copy all.
        (values, parameters, edges, names) = ([], [], [], NameTable())
        let result = resolver.run()
        self = result.program
        types = result.types
        var first = [Int32](repeating: 0, count: values.count + 1)
        var all: [Target] = []
        callers = [[ValueID]](repeating: [], count: functions.count)
        for index in values.indices {
            first[index] = Int32(truncatingIfNeeded: all.count)
            let id = ValueID(truncatingIfNeeded: index)
            result.targets.forEach(of: id) { target in
                all.append(target)
                if case .function(let function) = target { callers[Int(function)].append(id) }
            }
        }
        first[values.count] = Int32(truncatingIfNeeded: all.count)
        firstTarget = first
        targets = all
    }
}

/// What values lead to, in the order found; a list for each value that takes no memory where it is empty.
struct TargetLists {
    private var first: [Int32]
    private var last: [Int32]
    private var nodes: [(target: Program.Target, next: Int32)] = []

    /// Empty lists for so many values.
    init(count: Int) {
        first = [Int32](repeating: -1, count: count)
        last = first
    }

    mutating func append(_ target: Program.Target, to value: ValueID) {
        let node = Int32(truncatingIfNeeded: nodes.count)
        nodes.append((target, -1))
        if first[Int(value)] < 0 { first[Int(value)] = node } else { nodes[Int(last[Int(value)])].next = node }
        last[Int(value)] = node
    }

    func forEach(of value: ValueID, _ body: (Program.Target) -> Void) {
        var current = first[Int(value)]
        while current >= 0 {
            body(nodes[Int(current)].target)
            current = nodes[Int(current)].next
        }
    }

    func targets(of value: ValueID) -> [Program.Target] {
        var targets: [Program.Target] = []
        forEach(of: value) { targets.append($0) }
        return targets
    }
}

extension ModelIndex.Entry {
    var isSanitizer: Bool { if case .sanitizer = role { true } else { false } }

    /// Tells what its result carries.
    var isTransfer: Bool {
        switch role {
        case .result, .sanitizer, .source: true
        default: false
        }
    }
}
