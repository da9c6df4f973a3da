import Findings

extension Gate {
    /// One finding for a rule, place and message, whatever the number of units that saw it.
    func deduplicated(_ findings: [Finding]) -> [Finding] {
        struct Key: Hashable {
            var ruleID: String
            var location: Location
            var message: String
        }
        var seen: Set<Key> = []
        return findings.filter {
            seen.insert(Key(ruleID: $0.ruleID, location: $0.location, message: $0.message)).inserted
        }
    }
}
