import CModel

/// A file with a fixed name is written in a folder where everyone may put a link of that name first.
struct FixedTempFile: CCheck {
    let rule = "IACS-C503"
    let kinds: [NodeKind] = [.call]

    private static let folders = ["/tmp/", "/var/tmp/", "/dev/shm/", "/usr/tmp/"].map { Array($0.utf8) }
    // As Linux has them, whose headers the parser reads.
    private static let create: Int64 = 0o100
    private static let exclusiveOrNoLinks: Int64 = 0o200 | 0o400000

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let function = unit.libraryCallee(of: node), ["fopen", "freopen", "fopen64", "open", "open64", "creat"].contains(function),
              case let path = unit.child(1, of: node), !path.isNone, let name = unit.stringValue(path),
              Self.folders.contains(where: { name.count > $0.count && name.starts(with: $0) }),
              writes(function, unit.child(2, of: node), unit)
        else { return }
        context.report(
            rule, at: node, "'\(function)' writes '\(String(decoding: name, as: UTF8.self))', where anyone may put a link first.",
            help: "Use mkstemp, or a folder that only the service may write.")
    }

    private func writes(_ function: String, _ how: NodeID, _ unit: CUnit) -> Bool {
        if function == "creat" { return true }
        guard !how.isNone else { return false }
        if function.hasPrefix("f") {
            // `x` fails where there is a file or link already.
            let mode = unit.stringValue(how) ?? []
            return mode.contains { "wa".utf8.contains($0) } && !mode.contains(UInt8(ascii: "x"))
        }
        guard let flags = unit.integerValue(how) else { return false }
        return flags & Self.create != 0 && flags & Self.exclusiveOrNoLinks == 0
    }
}
