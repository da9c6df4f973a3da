import SourceText

/// What a check found, where and on which path.
package struct Issue: Sendable {
    package var ruleID: String
    package var message: String
    package var unit: Int32
    package var file: Int32
    package var range: ByteRange
    package var function: String
    package var path: [PathNote]
    /// Where the object that it is about was declared, or came from, as far as that is known.
    package var cause: CodePlace?
    /// Where it happens, which may be deeper than where it is told.
    package var effect: CodePlace
    package var isOncePerCause = false
    /// The macro without arguments that all of it stands in, where it is to be told once for that.
    package var macro: String?

    package var place: CodePlace { CodePlace(unit: unit, file: file, range: range) }
}

package struct CodePlace: Hashable, Sendable {
    package var unit: Int32
    package var file: Int32
    package var range: ByteRange
}

/// A step of an issue's path in words.
package struct PathNote: Hashable, Sendable {
    package var unit: Int32
    package var file: Int32
    package var range: ByteRange
    package var text: String
    package var nesting: Int
    package var isEssential: Bool

    package var place: CodePlace { CodePlace(unit: unit, file: file, range: range) }
}

package struct ReportOptions: OptionSet, Sendable {
    package var rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The object it is about has no value.
    package static let unwritten = ReportOptions(rawValue: 1)
    /// One mistake, however often it shows: it is told once for each place that the object came from.
    package static let oncePerCause = ReportOptions(rawValue: 2)
    /// What a macro without arguments does whatever is around it is one mistake, wherever it stands.
    package static let oncePerMacro = ReportOptions(rawValue: 4)
    /// It rests on one thing alone, which each of several paths knew: it holds where they were joined, too.
    package static let whicheverPath = ReportOptions(rawValue: 8)
}

extension FlowView {
    package var code: CodePlace { CodePlace(unit: frame.id.unit, file: file, range: range) }
}

/// Where a finding is told, and which steps of its path are.
extension Interpreter {
    /// Records what a check found at a place. `regions` and `values` are the objects and values it is about, `holders` the objects
    /// that hold a pointer which it is about: the path tells where they come from and what became of them. It is told at `told`,
    /// where that is further out than the place.
    package func report(
        _ ruleID: String, _ message: String, at place: FlowView, toldAt told: FlowView? = nil, about regions: [RegionID] = [],
        of values: [Value] = [], heldBy holders: [RegionID] = [], _ options: ReportOptions = []
    ) {
        // Where paths were joined, what kept them apart may be lost: this one may not exist.
        if place.state.isJoined, !options.contains(.whicheverPath) { return }
        let outer = told ?? place
        let told = callerInItsFile(of: regions, outer) ?? outer
        var cause = regions.first.flatMap { origin(of: $0, at: told) }
        if options.contains(.oncePerCause), cause == nil { cause = giver(of: regions, values, at: told)?.code }
        var issue = Issue(
            ruleID: ruleID, message: message, unit: told.frame.id.unit, file: told.file, range: told.range,
            function: told.frame.function.name, path: [], cause: cause, effect: place.code,
            isOncePerCause: options.contains(.oncePerCause))
        if options.contains(.oncePerMacro), place.isInMacro, told.code == place.code { issue.macro = name(ofMacroAt: place.code) }
        let known = issues.firstIndex { $0.ruleID == ruleID && $0.place == issue.place }
        if let known, issues[known].path.count <= 1 { return }
        let subject = Subject(regions, values, heldBy: holders, place.state, self)
        issue.path = path(to: place, message, about: regions, subject, isMoved: told.code != place.code, options)
        if let known {
            if issue.path.count < issues[known].path.count { issues[known] = issue }
        } else {
            issues.append(issue)
        }
    }

    /// Where an object was declared, or where the function in which it is told of called for it.
    private func origin(of region: RegionID, at told: FlowView) -> CodePlace? {
        if region.isNone { return nil }
        switch regions[Int(region.raw)].kind {
        case .local, .global: return declaration(of: region)
        case .heap, .handle, .pointee: return origin(of: region, in: told)?.code
        case .string: return nil
        }
    }

    /// The call that gave an object or a number, in the innermost function that saw both that and the place.
    private func giver(of regions: [RegionID], _ values: [Value], at place: FlowView) -> FlowView? {
        guard let region = regions.first else { return values.first.flatMap { origin(ofNumber: $0, in: place) } }
        let made = state(of: region, place.state).made
        guard made >= 0, case let depth = sharedDepth(since: made, before: place), depth < place.frame.depth,
              let outer = call(at: depth, before: place) else { return nil }
        return call(for: made, in: outer)
    }

