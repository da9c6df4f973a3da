import SwiftTree

/// A key is derived with the number of iterations that the library takes where none is written: 4,096 in CryptoSwift. Numbers
/// that are written are followed by `FewIterations`.
struct DefaultIterations: SwiftCheck {
    let rules = ["IACS-S409"]
    let subjects: [Subject] = .named(["PBKDF1", "PBKDF2"], .call)

    func visit(_ call: SyntaxID, _ context: inout SwiftContext) {
        let labels = context.tree.arguments(of: call).compactMap(\.label)
        guard labels.starts(with: ["password", "salt"]), !labels.contains("iterations") else { return }
        context.report("IACS-S409", at: call, "Without 'iterations' the key is derived with 4096 of them, which is too few.")
    }
}
