import Catalog
import Findings
import SourceText

/// Runs the checks behind the given rules over one Swift file.
public func runSwiftChecks(on file: SourceFile, rules: [Rule]) -> [Finding] { [] }
