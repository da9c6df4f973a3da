import Catalog
import Findings
import SourceText

/// Runs the checks that need the bytes and comments of a file of either language.
public func runTextChecks(on file: SourceFile, rules: [Rule]) -> [Finding] { [] }
