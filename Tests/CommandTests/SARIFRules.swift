import Foundation

/// The rules of Microsoft's SARIF validator (sarif-sdk, 2026-07) that a consumer of our log depends on, by their numbers.
/// A log breaks none when `violations` is empty.
struct SARIFRules {
    typealias Object = [String: Any]

    private(set) var violations: [String] = []
    private let log: Object

    init(_ data: Data) throws {
        log = try JSONSerialization.jsonObject(with: data) as? Object ?? [:]
        checkLog()
    }

    private mutating func expect(_ isMet: Bool, _ rule: String, _ detail: @autoclosure () -> String = "") {
        if !isMet { violations.append("\(rule) \(detail())") }
    }

    private mutating func checkLog() {
        let schema = log["$schema"] as? String ?? ""
        expect(schema.hasSuffix("/sarif-schema-2.1.0.json"), "SARIF1011 SARIF2008 GH1011", schema)
        let runs = objects(log["runs"])
        expect(runs.count == 1, "one run")
        for run in runs { check(run) }
        check(urisIn: log, key: "")
    }

    private mutating func check(_ run: Object) {
        let driver = object(object(run["tool"])["driver"])
        let rules = objects(driver["rules"])
        let results = objects(run["results"])
        expect(run["results"] != nil, "GH1014 results, even if empty")
        expect(driver["semanticVersion"] is String && driver["fullName"] is String, "SARIF2005")
        expect((driver["name"] as? String ?? "").split(separator: " ").count <= 3, "SARIF2005 name")
        expect(run["columnKind"] as? String == "utf16CodeUnits", "columnKind")
        for base in object(run["originalUriBaseIds"]).values {
            let uri = object(base)["uri"] as? String
            expect(uri.map { $0.hasSuffix("/") } ?? true, "SARIF1004", uri ?? "")
        }
        expect(rules.count <= 25_000 && results.count <= 25_000, "GH1004")
        for rule in rules { check(rule: rule, run) }
        check(notificationsOf: run, driver)
        for result in results { check(result, rules) }
        let suppressed = results.count { $0["suppressions"] != nil }
        expect(suppressed == 0 || suppressed == results.count, "suppressions on all results or none")
        let withState = results.count { $0["baselineState"] != nil }
        expect(withState == 0 || withState == results.count, "baselineState on all results or none")
        for artifact in objects(run["artifacts"]) {
            let hash = object(artifact["hashes"])["sha-256"] as? String ?? ""
            expect(hash.wholeMatch(of: /[0-9a-f]{64}/) != nil, "sha-256", hash)
        }
        for details in objects(run["versionControlProvenance"]) {
            expect(object(details["mappedTo"])["uriBaseId"] as? String == "%SRCROOT%", "SARIF2007")
        }
    }

    private mutating func check(rule: Object, _ run: Object) {
        let id = rule["id"] as? String ?? ""
        let name = rule["name"] as? String ?? ""
        expect(id.wholeMatch(of: /[A-Z]+-[A-Z]\d{3}/) != nil && id != name, "SARIF1001 SARIF2009", id)
        expect(name.wholeMatch(of: /(?:[A-Z0-9][a-z0-9]*)+/) != nil && name.count <= 255, "SARIF2012 name", name)
        for key in ["shortDescription", "fullDescription", "help"] {
            let text = object(rule[key])["text"] as? String ?? ""
            expect(!text.isEmpty, "GH2012 \(key)", id)
            expect(key == "help" || text.count <= 1024, "GitHub's limit of \(key)", id)
            expect(!text.contains("```") && !text.contains("**"), "\(key).text is plain", id)
        }
        let properties = object(rule["properties"])
        expect((properties["tags"] as? [String] ?? []).count <= 10, "GitHub keeps ten tags", id)
        expect(Double(properties["security-severity"] as? String ?? "") != nil, "security-severity is a number as text", id)
        let taxonomies = Set(objects(run["taxonomies"]).flatMap { taxonomy in
            objects(taxonomy["taxa"]).map { "\(taxonomy["guid"] ?? "") \($0["id"] ?? "")" }
        })
        for relationship in objects(rule["relationships"]) {
            let target = object(relationship["target"])
            let taxon = "\(object(target["toolComponent"])["guid"] ?? "") \(target["id"] ?? "")"
            expect(taxonomies.contains(taxon), "a relationship leads to a taxon", "\(id) \(taxon)")
        }
    }

