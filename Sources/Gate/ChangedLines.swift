import Findings

extension Gate {
    /// The findings that begin on a line which changed, where only these count; else all. What is said of other files than
    /// the analysed ones, the configuration for one, always counts.
    func onChangedLines(_ findings: [Finding]) -> [Finding] {
        guard let changedLines else { return findings }
        return findings.filter { finding in
            let path = finding.location.path
            guard analysedPaths.contains(path), let source = sources[path] else { return true }
            return changedLines[path]?.contains(source.line(at: finding.location.range.start)) ?? false
        }
    }
}
