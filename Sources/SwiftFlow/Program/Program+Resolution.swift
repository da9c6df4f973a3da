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
