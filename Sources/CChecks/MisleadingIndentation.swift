import CModel
import SourceText

/// A statement that is written as if an `if`, `else` or loop held it, and does not belong to it.
struct MisleadingIndentation: CCheck {
    let rule = "IACS-C807"
    let kinds: [NodeKind] = [.ifStmt, .whileStmt, .forStmt]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        let next = unit.statement(after: node)
        guard !next.isNone, ![.caseStmt, .defaultStmt, .label, .nullStmt].contains(unit[next].kind) else { return }
        let body = lastBody(of: node, unit)
        guard ![.compound, .nullStmt].contains(unit[body].kind),
            unit[node].file >= 0, [body, next].allSatisfy({ unit[$0].file == unit[node].file }),
            ![node, body, next].contains(where: { unit[$0].flags.contains(.inMacro) }),
            unit[body].range.end <= unit[next].range.start
        else { return }
        let file = unit.files[Int(unit[node].file)]
        let between = file.text(ByteRange(unit[node].range.start, unit[next].range.start))
        guard !between.includes("\n#"), !between.includes("\n #"), isMisleading(node, body, next, file, unit) else { return }
        context.report(
            rule, at: next, "This statement looks as if the '\(unit[node].kind == .ifStmt ? "if" : "loop")' above held it, but it always runs.",
            help: "Put braces around what belongs together, or indent the statement as the one above.")
    }

    private func isMisleading(_ node: NodeID, _ body: NodeID, _ next: NodeID, _ file: SourceFile, _ unit: CUnit) -> Bool {
        let start = { (id: NodeID) in file.line(at: unit[id].range.start) }
        if file.line(at: unit[body].range.end) == start(next) {
            // Behind a jump nobody takes what follows for guarded.
            let jumps: [NodeKind] = [.breakStmt, .returnStmt, .continueStmt, .gotoStmt]
            return start(node) == start(body) && unit[node].kind == .ifStmt && !jumps.contains(unit[next].kind) && !jumps.contains(unit[body].kind)
        }
        guard let outer = indentation(of: node, file, unit, mustBeFirst: false),
            let inner = indentation(of: body, file, unit, mustBeFirst: true),
            let following = indentation(of: next, file, unit, mustBeFirst: true)
        else { return false }
        return inner == following && inner.count > outer.count && inner.starts(with: outer)
    }

    /// The white space that a node's line starts with; nil where the node must be the first on its line and is not.
    private func indentation(of id: NodeID, _ file: SourceFile, _ unit: CUnit, mustBeFirst: Bool) -> ArraySlice<UInt8>? {
        let line = file.lineRange(file.line(at: unit[id].range.start))
        let space = file.bytes[Int(line.start)..<Int(line.end)].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return !mustBeFirst || space.endIndex == Int(unit[id].range.start) ? space : nil
    }

    /// The statement that ends an `if` or loop, the last `else` and what is nested without braces followed.
    private func lastBody(of node: NodeID, _ unit: CUnit) -> NodeID {
        var current = node
        while true {
            let parts = unit.children(of: current)
            switch unit[current].kind {
            case .ifStmt, .whileStmt, .forStmt:
                guard let last = parts.suffix(1).first else { return current }
                current = last
            default: return current
            }
        }
    }
}
