import Catalog
import Findings

extension Configuration {
    /// What this configuration finds less than an earlier one: the key that says so, and one sentence.
    func weakenings(since earlier: Configuration, catalog: Catalog) throws -> [(key: Key, message: String)] {
        var result: [(key: Key, message: String)] = []
        func list(_ names: some Sequence<String>) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

        let selected = Set(try selection(in: catalog).rules(of: catalog).map(\.id))
        let lost = try earlier.selection(in: catalog).rules(of: catalog).filter { !selected.contains($0.id) }
        if !lost.isEmpty {
            let key = [.ignore, .severity, .select, .profile].first { value(of: $0) != earlier.value(of: $0) } ?? Key.ignore
            result.append((key, "The change switches off \(list(lost.map(\.shortID)))."))
        }
        let (before, now) = (try earlier.severities(in: catalog), try severities(in: catalog))
        for rule in catalog.rules where selected.contains(rule.id) {
            let (old, new) = (before[rule.id] ?? rule.severity, now[rule.id] ?? rule.severity)
            guard new < old else { continue }
            result.append((.severity, "The change lowers '\(rule.shortID)' from '\(old.rawValue)' to '\(new.rawValue)'."))
        }
        let excluded = exclude.map(\.text).filter { !earlier.exclude.map(\.text).contains($0) }
        if !excluded.isEmpty { result.append((.exclude, "The change excludes \(list(excluded)).")) }
        let profiles = try selection(in: catalog).chosenProfiles(of: catalog)
        let earlierProfiles = try earlier.selection(in: catalog).chosenProfiles(of: catalog)
        let limits = (old: earlier.threshold(profiles: earlierProfiles), new: threshold(profiles: profiles))
        if limits.new > limits.old {
            let message = "The change lets everything below '\(limits.new.rawValue)' pass; before, below '\(limits.old.rawValue)'."
            result.append((lines[.failOn] == nil ? .profile : .failOn, message))
        }
        if earlier.demandsComplete(profiles: earlierProfiles), !demandsComplete(profiles: profiles) {
            result.append((.requireComplete, "The change lets an incomplete analysis pass."))
        }
        let approving = approvers.filter { !earlier.approvers.contains($0) }
        if approvers.isEmpty, !earlier.approvers.isEmpty {
            result.append((.approvers, "The change lets deviations pass that nobody approved."))
        } else if !earlier.approvers.isEmpty, !approving.isEmpty {
            result.append((.approvers, "The change makes \(list(approving)) an approver of deviations."))
        }
        if let earlierBaseline = earlier.baseline, let baseline, baseline != earlierBaseline {
            result.append((.baseline, "The change takes '\(baseline)' for the baseline instead of '\(earlierBaseline)'."))
        }
        return result
    }

    /// The deviations that an earlier configuration does not have, wherever they stand in it.
    func deviations(beyond earlier: Configuration) -> [Deviation] {
        func content(_ deviation: Deviation) -> Deviation {
            var deviation = deviation
            deviation.origin = .configuration(path: "", line: 0)
            return deviation
        }
        let known = Set(earlier.deviations.map(content))
        return deviations.filter { !known.contains(content($0)) }
    }
}