    private mutating func check(notificationsOf run: Object, _ driver: Object) {
        let descriptors = objects(driver["notifications"])
        for invocation in objects(run["invocations"]) {
            expect(invocation["executionSuccessful"] is Bool, "executionSuccessful")
            for notification in objects(invocation["toolExecutionNotifications"]) {
                check(message: notification["message"])
                let descriptor = object(notification["descriptor"])
                let index = descriptor["index"] as? Int ?? -1
                expect(
                    descriptors.indices.contains(index)
                        && descriptors[index]["id"] as? String == descriptor["id"] as? String, "SARIF1009 notification")
            }
        }
    }

    private mutating func check(_ result: Object, _ rules: [Object]) {
        let id = result["ruleId"] as? String ?? ""
        let index = result["ruleIndex"] as? Int ?? -1
        expect(rules.indices.contains(index) && rules[index]["id"] as? String == id, "SARIF1009 SARIF1010", id)
        check(message: result["message"])
        let locations = objects(result["locations"])
        expect(locations.count == 1, "one location for a result", id)
        for location in locations { check(location, needsRegion: true) }
        for location in objects(result["relatedLocations"]) { check(location, needsRegion: false) }
        for flow in objects(result["codeFlows"]).flatMap({ objects($0["threadFlows"]) }) {
            for step in objects(flow["locations"]) {
                expect(step["index"] == nil, "GH1002")
                check(object(step["location"]), needsRegion: false)
            }
        }
        for fix in objects(result["fixes"]) {
            expect(object(fix["description"])["text"] is String, "a fix has a description", id)
        }
        for key in object(result["partialFingerprints"]).keys where key.contains("/") {
            expect(key.contains(/\/v\d+$/), "a fingerprint's key ends in its version", key)
        }
    }

    private mutating func check(message: Any?) {
        let text = object(message)["text"] as? String ?? ""
        expect(text.hasSuffix("."), "SARIF2001 GH1007", text)
    }

    private mutating func check(_ location: Object, needsRegion: Bool) {
        let place = object(location["physicalLocation"])
        let uri = object(place["artifactLocation"])["uri"] as? String ?? ""
        expect(!uri.isEmpty, "GH1001")
        guard let region = place["region"] as? Object else { return expect(!needsRegion, "GH1003", uri) }
        let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map { region[$0] as? Int ?? 0 }
        expect(numbers.allSatisfy { $0 >= 1 }, "SARIF2017: from 1, start and end given", "\(uri) \(numbers)")
        expect((numbers[0], numbers[1]) <= (numbers[2], numbers[3]), "SARIF1007", "\(uri) \(numbers)")
        expect((numbers[0], numbers[1]) != (numbers[2], numbers[3]) || !needsRegion, "SARIF2017: not empty", uri)
    }

    /// SARIF1002, 1004, 1005, 2016 and GH1005 for every URI below a value.
    private mutating func check(urisIn value: Any, key: String) {
        if let array = value as? [Any] {
            for element in array { check(urisIn: element, key: key) }
        } else if let object = value as? Object {
            if let uri = object["uri"] as? String, object["uriBaseId"] != nil || key == "artifactLocation" {
                let isRelative = !uri.hasPrefix("/") && !uri.contains(":") && !uri.split(separator: "/").contains("..")
                expect(isRelative && uri.allSatisfy { $0.isASCII && $0 != " " }, "SARIF1002 SARIF1004 SARIF2016 GH1005", uri)
            }
            for (name, member) in object.sorted(by: { $0.key < $1.key }) {
                if ["helpUri", "informationUri", "repositoryUri"].contains(name) {
                    expect(URL(string: member as? String ?? "")?.scheme != nil, "SARIF1005", "\(member)")
                }
                check(urisIn: member, key: name)
            }
        }
    }

    private func object(_ value: Any?) -> Object { value as? Object ?? [:] }
    private func objects(_ value: Any?) -> [Object] { value as? [Object] ?? [] }
}
