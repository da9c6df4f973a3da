import CModel
import SourceText

/// Looks for one kind of mistake at the moments that the interpreter tells of: a check conforms to the protocol of each moment
/// it waits for. All of them are of a path that can be taken as far as the engine sees, with the values that it has there.
package protocol FlowCheck: Sendable {
    // The check as what each moment asks for; nil where it does not wait for that one. The protocols of the moments give these: to ask
    // for a type's conformances at run time takes longer than many a function's analysis.
    var asAccessCheck: (any AccessCheck)? { get }
    var asStringCheck: (any StringCheck)? { get }
    var asUninitializedCheck: (any UninitializedCheck)? { get }
    var asReleaseCheck: (any ReleaseCheck)? { get }
    var asLossCheck: (any LossCheck)? { get }
    var asEscapeCheck: (any EscapeCheck)? { get }
    var asReturnCheck: (any ReturnCheck)? { get }
    var asOverflowCheck: (any OverflowCheck)? { get }
    var asConversionCheck: (any ConversionCheck)? { get }
    var asDivisionCheck: (any DivisionCheck)? { get }
    var asShiftCheck: (any ShiftCheck)? { get }
    var asAllocationCheck: (any AllocationCheck)? { get }
    var asSubtractionCheck: (any SubtractionCheck)? { get }
    var asLoopCheck: (any LoopCheck)? { get }
    var asLibraryCheck: (any LibraryCheck)? { get }
    var asFunctionCheck: (any FunctionCheck)? { get }
    var asLateTestCheck: (any LateTestCheck)? { get }
    var asEndlessLoopCheck: (any EndlessLoopCheck)? { get }
}

/// Bytes are read or written through a pointer, directly or by a library function.
package protocol AccessCheck: FlowCheck {
    func accesses(_ access: Access, at place: FlowView, _ flow: Interpreter)
}

/// A string is read up to its terminator.
package protocol StringCheck: FlowCheck {
    func readsString(_ pointer: Value, unit: Int64, by function: String, at place: FlowView, _ flow: Interpreter)
}

/// An object is read that nothing was written to.
package protocol UninitializedCheck: FlowCheck {
    func readsUninitialized(_ pointer: Value, at place: FlowView, _ flow: Interpreter)
}

package protocol ReleaseCheck: FlowCheck {
    func releases(_ release: Release, at place: FlowView, _ flow: Interpreter)
}

/// A function is left and nothing points any more to what was to be released.
package protocol LossCheck: FlowCheck {
    func loses(_ region: RegionState, at place: FlowView, _ flow: Interpreter)
}

/// The address of a local stays behind in `holder`, where the local does not.
package protocol EscapeCheck: FlowCheck {
    func leavesBehind(_ local: RegionID, in holder: RegionID, at place: FlowView, _ flow: Interpreter)
}

package protocol ReturnCheck: FlowCheck {
    func returns(_ value: Value, at place: FlowView, _ flow: Interpreter)
}

/// A result that its type cannot hold, or may not.
package protocol OverflowCheck: FlowCheck {
    func exceeds(_ overflow: Overflow, at place: FlowView, _ flow: Interpreter)
}

/// A conversion that does, or may, change the value.
package protocol ConversionCheck: FlowCheck {
    func converts(_ conversion: Conversion, at place: FlowView, _ flow: Interpreter)
}

package protocol DivisionCheck: FlowCheck {
    func divides(by divisor: Value, at place: FlowView, _ flow: Interpreter)
}

package protocol ShiftCheck: FlowCheck {
    func shifts(_ value: Value, by count: Value, at place: FlowView, _ flow: Interpreter)
}

/// Memory is asked for; `function` is empty for a variable-length array.
package protocol AllocationCheck: FlowCheck {
    func allocates(_ size: Value, by function: String, at place: FlowView, _ flow: Interpreter)
}

/// Pointers to different objects are subtracted.
package protocol SubtractionCheck: FlowCheck {
    func subtractsPointers(_ a: Value, _ b: Value, at place: FlowView, _ flow: Interpreter)
}

/// A loop goes on as long as a condition holds.
package protocol LoopCheck: FlowCheck {
    func loops(while condition: Value, at place: FlowView, _ flow: Interpreter)
}

/// A function is about to be run by itself, with arguments of which nothing is known.
package protocol FunctionCheck: FlowCheck {
    func begins(_ frame: Frame, _ flow: Interpreter)
}

/// A test of a pointer for null that each path to it has decided, because it used the pointer before.
package protocol LateTestCheck: FlowCheck {
    func testsLate(_ pointer: RegionID, at place: FlowView, _ flow: Interpreter)
}