    /// What happens in another file to an object of this one is told where this one calls for it.
    private func callerInItsFile(of regions: [RegionID], _ place: FlowView) -> FlowView? {
        for id in regions where !id.isNone {
            let region = self.regions[Int(id.raw)]
            let owner: Int?
            switch region.kind {
            case .local: owner = frames.firstIndex { $0.context == region.context }
            case .string: owner = frames.lastIndex { $0.id.unit == region.context }
            case .global:
                // Another file has it from this one alone.
                owner = program.global(region.index).isStatic ? frames.lastIndex { $0.id.unit == program.unit(ofGlobal: region.index) } : nil
            case .heap, .handle, .pointee:
                let made = state(of: id, place.state).made
                owner = made >= 0 ? sharedDepth(since: made, before: place) : nil
            }
            guard let owner, owner < place.frame.depth, owner < frames.count, frames[owner].id.unit != place.frame.id.unit else { continue }
            return call(at: owner, before: place)
        }
        return nil
    }

    /// The call by which a frame further out came to a place.
    func call(at depth: Int, before place: FlowView) -> FlowView? {
        var index = place.state.trail
        while index >= 0 {
            let step = trail[Int(index)]
            if step.kind == .called, Int(step.depth) == depth {
                let instruction = frames[depth].function.instructions[Int(step.code)]
                return view(place.state, frames[depth], instruction.range, instruction.file)
            }
            index = step.parent
        }
        return nil
    }

    /// The objects that a pointer was loaded from which is used at a place.
    package func holders(of pointer: Value, at place: FlowView) -> [RegionID] {
        guard let instruction = place.instruction else { return [] }
        let function = place.frame.function
        let used = instruction.opcode == .call
            ? function.arguments(of: instruction).filter { value($0, place.state, place.frame) == pointer } : [instruction.a]
        return used.compactMap { register in
            var register = register
            while !register.isNone, [.cast, .field, .element].contains(function[register].opcode) { register = function[register].a }
            guard !register.isNone, function[register].opcode == .load else { return nil }
            let address = value(function[register].a, place.state, place.frame)
            return !address.isNone && values[address].kind == .pointer ? values[address].region : nil
        }
    }

    // MARK: The path

    /// From cause to effect: what happened to the objects and values that a finding is about, the calls that are open, and the last
    /// few other conditions. The last step stands at the finding, unless that is where the path began.
    private func path(
        to place: FlowView, _ message: String, about regions: [RegionID], _ subject: Subject, isMoved: Bool, _ options: ReportOptions
    ) -> [PathNote] {
        var steps: [Int32] = []
        var index = place.state.trail
        while index >= 0 {
            steps.append(index)
            index = trail[Int(index)].parent
        }
        let (chosen, opening) = choose(steps, subject, place, options)
        var known = State(regionTable)
        var notes = regions.compactMap { declaration(of: $0, at: place, depth: 0, options) }
        for index in steps.reversed() {
            let step = trail[Int(index)]
            learn(step, &known)
            guard chosen.contains(index), let text = words(for: step, known, subject, place.state) else { continue }
            let note = note(at: step, text, isEssential: isCause(step, subject))
            // Two parts of a condition that a macro wrote read the same.
            if note != notes.last { notes.append(note) }
            if opening.contains(index) { notes += regions.compactMap { declaration(of: $0, at: place, depth: Int(step.depth) + 1, options) } }
        }
        let isTold = notes.isEmpty || notes.contains { $0.place == place.code }
        if isMoved || !isTold {
            notes.append(PathNote(
                unit: place.frame.id.unit, file: place.file, range: place.range,
                text: isMoved ? "It happens here, in '\(place.frame.function.name)'." : message, nesting: place.frame.depth, isEssential: true))
        }
        return notes
    }

    /// The steps of a path, the last one first, that are worth telling, and those of them that are calls which have not returned.
    private func choose(_ steps: [Int32], _ subject: Subject, _ place: FlowView, _ options: ReportOptions) -> (chosen: Set<Int32>, opening: Set<Int32>) {
        var chosen: Set<Int32> = []
        var opening: Set<Int32> = []
        var told: Set<[Int32]> = []
        var others = 0
        var depth = Int32(place.frame.depth)
        // By depth: whether something is told of a call that had returned.
        var isTold = [Bool](repeating: false, count: Limits.callDepth + 2)
        for index in steps where chosen.count < Limits.pathSteps {
            let step = trail[Int(index)]
            let isOpen = step.depth <= depth
            var isChosen = false
            switch step.kind {
            case .called:
                let isOpening = step.depth < depth
                if isOpening {
                    depth = step.depth
                    opening.insert(index)
                }
                isChosen = isOpening || isTold[Int(step.depth) + 1]
                for deeper in Int(step.depth) + 1..<isTold.count { isTold[deeper] = false }
            case .conditionHolds, .conditionFails, .selectedCase:
                // Of joined paths it is one that the step belongs to. Of the turns of a loop the last.
                guard !place.state.isJoined, told.insert([step.code, step.function.unit, step.function.index, step.depth]).inserted else { continue }
                isChosen = concerns(step, subject)
                if !isChosen, isOpen, others < Limits.otherConditions {
                    others += 1
                    isChosen = true
                }
            case .returned:
                // The end of a path on which something was lost, or not written.
                let isEnd = index == place.state.trail && (options.contains(.unwritten) || Int(step.depth) == place.frame.depth)
                isChosen = isCause(step, subject) || isEnd
            default:
                isChosen = isCause(step, subject)
            }
            guard isChosen else { continue }
            chosen.insert(index)
            isTold[Int(step.depth)] = true
        }
        return (chosen, opening)
    }

