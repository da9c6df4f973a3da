// swift-tools-version: 6.1
import PackageDescription

// The Swift front end under libFuzzer. A package of its own, so that the product is never built with a sanitizer.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "iacslint", path: "../..")],
    targets: [
        .executableTarget(
            name: "fuzz", dependencies: [.product(name: "SwiftFrontEnd", package: "iacslint")],
            swiftSettings: [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
    ]
)
