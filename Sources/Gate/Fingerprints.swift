import Crypto
import Findings
import SourceText

extension Gate {
    /// Gives each finding its identity, `iacslint/v1`: SHA-256 over the rule, the enclosing symbol, the text of the statement
    /// without its blanks, and the ordinal among equals in the file. Path and line are left out, so that it survives moved
    /// lines and renamed files. The findings must be in order.
    func withFingerprints(_ findings: [Finding]) -> [Finding] {
        struct Place: Hashable {
            var path: String
            var identity: String
        }
        var counts: [Place: Int] = [:]
        return findings.map { finding in
            var finding = finding
            let text = sources[finding.location.path]?.text(finding.scope).filter { !$0.isWhitespace } ?? ""
            let identity = [finding.ruleID, finding.symbol ?? "", text].joined(separator: "\u{0}")
            let place = Place(path: finding.location.path, identity: identity)
            let ordinal = counts[place, default: 0]
            counts[place] = ordinal + 1
            finding.fingerprint = Self.digest(identity + "\u{0}\(ordinal)")
            return finding
        }
    }

    /// The first 128 bits in lower-case hexadecimal digits.
    private static func digest(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).prefix(16)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