    /// Whether a condition is on something that a finding is about.
    private func concerns(_ step: TrailStep, _ subject: Subject) -> Bool {
        let parts = Subject([], [step.value], heldBy: [], State(regionTable), self)
        return !parts.symbols.isDisjoint(with: subject.symbols) || !parts.regions.isDisjoint(with: subject.regions)
    }

    /// Whether a step made an object or value that a finding is about what it is.
    private func isCause(_ step: TrailStep, _ subject: Subject) -> Bool {
        switch step.kind {
        case .allocated, .opened, .released: subject.regions.contains(step.region)
        case .setToNull: subject.isNull && subject.holders.contains(step.region)
        case .returned: subject.isNull && step.depth > 0 && isNullPointer(step.value, subject)
        case .outsideInput: subject.symbols.contains(step.value) || subject.sources.contains(step.region)
        case .conditionHolds, .conditionFails, .selectedCase: concerns(step, subject)
        case .called, .met: false
        }
    }

    private func isNullPointer(_ value: Value, _ subject: Subject) -> Bool {
        if value.isNone { return false }
        return value == .zero || values[value].kind == .pointer && subject.regions.contains(values[value].region)
    }

    /// Makes a step's news known, so that the next ones can be told with their values.
    private func learn(_ step: TrailStep, _ state: inout State) {
        switch step.kind {
        case .conditionHolds, .conditionFails: _ = assume(step.value, step.kind == .conditionHolds, &state)
        case .selectedCase:
            guard let range = range(ofCase: step) else { return }
            _ = refine(step.value, to: range, &state)
        default: break
        }
    }

    func note(at step: TrailStep, _ text: String, isEssential: Bool) -> PathNote {
        let function = program.function(step.function)
        var (range, file) = step.code >= 0
            ? (function.instructions[Int(step.code)].range, function.instructions[Int(step.code)].file)
            : (function.blocks[Int(-1 - step.code)].range, function.blocks[Int(-1 - step.code)].file)
        // Without a statement of its own a function returns at its end.
        if range == function.range { range = ByteRange(max(range.start, range.end &- 1), range.end) }
        return PathNote(
            unit: step.function.unit, file: file, range: range, text: text, nesting: Int(step.depth), isEssential: isEssential)
    }
}

/// What a finding is about: objects, and the symbols that its values are made of.
struct Subject {
    var regions: Set<RegionID> = []
    var symbols: Set<Value> = []
    /// Memory that the symbols were read from.
    var sources: Set<RegionID> = []
    /// Variables that hold a pointer to what it is about.
    var holders: Set<RegionID> = []
    /// A null pointer is among it.
    var isNull = false

    init(_ regions: [RegionID], _ values: [Value], heldBy holders: [RegionID], _ state: State, _ flow: Interpreter) {
        var open = values
        self.holders = Set(holders)
        isNull = values.contains(.zero)
        for region in regions where !region.isNone {
            let known = flow.state(of: region, state)
            self.regions.insert(region)
            if known.nullness == .null { isNull = true }
            open += [known.size, known.length, flow.regions[Int(region.raw)].value]
        }
        var seen: Set<Value> = []
        while let next = open.popLast() {
            guard !next.isNone, seen.insert(next).inserted else { continue }
            let node = flow.values[next]
            switch node.kind {
            case .constant, .floating, .function: break
            case .binary: open += [node.left, node.right]
            case .linear, .converted: open.append(node.left)
            case .pointer:
                self.regions.insert(node.region)
                open += [node.right, flow.regions[Int(node.region.raw)].value]
            case .symbol:
                symbols.insert(next)
                guard let symbol = flow.values.symbol(next) else { continue }
                open.append(symbol.start)
                if !symbol.region.isNone { sources.insert(symbol.region) }
            }
        }
        sources.formUnion(self.regions)
    }
}
