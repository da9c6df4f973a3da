/// What stays the same of a region of memory, on every path.
package struct Region: Sendable {
    package enum Kind: UInt8, Sendable {
        /// A variable of a function's frame; also `alloca`.
        case local
        case global
        case string
        case heap
        /// What a pointer of unknown origin points to.
        case pointee
        /// What a descriptor stands for: no memory at all.
        case handle
    }

    package var kind: Kind
    /// Of a local: its place in `FlowFunction.locals`. Of a global or a string: as the program numbers them.
    package var index: Int32 = -1
    /// The function instance that the local lives in, or that made the heap object; index into `Interpreter.contexts`.
    package var context: Int32 = -1
    /// Of a pointee: the pointer's symbol. Of a handle: its value.
    package var value = Value.none
    package var name = ""
    /// What the object is when nothing has happened to it.
    package var initial: RegionState
    /// Its elements' size where it is an array, 0 otherwise.
    package var elementSize: Int64 = 0
    package var isConst = false
    /// A local that is one number or pointer, rather than an array or a record.
    package var isScalar = false
    /// The pointers in it point to texts that come from outside: `argv`.
    package var holdsOutsideText = false
    /// A text that whoever starts the program gives to it: one of its arguments, or of its environment.
    package var isGivenAtStart = false
    /// A library gave a pointer to it and keeps it.
    package var isLibraryOwned = false
    /// Bytes of a character, where it is a string.
    package var unit: Int64 = 1
}

/// What is known on a path of a region.
package struct RegionState: Hashable, Sendable {
    package enum Status: UInt8, Sendable {
        case live
        /// Out of scope: a local whose frame or block is left.
        case ended
        case freed
        /// Freed on some of the paths that were joined.
        case unclear
    }

    package enum Content: UInt8, Sendable {
        case uninitialized
        case zero
        case unknown
        case outside
        /// As the initialiser of the global or the string says.
        case initializer
    }

    package enum Nullness: UInt8, Sendable {
        /// Nothing is known: a pointer that nobody tested.
        case untested
        /// What gave it may give a null pointer, and it was not tested.
        case unchecked
        case null
        case nonNull
    }

    package var id: RegionID
    package var status = Status.live
    package var content: Content
    /// Of the pointer that the region hangs on.
    package var nullness: Nullness
    /// The depth of the call in which it was found to be null; where that one has returned, of its caller.
    package var testDepth: Int16 = 0
    /// A function that has returned found it to be null, or gave a null pointer on some condition of its own; nobody asked since.
    package var isNullByCallee = false
    /// The root's own code used the pointer before anybody tested it.
    package var isUsedUntested = false
    /// Something that cannot be seen holds a pointer to it.
    package var isEscaped = false
    /// To be released by whoever holds it: heap, FILE, descriptor; the family is the allocator's in the models.
    package var family: Int16 = -1
    /// Bytes that came from outside, where not all of them did.
    package var outside: Range<Int64> = 0..<0
    /// Changed whenever unknown bytes are written: memory read before and after is not the same.
    package var epoch: Int32 = 0
    /// In bytes; none where unknown.
    package var size = Value.none
    /// No byte before it is 0.
    package var solid: Int64 = 0
    /// Some byte up to it is 0; none where that is not known.
    package var zeroAt: Int64 = .max
    /// Of an object that had no value: no byte from it on was written but by cells; none where that is not known.
    package var untouched: Int64 = .max
    /// Bytes from its start that whoever sends them may have filled without a terminator; none where there may be one behind them.
    package var filled = Value.none
    /// The length of the string at its start, where that is a value.
    package var length = Value.none
    /// Steps of the trail at which it was made, and released.
    package var made: Int32 = -1
    package var released: Int32 = -1
    /// More objects than one: those made by the later turns of a loop.
    package var isMany = false

    init(id: RegionID, content: Content, nullness: Nullness = .nonNull, size: Value = .none) {
        self.id = id
        self.content = content
        self.nullness = nullness
        self.size = size
    }

    /// Whether somebody has looked whether the pointer is null: on this path, where it is, or a function that has returned since.
    var isTestedByNow: Bool { nullness == .null || nullness == .unchecked && isNullByCallee }

    /// Whether some byte from an offset on came from outside.
    package func isOutside(from offset: Int64) -> Bool { content == .outside || outside.upperBound > max(offset, 0) }

    mutating func addOutside(_ low: Int64, _ high: Int64) {
        let added = max(low, 0)..<max(low, high, 0)
        outside = outside.isEmpty ? added : min(outside.lowerBound, added.lowerBound)..<max(outside.upperBound, added.upperBound)
    }
}
