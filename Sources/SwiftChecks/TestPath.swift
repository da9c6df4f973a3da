/// Tests do on purpose what a product must not.
enum TestPath {
    private static let names: Set<Substring> = ["Tests", "Test", "Benchmarks", "IntegrationTests"]
    private static let endings = ["Testing", "TestHelpers", "Fakes.swift", "Tests", "Tests.swift", "Test.swift"]

    /// Whether the path says that the file is a test and no part of the product.
    static func matches(_ path: String) -> Bool {
        path.split(separator: "/").contains { part in names.contains(part) || endings.contains(where: part.hasSuffix) }
    }
}
