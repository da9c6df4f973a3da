import Catalog

extension Program {
    mutating func resolve() {
        var resolver = Resolver(self)
        let result = resolver.run()
        self = result.program
        types = result.types
        var first = [Int32](repeating: 0, count: values.count + 1)
        var all: [Target] = []
        callers = [[ValueID]](repeating: [], count: functions.count)
        for (index, found) in result.targets.enumerated() {
            first[index] = Int32(truncatingIfNeeded: all.count)
            all += found
            for case .function(let function) in found { callers[Int(function)].append(ValueID(truncatingIfNeeded: index)) }
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
