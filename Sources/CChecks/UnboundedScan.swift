import CModel

/// `%s` and `%[` without a width.
struct UnboundedScan: CCheck {
    let rule = "IACS-C102"
    let kinds: [NodeKind] = [.call]

    private static let formatPosition = ["scanf": 0, "fscanf": 1, "sscanf": 1, "vscanf": 0, "vfscanf": 1, "vsscanf": 1]

    func visit(_ node: NodeID, _ context: inout CContext) {
        let unit = context.unit
        guard let name = unit.libraryCallee(of: node), let position = Self.formatPosition[name] else { return }
        let argument = unit.child(position + 1, of: node)
        guard !argument.isNone, let format = unit.stringValue(argument), Self.hasUnboundedConversion(format) else { return }
        context.report(rule, at: node, "The format of '\(name)' reads a string without a width.")
    }

    static func hasUnboundedConversion(_ format: [UInt8]) -> Bool {
        var rest = format[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), let next = rest.first else { continue }
            if next == UInt8(ascii: "%") {
                rest.removeFirst()
                continue
            }
            if next == UInt8(ascii: "*") { continue }
            let hasWidth = (48...57).contains(next)
            let conversion = rest.first { !(48...57).contains($0) && $0 != UInt8(ascii: "l") }
            if !hasWidth, conversion == UInt8(ascii: "s") || conversion == UInt8(ascii: "[") { return true }
        }
        return false
    }
}
