// rules: S407, S702
// Exceptions from App Transport Security: manifests of projects, dictionaries put together.
import Foundation
import ProjectDescription

let arbitrary = "NSAllowsArbitraryLoads"
enum Keys { static let insecure = "NSExceptionAllowsInsecureHTTPLoads"; static let local = "NSAllowsLocalNetworking" }

let project = Project(
    name: "Panel",
    targets: [
        .target(
            name: "Panel", destinations: .iOS, product: .app, bundleId: "lan.plant.panel",
            infoPlist: .extendingDefault(with: [
                "UILaunchScreen": [:],
                "NSAppTransportSecurity": [
                    "NSAllowsArbitraryLoads": true, // finds S702
                    "NSAllowsArbitraryLoadsInWebContent": .boolean(true), // finds S702
                    "NSAllowsArbitraryLoadsForMedia": false,
                    "NSAllowsLocalNetworking": true,
                    "NSExceptionDomains": [
                        "plc.lan": [
                            "NSExceptionAllowsInsecureHTTPLoads": true, // finds S702
                            "NSExceptionMinimumTLSVersion": "TLSv1.0", // finds S407
                            "NSIncludesSubdomains": true,
                        ],
                        "localhost": ["NSExceptionAllowsInsecureHTTPLoads": true],
                        "hub.lan": ["NSExceptionMinimumTLSVersion": "TLSv1.2", "NSExceptionAllowsInsecureHTTPLoads": .boolean(false)],
                        "old.lan": ["NSExceptionMinimumTLSVersion": .string("TLSv1.1")], // finds S407
                    ],
                ],
            ])),
        .target(name: "Other", infoPlist: .dictionary(["NSAppTransportSecurity": .dictionary(["NSAllowsArbitraryLoads": .boolean(true)])])), // finds S702
    ])

func settings(_ isDebug: Bool) -> [String: Any] {
    var transport: [String: Any] = [arbitrary: true] // finds S702
    transport["NSAllowsArbitraryLoads"] = true // finds S702
    transport["NSAllowsArbitraryLoads"] = false
    transport[Keys.insecure] = NSNumber(value: true) // finds S702
    transport[Keys.local] = true
    transport["NSExceptionDomains"] = ["plc.lan": [Keys.insecure: true]] // finds S702
    transport.updateValue(true, forKey: "NSAllowsArbitraryLoads") // finds S702
    let object = NSMutableDictionary()
    object.setValue(true, forKey: "NSAllowsArbitraryLoads") // finds S702
    object.setObject(true as NSNumber, forKey: "NSAllowsArbitraryLoads" as NSString) // finds S702
    object["NSAllowsArbitraryLoads"] = kCFBooleanTrue // finds S702
    if isDebug { transport["NSAllowsArbitraryLoads"] = true }
    let isOpen = transport["NSAllowsArbitraryLoads"] as? Bool == true
    return isOpen ? transport : [:]
}

func versions(_ configuration: URLSessionConfiguration, _ options: sec_protocol_options_t) {
    configuration.tlsMaximumSupportedProtocolVersion = .TLSv11 // finds S407
    configuration.tlsMaximumSupportedProtocolVersion = .TLSv13
    sec_protocol_options_set_max_tls_protocol_version(options, .TLSv10) // finds S407
    sec_protocol_options_set_max_tls_protocol_version(options, .TLSv13)
}
