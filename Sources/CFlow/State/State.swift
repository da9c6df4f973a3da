/// `size` bytes of a region that hold a value.
package struct Cell: Hashable, Sendable {
    package var region: RegionID
    package var size: Int32
    package var offset: Int64
    package var value: Value
}

/// What a path has taught of a value, beyond what it is made of.
package struct Fact: Hashable, Sendable {
    package var value: Value
    package var isNonZero = false
    /// It was compared in a form that says nothing of its range: as a narrower type, or as a floating-point number.
    package var isTested = false
    /// Not what a condition told, but what an access that went well allows.
    package var isAssumed = false
    package var interval: Interval
    /// Found out by a function that has returned, which may have asked out of mere care.
    package var isBorrowed = false
}

/// `left <= right + distance`.
package struct Relation: Hashable, Sendable {
    package var left: Value
    package var right: Value
    package var distance: Int64
    /// What a library function promises, rather than what a condition told.
    package var isPromise = false
}

/// A condition on a counter that a path has met in a turn of a loop, with the values that its sides had.
struct AskedCondition: Hashable, Sendable {
    var block: Int32
    var holds: Bool
    var left: Value
    /// None where the condition is the left side alone.
    var right: Value
}

/// How often a path has come to the head of a loop, and what it looked like.
struct LoopMark: Sendable {
    var loop: Int32
    var turns: Int32
    /// Index into the frame's snapshots of the state at the head the last time.
    var snapshot: Int32
    var isWidened = false
    /// So far each condition in it could only go one way.
    var isDecided = true
    /// In the turn that runs.
    var asked: [AskedCondition] = []
    /// So far each condition that can end it asked how far a counter has come, or what is up to whoever sends it: it turns as often as
    /// that one likes.
    var isCounted = true
    /// In the turn that runs the path has come by such a condition, rather than round it.
    var hasPassedExit = false

    /// Whether what is followed from here on is the same for both marks: the turns of a loop that is widened are all alike.
    func isAtSamePoint(as other: LoopMark) -> Bool {
        loop == other.loop && isWidened == other.isWidened && (isWidened || turns == other.turns)
            && isDecided == other.isDecided && isCounted == other.isCounted && hasPassedExit == other.hasPassedExit
    }

    /// Whether paths with these marks are at the same point of the loop, whatever they have asked on their way there.
    func isAlike(_ other: LoopMark) -> Bool {
        isAtSamePoint(as: other) && turns == other.turns && snapshot == other.snapshot
    }
}

extension [LoopMark] {
    func isAlike(_ other: [LoopMark]) -> Bool {
        guard count == other.count, !isEmpty else { return count == other.count }
        return withUnsafeBufferPointer { marks in other.withUnsafeBufferPointer { others in marks.indices.allSatisfy { marks[$0].isAlike(others[$0]) } } }
    }

    /// Leaves of what was asked what another path has asked as well.
    mutating func keepAsked(in other: [LoopMark]) {
        for index in indices where index < other.count && !self[index].asked.isEmpty {
            self[index].asked.removeAll { !other[index].asked.contains($0) }
        }
    }
}

/// One path's, or several joined paths', view of the world. Flat sorted arrays: a copy costs five retains, a change of a copied
/// array one memory move.
package struct State: Sendable {
    /// By region and offset; never overlapping.
    package internal(set) var cells: [Cell] = []
    /// By id; what is missing is as `Region.initial`.
    package internal(set) var regions: RegionStates
    /// By value.
    package internal(set) var facts: [Fact] = []
    /// In the order of left, right.
    package internal(set) var relations: [Relation] = []
    /// Of the frame that runs.
    var loops: [LoopMark] = []
    /// The last step that brought the path here: index into the trail.
    package internal(set) var trail: Int32 = -1
    /// Changed by a call that may write any global.
    var globalEpoch: Int32 = 0
    /// The path went round what does the work: it left a loop before its first turn, on a condition that is not known, or took none of the
    /// cases that a switch has for each value of an enumeration.
    package internal(set) var skippedWork = false
    /// Several paths were joined here, so that what one of them knew may be lost.
    package internal(set) var isJoined = false

    init(_ table: RegionTable) { regions = RegionStates(table) }
}