/// A loop that no path leaves; the place is a condition that should end it.
package protocol EndlessLoopCheck: FlowCheck {
    func neverEnds(at place: FlowView, _ flow: Interpreter)
}

/// A library function is called, before it does anything.
package protocol LibraryCheck: FlowCheck {
    func calls(_ function: String, _ arguments: [Value], at place: FlowView, _ flow: Interpreter)
}

extension FlowCheck {
    package var asAccessCheck: (any AccessCheck)? { nil }
    package var asStringCheck: (any StringCheck)? { nil }
    package var asUninitializedCheck: (any UninitializedCheck)? { nil }
    package var asReleaseCheck: (any ReleaseCheck)? { nil }
    package var asLossCheck: (any LossCheck)? { nil }
    package var asEscapeCheck: (any EscapeCheck)? { nil }
    package var asReturnCheck: (any ReturnCheck)? { nil }
    package var asOverflowCheck: (any OverflowCheck)? { nil }
    package var asConversionCheck: (any ConversionCheck)? { nil }
    package var asDivisionCheck: (any DivisionCheck)? { nil }
    package var asShiftCheck: (any ShiftCheck)? { nil }
    package var asAllocationCheck: (any AllocationCheck)? { nil }
    package var asSubtractionCheck: (any SubtractionCheck)? { nil }
    package var asLoopCheck: (any LoopCheck)? { nil }
    package var asLibraryCheck: (any LibraryCheck)? { nil }
    package var asFunctionCheck: (any FunctionCheck)? { nil }
    package var asLateTestCheck: (any LateTestCheck)? { nil }
    package var asEndlessLoopCheck: (any EndlessLoopCheck)? { nil }
}

extension AccessCheck { package var asAccessCheck: (any AccessCheck)? { self } }
extension StringCheck { package var asStringCheck: (any StringCheck)? { self } }
extension UninitializedCheck { package var asUninitializedCheck: (any UninitializedCheck)? { self } }
extension ReleaseCheck { package var asReleaseCheck: (any ReleaseCheck)? { self } }
extension LossCheck { package var asLossCheck: (any LossCheck)? { self } }
extension EscapeCheck { package var asEscapeCheck: (any EscapeCheck)? { self } }
extension ReturnCheck { package var asReturnCheck: (any ReturnCheck)? { self } }
extension OverflowCheck { package var asOverflowCheck: (any OverflowCheck)? { self } }
extension ConversionCheck { package var asConversionCheck: (any ConversionCheck)? { self } }
extension DivisionCheck { package var asDivisionCheck: (any DivisionCheck)? { self } }
extension ShiftCheck { package var asShiftCheck: (any ShiftCheck)? { self } }
extension AllocationCheck { package var asAllocationCheck: (any AllocationCheck)? { self } }
extension SubtractionCheck { package var asSubtractionCheck: (any SubtractionCheck)? { self } }
extension LoopCheck { package var asLoopCheck: (any LoopCheck)? { self } }
extension LibraryCheck { package var asLibraryCheck: (any LibraryCheck)? { self } }
extension FunctionCheck { package var asFunctionCheck: (any FunctionCheck)? { self } }
extension LateTestCheck { package var asLateTestCheck: (any LateTestCheck)? { self } }
extension EndlessLoopCheck { package var asEndlessLoopCheck: (any EndlessLoopCheck)? { self } }

/// The checks by the moments they wait for.
struct FlowChecks {
    let access: [any AccessCheck]
    let string: [any StringCheck]
    let uninitialized: [any UninitializedCheck]
    let release: [any ReleaseCheck]
    let loss: [any LossCheck]
    let escape: [any EscapeCheck]
    let `return`: [any ReturnCheck]
    let overflow: [any OverflowCheck]
    let conversion: [any ConversionCheck]
    let division: [any DivisionCheck]
    let shift: [any ShiftCheck]
    let allocation: [any AllocationCheck]
    let subtraction: [any SubtractionCheck]
    let loop: [any LoopCheck]
    let library: [any LibraryCheck]
    let function: [any FunctionCheck]
    let lateTest: [any LateTestCheck]
    let endlessLoop: [any EndlessLoopCheck]

