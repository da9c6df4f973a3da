import CModel
import SourceText

/// What is known of the function that is being lowered.
struct FunctionBody {
    /// A block while it is written: each is started once, so that its instructions stand together.
    struct Block {
        var start = -1
        var end = -1
        var terminator = Terminator.unreachable
        var range = ByteRange(0, 0)
        var file: Int32 = 0
    }

    /// A C scope with its variables, in order of declaration.
    struct Scope {
        var id: Int
        var variables: [Variable] = []
    }

    struct Variable: Equatable {
        var local: Int
        var scope: Int
        /// The function of its attribute `cleanup`, as index into `FlowUnit.callees`, or -1.
        var cleanup: Int
    }

    /// Where `break` or `continue` leads, and how many scopes stay open there.
    struct JumpTarget {
        var block: Int
        var scopeCount: Int
    }

    struct Switch {
        var value: Register
        var isSigned: Bool
        var cases: [Terminator.SwitchCase] = []
        var defaultTarget: Int?
    }

    struct Label {
        var block: Int
        /// The ids of the scopes around it; nil until it is met.
        var scopes: Set<Int>?
    }

    /// A `goto`: `block` is where the variables that it leaves are ended.
    struct Goto {
        var block: Int
        var label: SymbolID
        var variables: [Variable]
        var position: Position
    }

    var function = FlowFunction(
        name: "", isStatic: false, isVariadic: false, result: .void, isComplete: true, range: ByteRange(0, 0),
        nameRange: ByteRange(0, 0), file: 0)
    var name = ""
    var blocks: [Block] = []
    /// The block that is being written; nil behind a jump.
    var current: Int?
    /// Of the node that is being lowered.
    var position = Position(range: ByteRange(0, 0), file: 0, flags: [])
    var localSymbols: [SymbolID] = []
    /// The locals that hold the sizes of variable-length arrays, by the array's local.
    var arraySizes: [Int: Int] = [:]
    var scopes: [Scope] = []
    var scopeCount = 0
    var breaks: [JumpTarget] = []
    var continues: [JumpTarget] = []
    var switches: [Switch] = []
    var labels: [SymbolID: Label] = [:]
    var gotos: [Goto] = []
    var addressedLabels: [SymbolID] = []
    /// Blocks that end in a computed goto.
    var indirectBlocks: [Int] = []
}
