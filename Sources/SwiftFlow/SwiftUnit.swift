import SourceText
import SwiftTree

/// One Swift file lowered for data flow: what it declares, and its functions as values. It holds no syntax tree.
public struct SwiftUnit: Sendable {
    public let path: String
    var names = NameTable()
    var values: [Value] = []
    var operands: [Operand] = []
    var edges: [Edge] = []
    var functions: [Function] = []
    var parameters: [Parameter] = []
    var members: [Member] = []
    var types: [TypeDeclaration] = []
    var statements: [ByteRange] = []
    var scopes = [Scope(name: 0, outer: 0)]
    /// Modules that the file imports.
    var imports: [NameID] = []
    /// Strings in calls of the unified log are hidden unless they are marked as public.
    var usesUnifiedLog: Bool { imports.contains { names[$0] == "os" || names[$0] == "OSLog" } }

    /// Lowers a file. Takes time linear in its size, but for functions of thousands of variables.
    public init(lowering tree: SyntaxTree, names: TreeNames, path: String) {
        let lowering = Lowering(tree, names, path: path)
        lowering.lowerFile()
        self = lowering.unit
    }

    init(path: String) { self.path = path }

    /// How much there is to follow, in values.
    public var size: Int { values.count }

    /// Folders of packages that a manifest names by their path: `.package(path: "../Core")`.
    public var localPackages: [String] {
        guard let package = names.known("package") else { return [] }
        return values.filter { $0.kind == .call && $0.name == package }.compactMap { call in
            operands[Int(call.firstOperand)..<Int(call.firstOperand + call.operandCount)]
                .first { names[$0.name] == "path" && values[Int($0.value)].kind == .text }
                .map { names[values[Int($0.value)].name] }
        }
    }
}
