import CModel
import Catalog

/// The declarative checks of rules, the project's own among them.
struct PatternCheck: CCheck {
    let rule: String
    let kinds: [NodeKind]
    private let pattern: Kind

    private enum Kind {
        case bannedCall(functions: Set<String>, instead: [String: String])
        case argument(functions: Set<String>, position: Int, forbidden: Set<String>, required: Set<String>)
        case mustCheckResult(functions: Set<String>)
    }

    /// The check of a rule's pattern; none for rules without one, and for what C has not (labels).
    static func checks(of rule: Rule) -> [any CCheck] {
        switch rule.pattern {
        case .bannedCall(let functions, let instead):
            [PatternCheck(rule, .bannedCall(functions: Set(functions), instead: instead))]
        case .argument(let argument):
            argument.position.map { position in
                [PatternCheck(rule, .argument(
                    functions: Set(argument.functions), position: position, forbidden: Set(argument.forbidden),
                    required: Set(argument.required)))]
            } ?? []
        case .mustCheckResult(let functions): [PatternCheck(rule, .mustCheckResult(functions: Set(functions)))]
        case .literal(let regex): LiteralCheck(rule: rule.id, regex: regex).map { [$0] } ?? []
        case nil: []
        }
    }

    private init(_ rule: Rule, _ pattern: Kind) {
        self.rule = rule.id
        kinds = [.call]
        self.pattern = pattern
    }

    func visit(_ node: NodeID, _ context: inout CContext) {
        guard let name = context.unit.libraryCallee(of: node) else { return }
        switch pattern {
        case .bannedCall(let functions, let instead):
            guard functions.contains(name) else { return }
            let title = context.rules[rule]?.title ?? ""
            context.report(
                rule, at: node, "'\(name)' is called: \(title.prefix(1).lowercased())\(title.dropFirst()).",
                help: instead[name].map { "Use \($0)." })
        case .argument(let functions, let position, let forbidden, let required):
            guard functions.contains(name) else { return }
            let argument = context.unit.child(position + 1, of: node)
            guard !argument.isNone else { return }
            let values = values(of: argument, context.unit)
            if let value = values.first(where: forbidden.contains) {
                context.report(rule, at: node, "'\(name)' is called with '\(value)'.")
            } else if !required.isEmpty, required.isDisjoint(with: values) {
                context.report(rule, at: node, "'\(name)' is called with '\(values[0])'.")
            }
        case .mustCheckResult(let functions):
            guard functions.contains(name), context.unit.isDiscarded(node) else { return }
            context.report(rule, at: node, "The result of '\(name)' is ignored.")
        }
    }

    /// How a rule may write an argument: as in the source, as its integer, as its string.
    private func values(of argument: NodeID, _ unit: CUnit) -> [String] {
        var values = [unit.text(of: argument)]
        if let number = unit.integerValue(argument) { values.append(String(number)) }
        if let bytes = unit.stringValue(argument) { values.append(String(decoding: bytes, as: UTF8.self)) }
        let inner = unit[unit.strippingCasts(argument)]
        if inner.kind == .declRef, !inner.symbol.isNone { values.append(unit[inner.symbol].name) }
        return values
    }
}
