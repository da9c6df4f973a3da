import CChecks
import CFlow
import CFlowChecks
import CModel
import Catalog
import ClangBridge
import Crypto
import Findings
import SourceText
import SwiftChecks
import SwiftFlow
import TextChecks

/// What the analysis of one file, or of one C unit for its headers' sake, gave.
struct FileResult: Sendable {
    /// A C function, by where it stands: a header's function is seen by every unit that includes it.
    struct FunctionPlace: Hashable, Sendable {
        var path: String
        var start: UInt32
    }

    /// Nil when the file could not be used, or when only its headers were asked for.
    var file: Analysis.File?
    var findings: [Finding] = []
    var incompleteness: [Incompleteness] = []
    var surface: [SurfacePoint] = []
    /// Whether each function was parsed completely.
    var functions: [FunctionPlace: Bool] = [:]
    /// A Swift file as the analysis of the flow of data needs it.
    var swiftUnit: SwiftUnit?
    /// A C unit as the flow engine needs it.
    var flowUnit: FlowUnit?
    /// Paths of the project's headers in the unit.
    var headers: Set<String> = []
}

/// The rules of a run by what they need: what no rule needs is not computed.
struct RulesByNeed: Sendable {
    let c: [Rule]
    /// Those of `c` that follow values through functions.
    let flow: [Rule]
    let swift: [Rule]
    /// The checks of one Swift file, and those of a package's manifest.
    let swiftChecks: SwiftFileChecks
    let packageChecks: SwiftFileChecks
    let text: [Rule]
    let build: [Rule]

    /// - Parameter readsSwift: whether there are Swift files: to make checks ready for them takes time.
    init(_ rules: [Rule], readsSwift: Bool) {
        c = rules.filter { $0.languages.contains(.c) }
        let flowIDs = Set(flowRuleIDs)
        flow = c.filter { flowIDs.contains($0.id) }
        swift = readsSwift ? rules.filter { $0.languages.contains(.swift) } : []
        swiftChecks = SwiftFileChecks(rules: swift)
        packageChecks = SwiftFileChecks(rules: swift + rules.filter { readsSwift && $0.languages.contains(.package) })
        text = rules.filter { $0.languages.contains(.text) }
        build = rules.filter { $0.languages.contains(.build) }
    }
}

/// Analyses files on one thread.
final class FileAnalyser {
    private let rules: RulesByNeed
    private let store: ContentStore
    /// The files that are reported: the others are read for their sake.
    private let wanted: Set<String>
    private let flags: UnitFlags
    /// Made with the first C file: libclang is not loaded for Swift.
    private lazy var parser = Result { try CParser() }

    init(rules: RulesByNeed, workspace: Workspace, flags: UnitFlags) {
        self.rules = rules
        store = workspace.store
        wanted = workspace.wanted
        self.flags = flags
    }

    func analyse(_ target: Workspace.Target) -> FileResult {
        var result = FileResult()
        let source: SourceFile
        switch store.load(target.path, displayPath: target.displayPath) {
        case .success(let file): source = file
        case .failure(let unusable):
            result.incompleteness = [unusable.problem]
            return result
        }
        result.file = Analysis.File(path: source.path, sha256: Self.digest(source.bytes), source: source)
        if !rules.text.isEmpty, wanted.contains(source.path) { result.findings += runTextChecks(on: source, rules: rules.text) }
        if target.kind.isSwift {
            let checked = (target.kind == .package ? rules.packageChecks : rules.swiftChecks).run(on: source)
            result.findings += checked.findings
            result.swiftUnit = checked.unit
            result.surface = checked.surface
        }
        if target.kind == .c { analyseUnit(target, into: &result) }
        return result
    }

    /// Parses a unit and runs the C checks over it; findings in its headers are among the result.
    func analyseUnit(_ target: Workspace.Target, into result: inout FileResult) {
        guard !rules.c.isEmpty else { return }
        let parsed: CParseResult
        do {
            parsed = try flags.parse(target, with: parser.get())
        } catch {
            result.incompleteness.append(
                Incompleteness(path: target.displayPath, reason: .parserFailure, message: "\(error)"))
            return
        }
        let unit = parsed.unit
        if result.file?.path == target.displayPath { result.file?.hasCompileCommand = unit.hasCompileCommand }
        result.incompleteness += parsed.incompleteness
        if unit.files.contains(where: { wanted.contains($0.path) }) { result.findings += runCChecks(on: unit, rules: rules.c) }
        if !rules.flow.isEmpty { result.flowUnit = lower(unit) }
        result.surface += surfacePoints(of: unit)
        result.headers = Set(unit.files.dropFirst().map(\.path))
        for function in unit.functions {
            let node = unit[function.node]
            guard node.file >= 0, Int(node.file) < unit.files.count else { continue }
            let place = FileResult.FunctionPlace(path: unit.files[Int(node.file)].path, start: node.range.start)
            result.functions[place] = function.isComplete
        }
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
