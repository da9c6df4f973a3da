// swift-tools-version: 6.1
import PackageDescription

// Holds the Swift front end against swift-syntax. A package of its own, so that the product never resolves swift-syntax.
let package = Package(
    name: "Conformance",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "iacslint", path: "../.."),
        .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    ],
    targets: [
        .executableTarget(
            name: "conformance",
            dependencies: [
                .product(name: "SwiftFrontEnd", package: "iacslint"),
                .product(name: "SwiftRules", package: "iacslint"),
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "SwiftOperators", package: "swift-syntax"),
            ])
    ]
)
