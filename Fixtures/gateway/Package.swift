// swift-tools-version: 6.0
import PackageDescription

/// Carries measurements from the units of a substation to the control room.
let package = Package(
    name: "gateway",
    products: [.executable(name: "gateway", targets: ["Gateway"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.0.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMajor(from: "7.0.0")),
        .package(url: "https://github.com/swift-server-community/mqtt-nio", branch: "main"), // finds P101
    ],
    targets: [
        .executableTarget(
            name: "Gateway",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "MQTTNIO", package: "mqtt-nio"),
            ]),
        .plugin(
            name: "FetchRegisterMap",
            capability: .command(
                intent: .custom(verb: "fetch-register-map", description: "Fetches the register map from the vendor"),
                permissions: [
                    .allowNetworkConnections(scope: .all(ports: [443]), reason: "Asks the vendor's server"), // finds P102
                    .writeToPackageDirectory(reason: "Writes the register map"),
                ])),
    ]
)