    init(_ checks: [any FlowCheck]) {
        access = checks.compactMap(\.asAccessCheck)
        string = checks.compactMap(\.asStringCheck)
        uninitialized = checks.compactMap(\.asUninitializedCheck)
        release = checks.compactMap(\.asReleaseCheck)
        loss = checks.compactMap(\.asLossCheck)
        escape = checks.compactMap(\.asEscapeCheck)
        `return` = checks.compactMap(\.asReturnCheck)
        overflow = checks.compactMap(\.asOverflowCheck)
        conversion = checks.compactMap(\.asConversionCheck)
        division = checks.compactMap(\.asDivisionCheck)
        shift = checks.compactMap(\.asShiftCheck)
        allocation = checks.compactMap(\.asAllocationCheck)
        subtraction = checks.compactMap(\.asSubtractionCheck)
        loop = checks.compactMap(\.asLoopCheck)
        library = checks.compactMap(\.asLibraryCheck)
        function = checks.compactMap(\.asFunctionCheck)
        lateTest = checks.compactMap(\.asLateTestCheck)
        endlessLoop = checks.compactMap(\.asEndlessLoopCheck)
    }
}

/// Where a path stands.
package struct FlowView {
    package let state: State
    package let frame: Frame
    package let range: ByteRange
    package let file: Int32
    package let isInMacro: Bool
    package let instruction: Instruction?
    /// Of the instruction.
    package var index: Int?
}

package struct Access {
    package var pointer: Value
    package var size: Value
    package var isWrite: Bool
    /// It touches at most so many bytes, and may touch fewer.
    package var isUpperBound = false
    /// What the code says there is room for, rather than what is touched.
    package var isClaim = false
    /// The text of a `%s`, for which many libraries print something where there is none.
    package var isPrinted = false
    /// The library function that does it; empty where the code does it itself.
    package var function = ""
}

package struct Release {
    package var pointer: Value
    package var family: ResourceFamilyID
    package var function: String
}

package typealias ResourceFamilyID = Int16

package struct Overflow {
    package var operation: Operator
    package var left: Value
    package var right: Value
    /// On unbounded integers.
    package var result: Value
    package var bounds: Bounds
    package var type: ValueType
}

package struct Conversion {
    package var value: Value
    package var result: Value
    package var from: ValueType
    package var to: ValueType
}

extension Interpreter {
    func view(_ state: State, _ frame: Frame, _ instruction: Instruction) -> FlowView {
        FlowView(
            state: state, frame: frame, range: instruction.range, file: instruction.file,
            isInMacro: instruction.flags.contains(.inMacro), instruction: instruction, index: frame.currentIndex)
    }

    func view(_ state: State, _ frame: Frame, _ range: ByteRange, _ file: Int32) -> FlowView {
        FlowView(state: state, frame: frame, range: range, file: file, isInMacro: false, instruction: nil, index: nil)
    }

    /// A place in the code of a frame, whatever the path.
    package func view(_ frame: Frame, _ range: ByteRange, _ file: Int32) -> FlowView { view(State(regionTable), frame, range, file) }

    /// Whether a local belongs to the frame of a place.
    package func isLocal(_ region: RegionID, of frame: Frame) -> Bool { frame.localRegions.contains(region) }

    /// Whether the instruction's result is an argument of a call.
    package func isArgument(_ place: FlowView) -> Bool {
        guard let index = place.index else { return false }
        return place.frame.function.callArguments.contains(Register(index))
    }

    /// The call in the place's function that led to the making of an object.
    package func origin(of region: RegionID, in place: FlowView) -> FlowView? { call(for: state(of: region, place.state).made, in: place) }

    /// The call in the place's function that gave a number from outside.
    func origin(ofNumber value: Value, in place: FlowView) -> FlowView? {
        let symbols = Subject([], [value], heldBy: [], place.state, self).symbols
        var index = place.state.trail
        while index >= 0 {
            let step = trail[Int(index)]
            if step.kind == .outsideInput, symbols.contains(step.value) { return call(for: index, in: place) }
            index = step.parent
        }
        return nil
    }

    /// The instruction of the place's function in which a step of the path was taken.
    func call(for made: Int32, in place: FlowView) -> FlowView? {
        guard made >= 0, Int(trail[Int(made)].depth) >= place.frame.depth else { return nil }
        var index = made
        // Of the steps that led to it, the call in this very frame.
        while index >= 0 {
            let step = trail[Int(index)]
            if Int(step.depth) == place.frame.depth, step.function == place.frame.id, step.kind == .called || index == made {
                let instruction = place.frame.function.instructions[Int(step.code)]
                return view(place.state, place.frame, instruction.range, instruction.file)
            }
            index = step.parent
        }
        return nil
    }

    /// Whether a pointer was only found to be null in a function called from here, which may just be careful.
    package func wasTestedDeeper(_ region: RegionID, than place: FlowView) -> Bool {
        let known = state(of: region, place.state)
        return known.isNullByCallee || regions[Int(region.raw)].kind == .pointee && Int(known.testDepth) > place.frame.depth
    }

