import SwiftOperators
import SwiftParser
import SwiftSyntax
import SwiftTokens
print(Parser.parse(source: "let x = 1").description)
