/// Marks what lies between.
enum SwiftTokens {}