    /// Whether an object hangs on a parameter of the root for which no caller gives a null pointer: a test of it is mere care.
    package func isNeverNull(_ region: RegionID) -> Bool {
        guard let root = frames.first, regions[Int(region.raw)].kind == .pointee else { return false }
        let value = regions[Int(region.raw)].value
        guard values.symbol(value)?.origin == .parameter else { return false }
        return root.function.parameters.indices.contains { position in
            values.known(parameterKey(position, root)) == value && program.callGraph.isNeverNull(parameter: position, of: root.id, root.function)
        }
    }

    /// Where the function that was given a pointer which another one has tested called what led to a place deeper down; the place
    /// itself where it is the same function, or where nobody has tested it.
    package func placeOfReceiver(of region: RegionID, at place: FlowView) -> FlowView {
        let known = state(of: region, place.state)
        guard known.isTestedByNow, Int(known.testDepth) < place.frame.depth else { return place }
        return call(at: Int(known.testDepth), before: place) ?? place
    }

    /// Whether a value is the result of arithmetic that its unsigned type could not hold.
    package func hasWrapped(_ value: Value) -> Bool {
        let node = values[value]
        guard node.kind == .converted, node.y == 0 else { return false }
        return values[node.left].kind == .linear || values[node.left].kind == .binary
    }

    package func isComparison(_ value: Value) -> Bool { isCondition(value) }

    /// Whether a value is a number that somebody outside chose as such, read from text or given by a call, rather than bytes of a
    /// buffer that a protocol gives their meaning.
    package func isNumberFromOutside(_ value: Value) -> Bool {
        guard values[value].isOutside else { return false }
        var open = [value]
        var seen: Set<Value> = []
        while let next = open.popLast() {
            guard seen.insert(next).inserted else { continue }
            let node = values[next]
            switch node.kind {
            case .symbol:
                guard let symbol = values.symbol(next), symbol.origin == .outside, symbol.isFree, symbol.region.isNone else { return false }
            case .binary:
                switch node.operation {
                case .bitAnd, .remainder, .divide, .shiftRight, .less, .equal: return false
                default: open += [node.left, node.right]
                }
            case .linear, .converted: open.append(node.left)
            case .constant: break
            default: return false
            }
        }
        return true
    }

    /// Whether a number is made of nothing but what whoever starts the program gives to it: its arguments, its environment.
    package func isGivenAtStart(_ value: Value) -> Bool {
        var open = [value]
        while let next = open.popLast() {
            let node = values[next]
            switch node.kind {
            case .symbol: if values.symbol(next)?.isGivenAtStart != true { return false }
            case .binary: open += [node.left, node.right]
            case .linear, .converted: open.append(node.left)
            case .constant: break
            default: return false
            }
        }
        return true
    }

    /// The condition that the path took last in the place's frame; none where it took none since the frame began.
    package func lastCondition(before place: FlowView) -> Value? { lastCondition(at: place.frame.depth, place.state) }

    func lastCondition(at depth: Int, _ state: State) -> Value? {
        var index = state.trail
        while index >= 0 {
            let step = trail[Int(index)]
            if Int(step.depth) == depth {
                switch step.kind {
                case .conditionHolds, .conditionFails, .selectedCase: return step.value
                default: break
                }
            }
            index = step.parent
        }
        return nil
    }

    /// Whether nothing that is not known led the path to a place: it is taken each time.
    package func tookNoCondition(before place: FlowView) -> Bool {
        var index = place.state.trail
        while index >= 0 {
            switch trail[Int(index)].kind {
            case .conditionHolds, .conditionFails, .selectedCase, .met: return false
            default: index = trail[Int(index)].parent
            }
        }
        return true
    }

    /// Where the frame in which an object was released, or which called for that, called what led to a place deeper down; the place
    /// itself where it is the same frame.
    package func placeOfUse(of region: RegionID, at place: FlowView) -> FlowView {
        let released = state(of: region, place.state).released
        guard released >= 0, case let depth = sharedDepth(since: released, before: place), depth < place.frame.depth else { return place }
        return call(at: depth, before: place) ?? place
    }

    /// The depth of the innermost frame that saw both a step, by itself or in a call, and a place.
    func sharedDepth(since step: Int32, before place: FlowView) -> Int {
        var depth = trail[Int(step)].depth
        var index = place.state.trail
        while index > step {
            if trail[Int(index)].kind == .called { depth = min(depth, trail[Int(index)].depth) }
            index = trail[Int(index)].parent
        }
        return Int(depth)
    }
}
