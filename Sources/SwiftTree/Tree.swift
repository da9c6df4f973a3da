enum SwiftTree {}
