/// A test of a text that a match anywhere in it passes, although one of the whole text is meant.
struct MissingAnchor: RegexWeakness {
    let rule = "IACS-S312"

    func message(_ regex: AnalysedRegex) -> String? {
        guard regex.use.purpose == .test else { return nil }
        if let branch = halfAnchored(regex.use.tree) { return branch }
        guard let host = HostInPattern.all(in: regex.use.tree).first, !begins(regex.use.tree) else { return nil }
        return "The host '\(host.text)' is found anywhere in the text, also behind another host."
    }

    /// Whether every match begins where the text begins.
    private func begins(_ node: RegexNode) -> Bool {
        var current = node
        while true {
            switch current {
            case .start: return true
            case .sequence(let parts):
                guard let first = parts.first else { return false }
                current = first
            case .atomic(let part): current = part
            case .repetition(let part, let least, _) where least > 0: current = part
            case .alternatives(let branches): return branches.allSatisfy(beginsBranch)
            default: return false
            }
        }
    }

    /// A branch that begins where the text does, or behind a dot: `(^|\\.)plant\\.com`.
    private func beginsBranch(_ branch: RegexNode) -> Bool {
        switch branch {
        case .start: return true
        case .set(let set): return set.single == 0x2E
        case .sequence(let parts):
            if case .start? = parts.first { return true }
            if case .set(let set)? = parts.last { return set.single == 0x2E }
            return false
        default: return false
        }
    }

    /// `^a|b$`: the anchors belong to one alternative each.
    private func halfAnchored(_ node: RegexNode) -> String? {
        guard case .alternatives(let branches) = node, branches.count >= 2 else { return nil }
        func hasStart(_ branch: RegexNode) -> Bool {
            if case .sequence(let parts) = branch, parts.count >= 2, case .start? = parts.first { return true }
            return false
        }
        func hasEnd(_ branch: RegexNode) -> Bool {
            if case .sequence(let parts) = branch, parts.count >= 2, case .end? = parts.last { return true }
            return false
        }
        guard hasStart(branches[0]), hasEnd(branches[branches.count - 1]), !hasEnd(branches[0]),
            !hasStart(branches[branches.count - 1])
        else { return nil }
        return "The '^' of this pattern belongs to its first alternative alone and the '$' to its last."
    }
}
