import CFlow
import Foundation
import Testing

/// The lowering against clang: what the three-address code prints is what the compiled program prints.
@Suite struct DifferentialTests {
    static let clang = ["/usr/bin/clang-19", "/usr/bin/clang"].first(where: FileManager.default.isExecutableFile)

    @Test(.enabled(if: clang != nil), arguments: 1...20)
    func randomPrograms(seed: UInt64) throws {
        let text = RandomProgram.text(seed: seed)
        #expect(try interpreted(text) == compiled(text), "seed \(seed)")
    }

    @Test(.enabled(if: clang != nil), arguments: Programs.all)
    func program(_ program: Programs) throws {
        #expect(try interpreted(program.text) == compiled(program.text))
    }

    private func interpreted(_ text: String) throws -> String {
        let unit = try lowered(text)
        #expect(unit.unknownNodes.isEmpty)
        return try onParserStack {
            var interpreter = try ReferenceInterpreter(unit)
            return try interpreter.run()
        }
    }

    private func compiled(_ text: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("iacslint-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (source, program) = (folder.appendingPathComponent("a.c"), folder.appendingPathComponent("a"))
        try text.write(to: source, atomically: true, encoding: .utf8)
        _ = try run(Self.clang ?? "", ["-std=gnu17", "-w", "-O0", "-fwrapv", source.path, "-o", program.path])
        return try run(program.path, [])
    }

    private func run(_ path: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(path)")
        return String(decoding: data, as: UTF8.self)
    }
}
