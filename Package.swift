// swift-tools-version: 6.1
import Foundation
import PackageDescription

// MARK: - Where libclang's headers are

/// The include folder of the newest LLVM (17 or later) that carries `clang-c/Index.h`.
///
/// `IACSLINT_LLVM` (an LLVM prefix) decides when it is set. The library itself is loaded at run time and only when a C
/// file is analysed, so nothing is linked here: the headers are all a build needs.
func libclangIncludeFolder() -> String {
    let minimum = 17
    let files = FileManager.default
    func include(ofPrefix prefix: String) -> String? {
        let folder = prefix + "/include"
        return files.fileExists(atPath: folder + "/clang-c/Index.h") ? folder : nil
    }
    if let prefix = ProcessInfo.processInfo.environment["IACSLINT_LLVM"], !prefix.isEmpty {
        guard let folder = include(ofPrefix: prefix) else {
            fatalError("IACSLINT_LLVM is set to \(prefix), but \(prefix)/include/clang-c/Index.h does not exist.")
        }
        return folder
    }
    let versioned = ((try? files.contentsOfDirectory(atPath: "/usr/lib")) ?? [])
        .compactMap { name in name.hasPrefix("llvm-") ? Int(name.dropFirst(5)) : nil }
        .filter { $0 >= minimum }.sorted(by: >).map { "/usr/lib/llvm-\($0)" }
    let prefixes = versioned + ["/opt/homebrew/opt/llvm", "/usr/local/opt/llvm", "/usr/lib64/llvm", "/usr/local", "/usr"]
    if let folder = prefixes.lazy.compactMap(include(ofPrefix:)).first { return folder }
    fatalError("""
        libclang's headers (LLVM \(minimum) or later) were not found.
          Debian 12:               apt-get install libclang-19-dev
          Debian 13, Ubuntu 24.04: apt-get install libclang-dev
          macOS:                   brew install llvm
        or set IACSLINT_LLVM to an LLVM prefix (the folder that holds include/clang-c).
        """)
}

let clangInclude = libclangIncludeFolder()
let swift: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-I\(clangInclude)"])]

/// A Swift source target with the settings all of them share.
func layer(_ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swift, plugins: plugins)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude, swiftSettings: swift)
}

let package = Package(
    name: "iacslint",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "iacslint", targets: ["iacslint"]),
        // For the package in Tests/Conformance, which holds the front end against swift-syntax.
        .library(name: "SwiftFrontEnd", targets: ["SwiftTokens", "SwiftTree"]),
        .library(name: "SwiftRules", targets: ["SwiftChecks", "Catalog", "SourceText"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
    ],
    // Top to bottom: a target imports nothing that stands above it. Tests/HouseTests enforces this.
    targets: [
        .executableTarget(
            name: "iacslint",
            dependencies: [
                "Evidence", "Analysis", "Gate", "Reports", "Catalog", "Findings", "SourceText",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swift),
        layer("Evidence", ["Reports", "Catalog", "Findings"]),
        layer("Reports", ["Gate", "Catalog", "Findings", "SourceText", .product(name: "Crypto", package: "swift-crypto")]),
        layer("Analysis", [
            "Gate", "CChecks", "CFlowChecks", "CFlow", "SwiftChecks", "SwiftFlow", "TextChecks", "ClangBridge", "CModel", "SwiftTree", "SwiftTokens", "Catalog",
            "Findings", "SourceText", .product(name: "Yams", package: "Yams"),
            .product(name: "Crypto", package: "swift-crypto"),
        ]),
        layer("Gate", ["Catalog", "Findings", "SourceText", .product(name: "Crypto", package: "swift-crypto")]),
        layer("CChecks", ["CModel", "Catalog", "Findings", "SourceText"]),
        layer("SwiftChecks", ["SwiftFlow", "SwiftTree", "SwiftTokens", "Catalog", "Findings", "SourceText"]),
        layer("SwiftFlow", ["SwiftTree", "SwiftTokens", "Catalog", "Findings", "SourceText"]),
        layer("TextChecks", ["Catalog", "Findings", "SourceText"]),
        layer("ClangBridge", ["CLibclang", "CModel", "Findings", "SourceText"]),
        layer("CFlowChecks", ["CFlow", "CModel", "Catalog", "Findings", "SourceText"]),
        layer("CFlow", ["CModel", "Catalog", "SourceText"]),
        layer("CModel", ["SourceText"]),
        layer("SwiftTree", ["SwiftTokens", "SourceText"]),
        layer("SwiftTokens"),
        layer("Catalog", ["Documents", "Findings", "SourceText"], plugins: ["EmbedCatalog"]),
        layer("Documents", [.product(name: "Yams", package: "Yams")]),
        layer("Findings", ["SourceText"]),
        layer("SourceText"),
        .target(name: "CLibclang", cSettings: [.unsafeFlags(["-I\(clangInclude)"])]),

        // Build time: carries Rules/ into the binary.
        .plugin(
            name: "EmbedCatalog", capability: .buildTool(), dependencies: ["embed-catalog"],
            path: "Sources/EmbedCatalogPlugin"),
        .executableTarget(name: "embed-catalog", dependencies: ["Documents"], path: "Sources/EmbedCatalogTool"),

        tests(of: "SourceText"),
        tests(of: "SwiftChecks", ["Catalog", "SwiftTree", "Findings", "SourceText"], exclude: ["Cases"]),
        tests(of: "SwiftFlow", ["Catalog", "SwiftTree", "Findings", "SourceText"]),
        tests(of: "SwiftTokens"),
        tests(of: "SwiftTree", ["SwiftTokens"]),
        .testTarget(name: "HouseTests"),
        tests(of: "Catalog", ["Documents"]),
        tests(of: "Documents"),
        tests(of: "Gate", ["Catalog", "Findings", "SourceText"]),
        tests(of: "Reports", ["Catalog", "Findings", "SourceText"], exclude: ["Fixtures"]),
        tests(of: "Evidence", ["Reports", "Catalog", "Findings"]),
        tests(of: "TextChecks", ["Catalog", "Findings", "SourceText"]),
        tests(of: "CModel", ["SourceText"]),
        tests(of: "ClangBridge", ["CModel", "Findings", "SourceText"]),
        tests(of: "CFlow", ["ClangBridge", "CModel", "Catalog", "SourceText"]),
        tests(of: "CChecks", ["ClangBridge", "CModel", "Catalog", "Findings", "SourceText"]),
        tests(of: "Analysis", ["Gate", "Catalog", "Findings", "SourceText"]),
        tests(of: "CFlowChecks", ["CFlow", "ClangBridge", "Catalog", "SourceText"]),
        .testTarget(
            name: "CommandTests", dependencies: ["iacslint"], exclude: ["FlowVariants"], swiftSettings: swift),
    ]
)