extension State {
    /// The path has come round in a loop that content decides: it may end sooner than where its object does.
    package var isInOpenLoop: Bool { loops.last.map { !$0.isDecided && ($0.turns > 0 || $0.isWidened) } ?? false }
}

// MARK: - Cells

extension State {
    /// The first cell that does not stand before `offset` of `region`.
    func position(_ region: RegionID, _ offset: Int64) -> Int {
        cells.lowerBound { $0.region < region || ($0.region == region && $0.offset < offset) }
    }

    func has(_ cell: Cell) -> Bool {
        let place = position(cell.region, cell.offset)
        return place < cells.count && cells[place] == cell
    }

    /// The cells that share a byte with these.
    func overlapping(_ region: RegionID, _ offset: Int64, _ size: Int64) -> Range<Int> {
        var start = position(region, offset)
        if start > 0, cells[start - 1].region == region, cells[start - 1].offset + Int64(cells[start - 1].size) > offset {
            start -= 1
        }
        var end = start
        let (limit, overflow) = offset.addingReportingOverflow(size)
        while end < cells.count, cells[end].region == region, overflow || cells[end].offset < limit { end += 1 }
        return start..<end
    }

    package func cells(of region: RegionID) -> ArraySlice<Cell> {
        let start = position(region, .min)
        var end = start
        while end < cells.count, cells[end].region == region { end += 1 }
        return cells[start..<end]
    }

    mutating func write(_ region: RegionID, _ offset: Int64, _ size: Int32, _ value: Value) {
        let range = overlapping(region, offset, Int64(size))
        let cell = Cell(region: region, size: size, offset: offset, value: value)
        if range.count == 1, cells[range.lowerBound].offset == offset, cells[range.lowerBound].size == size {
            cells[range.lowerBound] = cell
        } else {
            keepParts(of: range, region, offset, Int64(size))
            cells.replaceSubrange(range, with: CollectionOfOne(cell))
        }
    }

    /// Bytes of cells that are written but in part are not as if nothing had ever been written to them.
    private mutating func keepParts(of range: Range<Int>, _ region: RegionID, _ offset: Int64, _ size: Int64) {
        guard cells[range].contains(where: { $0.offset < offset || $0.offset + Int64($0.size) > offset + size }) else { return }
        let (index, isPresent) = index(of: region)
        if isPresent, regions[index].content == .uninitialized { regions[index].content = .unknown }
    }

    mutating func forget(_ region: RegionID, from offset: Int64, size: Int64) {
        let range = overlapping(region, offset, size)
        keepParts(of: range, region, offset, min(size, 1 << 60))
        if !range.isEmpty { cells.removeSubrange(range) }
    }

    mutating func forget(_ region: RegionID) {
        let range = cells(of: region).indices
        if !range.isEmpty { cells.removeSubrange(range) }
    }
}

// MARK: - Regions

extension State {
    func index(of region: RegionID) -> (index: Int, isPresent: Bool) { regions.index(of: region) }

    mutating func set(_ state: RegionState) {
        let (index, isPresent) = index(of: state.id)
        if isPresent { regions[index] = state } else { regions.insert(state, at: index) }
    }
}

// MARK: - Facts

extension State {
    func index(ofFact value: Value) -> (index: Int, isPresent: Bool) {
        let index = facts.lowerBound { $0.value < value }
        return (index, index < facts.count && facts[index].value == value)
    }

    package func fact(_ value: Value) -> Fact? {
        let (index, isPresent) = index(ofFact: value)
        return isPresent ? facts[index] : nil
    }

