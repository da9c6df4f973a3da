/// Tests do on purpose what a product must not.
enum TestPath {
    private static let names: [StaticString] = ["Tests", "Test", "Benchmarks", "IntegrationTests"]
    private static let endings: [StaticString] = ["Testing", "TestHelpers", "Fakes.swift", "Tests", "Tests.swift", "Test.swift"]

    /// Whether the path says that the file is a test and no part of the product.
    static func matches(_ path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
                let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
                if names.contains(where: { $0.utf8CodeUnitCount == part.count && ends(part, $0) }) || endings.contains(where: { ends(part, $0) }) { return true }
                start = end + 1
            }
            return false
        }
    }

    private static func ends(_ part: UnsafeBufferPointer<UInt8>, _ ending: StaticString) -> Bool {
        let count = ending.utf8CodeUnitCount
        return part.count >= count && (0..<count).allSatisfy { part[part.count - count + $0] == ending.utf8Start[$0] }
    }
}
