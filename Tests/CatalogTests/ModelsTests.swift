import Testing
@testable import Catalog

@Suite struct ModelsTests {
    private func models(_ text: String) throws -> Models {
        try Models.loading(projectModels: [(path: ".iacslint/models/own.yaml", text: text)])
    }

    @Test func theBuiltInModelsCanBeRead() throws {
        let models = try Models.builtin()
        #expect(models.functionNames.count > 300)
        for name in models.functionNames { #expect(models.function(name) != nil, "\(name)") }
        let calloc = try #require(models.function("calloc"))
        #expect(calloc.acquires.first?.bytes == .product(.argument(0), .argument(1)))
        #expect(calloc.acquires.first?.isZeroed == true)
        let concatenation = try #require(models.function("strncat")?.writes.first)
        #expect(concatenation.bytes == .sum(.minimum(.argument(2), .stringLength(1)), .constant(1)))
        #expect(concatenation.offset == .stringLength(0) && concatenation.termination == .yes)
        #expect(models.function("fgets")?.returns.error == .null)
        #expect(models.function("memmove") == models.function("memcpy"))
    }

    @Test func aProjectsModelStandsForItself() throws {
        let models = try models("""
            families:
              frame: {kind: memory, invalid: null, noun: frame}
            functions:
              frame_new: {acquires: {family: frame, bytes: $0 * 4 + 2}}
              frame_free, frame_drop: {releases: {family: frame}}
              malloc: {acquires: {family: heap, bytes: $0, fails: false}}
            """)
        #expect(models.function("frame_drop")?.releases.first?.family == "frame")
        #expect(models.function("frame_new")?.acquires.first?.bytes == .sum(.product(.argument(0), .constant(4)), .constant(2)))
        #expect(models.function("malloc")?.acquires.first?.mayFail == false)
        #expect(models.function("free")?.releases.first?.family == "heap")
    }

    @Test(arguments: [
        ("functions:\n  f: {aquires: {family: heap}}", 2, "Unknown key 'aquires'. Did you mean 'acquires'?"),
        ("functions:\n  f: {acquires: {family: heep}}", 2, "Unknown family 'heep'. Did you mean 'heap'?"),
        ("functions:\n  g: {}\n  f: {writes: {to: $0, bytes: strlen(1)}}", 3, "'$' is expected before '1)'."),
        ("functions:\n  f: {writes: {to: $0}}", 2, "A write needs 'bytes' or 'up-to', not both."),
        ("functions:\n  f: {returns: {range: 3}}", 2, "'3' is no range such as '-1..$2'."),
        ("functions:\n  f: {same-as: callloc}", 2, "Unknown function 'callloc'. Did you mean 'calloc'?"),
        ("functions:\n  f: {source: {kind: netwerk}}", 2, nil),
        ("function:\n  f: {}", 1, "Unknown key 'function'. Did you mean 'functions'?"),
        ("functions: [", 2, "The file of models is no valid YAML."),
    ])
    func aMistakeIsToldWithItsLine(text: String, line: Int, message: String?) throws {
        let error = #expect(throws: CatalogError.self) { try models(text) }
        #expect(error?.path == ".iacslint/models/own.yaml")
        #expect(error?.line == line)
        if let message { #expect(error?.message == message) }
    }
}
