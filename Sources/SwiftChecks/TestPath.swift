/// Tests do on purpose what a product must not.
enum TestPath {
    /// Whether the path says that the file is a test and no part of the product.
    static func matches(_ path: String) -> Bool {
        path.split(separator: "/").contains { part in
            part == "Tests" || part == "Test" || part == "Benchmarks" || part.hasSuffix("Testing") || part.hasSuffix("TestHelpers") || part.hasSuffix("Fakes.swift") || part.hasSuffix("Tests") || part.hasSuffix("Tests.swift")
                || part.hasSuffix("Test.swift") || part == "IntegrationTests"
        }
    }
}