    /// What holds of a value from here on; false where nothing is left for it to be.
    mutating func learn(_ value: Value, _ interval: Interval, isNonZero: Bool = false, isTested: Bool = false) -> Bool {
        let (index, isPresent) = index(ofFact: value)
        var fact = isPresent ? facts[index] : Fact(value: value, interval: .all)
        fact.interval = fact.interval.meet(interval)
        fact.isNonZero = fact.isNonZero || isNonZero
        fact.isTested = fact.isTested || isTested
        if fact.isNonZero {
            if fact.interval.low == 0 { fact.interval.low = 1 }
            if fact.interval.high == 0 { fact.interval.high = -1 }
        }
        if fact.interval.isEmpty { return false }
        if isPresent { facts[index] = fact } else { facts.insert(fact, at: index) }
        return true
    }

    /// The smallest known `distance` with `left <= right + distance`.
    func distance(_ left: Value, _ right: Value) -> Int64? {
        if left == right { return 0 }
        var best: Int64?
        for relation in relations where relation.left == left {
            if relation.right == right {
                best = min(best ?? .max, relation.distance)
            } else {
                // One step over a third value.
                for second in relations where second.left == relation.right && second.right == right {
                    let (sum, overflow) = relation.distance.addingReportingOverflow(second.distance)
                    if !overflow { best = min(best ?? .max, sum) }
                }
            }
        }
        return best
    }

    mutating func relate(_ left: Value, _ right: Value, distance: Int64, isPromise: Bool = false) {
        if let index = relations.firstIndex(where: { $0.left == left && $0.right == right }) {
            relations[index].distance = min(relations[index].distance, distance)
            relations[index].isPromise = relations[index].isPromise && isPromise
            return
        }
        guard relations.count < Limits.relations else { return }
        let relation = Relation(left: left, right: right, distance: distance, isPromise: isPromise)
        let place = relations.firstIndex { ($0.left, $0.right) > (left, right) } ?? relations.count
        relations.insert(relation, at: place)
    }
}

extension Array {
    /// Of a sorted array, the first index whose element does not stand before what is looked for.
    @inline(__always)
    func lowerBound(_ isBefore: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Array where Element: Comparable {
    /// Where the element stands in a sorted array.
    func binarySearch(_ element: Element) -> Int? {
        let index = lowerBound { $0 < element }
        return index < count && self[index] == element ? index : nil
    }
}

/// The elements of two sorted arrays, sorted.
func sortedUnion<Element>(_ a: [Element], _ b: [Element], by isLess: (Element, Element) -> Bool) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(a.count + b.count)
    var j = 0
    for element in a {
        while j < b.count, isLess(b[j], element) {
            result.append(b[j])
            j += 1
        }
        result.append(element)
    }
    return result + b[j...]
}

/// The sum of what two sorted arrays differ in: `missing` for each element that one of them has alone. It need not be added up beyond `most`.
func sortedDifferences<Element: Equatable>(
    _ a: [Element], _ b: [Element], missing: Int, upTo most: Int, order: (Element, Element) -> Bool, weight: (Element, Element) -> Int
) -> Int {
    a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
            // Paths that parted without changing it share the array.
            if a.baseAddress == b.baseAddress { return 0 }
            var count = missing * abs(a.count - b.count)
            if count > most { return count }
            count = 0
            var i = 0
            var j = 0
            while i < a.count, j < b.count, count <= most {
                // Mostly they are the same.
                if a[i] == b[j] {
                    i += 1
                    j += 1
                } else if order(a[i], b[j]) {
                    count += missing
                    i += 1
                } else if order(b[j], a[i]) {
                    count += missing
                    j += 1
                } else {
                    count += weight(a[i], b[j])
                    i += 1
                    j += 1
                }
            }
            return i < a.count && j < b.count ? count : count + missing * (a.count - i + b.count - j)
        }
    }
}
