import CModel
import Catalog
import Findings

/// A check over the C model. One traversal of a unit calls every selected check on the kinds of nodes it asks for.
public protocol CCheck: Sendable {
    /// Ids of the rules it reports, `IACS-C101`.
    static var rules: [String] { get }
    /// The kinds of nodes it wants to see.
    static var kinds: [NodeKind] { get }

    init()
    func visit(_ node: NodeID, _ context: inout CContext)
}

/// What a check sees, and where it reports.
public struct CContext {
    public let unit: CUnit
    /// The selected rules by id.
    public let rules: [String: Rule]
    public internal(set) var findings: [Finding] = []
}

/// Runs the checks behind the given rules over one unit.
public func runCChecks(on unit: CUnit, rules: [Rule]) -> [Finding] { [] }
