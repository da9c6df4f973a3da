import Crypto
import Findings
import SourceText

extension Gate {
    /// Gives each finding its identity, `iacslint/v1`: SHA-256 over the rule, the enclosing symbol and the code of the
    /// statement without blanks, comments and nested bodies; behind it the ordinal among equals in the run. Path, line and
    /// message are left out, so that it survives moved lines, renamed files, formatters and reworded messages.
    ///
    /// The findings must be in order.
    func withFingerprints(_ findings: [Finding], outlines: [String: CodeOutline]) -> [Finding] {
        var counts: [String: Int] = [:]
        return findings.map { finding in
            var finding = finding
            let text = outlines[finding.location.path].map { $0.condensed($0.piece(around: finding.location.range, of: finding.scope)) } ?? ""
            let identity = Self.digest([finding.ruleID, finding.symbol ?? "", text].joined(separator: "\u{0}"))
            counts[identity, default: 0] += 1
            finding.fingerprint = "\(identity):\(counts[identity, default: 1])"
            return finding
        }
    }

    /// The first 128 bits in lower-case hexadecimal digits.
    private static func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).prefix(16)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
