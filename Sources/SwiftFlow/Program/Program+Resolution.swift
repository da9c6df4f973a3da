import Catalog
import SwiftTree

extension Program {
    func resolve() {
        var resolver = Resolver(self)
        let result = resolver.run()
        types = result.types
        var first = [Int32](repeating: 0, count: values.count + 1)
        var all: [Target] = []
        callers = [[ValueID]](repeating: [], count: functions.count)
        for index in values.indices {
            first[index] = Int32(truncatingIfNeeded: all.count)
            let id = ValueID(truncatingIfNeeded: index)
            result.targets.forEach(of: index) { target in
                all.append(target)
                if case .function(let function) = target { callers[Int(function)].append(id) }
            }
        }
        first[values.count] = Int32(truncatingIfNeeded: all.count)
        firstTarget = first
        targets = all
    }

    /// Initial values of properties first and closures after what surrounds them, whose number is smaller: a property's type and
    /// the parameters of a closure are known when they are needed.
    func valuesInOrder() -> [ValueID] {
        let places = functions.enumerated().map { id, function in
            switch function.kind {
            case .initialValue: 0
            case .topLevel: 1
            case .closure: 3 + id
            default: 2
            }
        }
        // Sorted by counting: where the values of each place begin.
        var next = [Int](repeating: 0, count: functions.count + 4)
        for value in values { next[places[Int(value.function)] + 1] += 1 }
        for place in 1..<next.count { next[place] += next[place - 1] }
        var order = [ValueID](repeating: 0, count: values.count)
        for (id, value) in values.enumerated() {
            order[next[places[Int(value.function)]]] = ValueID(truncatingIfNeeded: id)
            next[places[Int(value.function)]] += 1
        }
        return order
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
