import CChecks
import Catalog
import Findings
import SourceText
import SwiftChecks
import SwiftFlow

/// Runs the selected checks over a workspace.
public struct Analyser: Sendable {
    private let workspace: Workspace
    private let options: AnalysisOptions
    private let rules: RulesByNeed

    public init(_ workspace: Workspace, options: AnalysisOptions) {
        self.workspace = workspace
        self.options = options
        rules = RulesByNeed(options.rules, readsSwift: workspace.targets.contains { $0.kind.isSwift })
    }

    /// The same result for the same input, whatever the number of threads.
    ///
    /// - Throws: `UnusableCompileCommands`, `CatalogError`.
    public func run() throws -> Analysis {
        let flags = try UnitFlags(workspace: workspace, compileCommands: options.compileCommands)
        let targets = workspace.targets
        let done = Locked(0)
        var results = Workers.map(targets, jobs: options.jobs) { [self] in
            let analyser = FileAnalyser(rules: rules, workspace: workspace, flags: flags)
            return { target in
                let result = analyser.analyse(target)
                let count = done.withLock { value in
                    value += 1
                    return value
                }
                options.progress?(count, targets.count)
                return result
            }
        }
        let units = unitsForHeaders(notIn: results)
        results += Workers.map(units.units, jobs: options.jobs) { [self] in
            let analyser = FileAnalyser(rules: rules, workspace: workspace, flags: flags)
            return { target in
                var result = FileResult()
                analyser.analyseUnit(target, into: &result)
                return result
            }
        }
        let flow = try followingValues(in: results)
        var analysis = merged(results + [try followingData(in: results), FileResult(findings: flow.findings)])
        analysis.findings += buildFindings(flags)
        analysis.limitedFunctions = flow.limited.filter { workspace.wanted.contains($0.path) }.sorted()
        analysis.unknownNodes = flow.unknownNodes
        analysis.headersWithoutUnit = units.headersWithout
        analysis.incompleteness = Set(analysis.incompleteness + workspace.problems + flags.problems).sorted()
        analysis.sources = sources(of: analysis)
        return analysis
    }

    // MARK: - Swift across files

    /// What the flow of data through all Swift files tells. A file of the run sees every other one.
    private func followingData(in results: [FileResult]) throws -> FileResult {
        var result = FileResult()
        let units = results.compactMap(\.swiftUnit)
        guard !units.isEmpty else { return result }
        let models = try SwiftModels.loading(projectModels: workspace.project.models(of: .swift))
        let told = results.flatMap(\.findings)
        let rules = rules.swift
        let followed = Workers.map(PackageGroups.groups(of: units), jobs: options.jobs) {
            { runSwiftFlowChecks(on: $0, rules: rules, models: models, besides: told) }
        }
        result.findings = followed.flatMap(\.findings)
        result.incompleteness = followed.flatMap(\.problems)
        return result
    }

    // MARK: - The build

    /// What the compile databases tell that lie in the folders asked for.
    private func buildFindings(_ flags: UnitFlags) -> [Finding] {
        guard !rules.build.isEmpty, workspace.isWhole else { return [] }
        return flags.databases(of: workspace.targets).flatMap { database -> [Finding] in
            let path = Paths.relative(database.path, to: workspace.root)
            guard workspace.covers(path) else { return [] }
            let entries = zip(database.commands, database.ranges).map {
                BuildDatabase.Entry(arguments: $0.arguments, range: $1)
            }
            return runBuildChecks(on: BuildDatabase(path: path, entries: entries), rules: rules.build)
        }
    }

    // MARK: - C across files

    /// What the flow of values through all C units tells.
    private func followingValues(in results: [FileResult]) throws -> FlowOutcome {
        let units = results.compactMap(\.flowUnit)
        guard !units.isEmpty else { return FlowOutcome() }
        let models = try Models.loading(projectModels: workspace.project.models(of: .c))
        return FlowOutcome(units, rules: rules.flow, models: models, jobs: options.jobs)
    }

    // MARK: - Headers

    /// The units through which the headers can be analysed that no analysed unit includes.
    private func unitsForHeaders(
        notIn results: [FileResult]
    ) -> (units: [Workspace.Target], headersWithout: [String]) {
        guard !rules.c.isEmpty else { return ([], []) }
        let seen = results.reduce(into: Set<String>()) { $0.formUnion($1.headers) }
        let missing = workspace.targets.filter {
            $0.kind == .header && workspace.wanted.contains($0.displayPath) && !seen.contains($0.displayPath)
        }
        guard !missing.isEmpty else { return ([], []) }
        var discovery = FileDiscovery(root: workspace.root, excludes: workspace.configuration.exclude)
        discovery.add(workspace.root)
        let index = HeaderIndex(files: discovery.files.filter { !$0.hasSuffix(".swift") }, store: workspace.store)
        let analysed = Set(workspace.targets.map(\.path))
        var units: Set<String> = []
        var without: [String] = []
        for header in missing {
            if let unit = index.unit(including: header.path), !analysed.contains(unit) {
                units.insert(unit)
            } else {
                without.append(header.displayPath)
            }
        }
        return (
            units.sorted().map {
                Workspace.Target(path: $0, displayPath: Paths.relative($0, to: workspace.root), kind: .c)
            }, without
        )
    }

    // MARK: - Merging

    /// Only what lies in the files that were asked for is kept. What several units say of a header is still told by each.
    private func merged(_ results: [FileResult]) -> Analysis {
        let wanted = workspace.wanted
        var analysis = Analysis()
        var functions: [FileResult.FunctionPlace: Bool] = [:]
        var surface: Set<SurfacePoint> = []
        for result in results {
            if let file = result.file, wanted.contains(file.path) { analysis.files.append(file) }
            analysis.findings += result.findings.filter { wanted.contains($0.location.path) }
            analysis.incompleteness += result.incompleteness.filter { wanted.contains($0.path) }
            surface.formUnion(result.surface.filter { wanted.contains($0.location.path) })
            functions.merge(result.functions.filter { wanted.contains($0.key.path) }) { $0 && $1 }
        }
        analysis.surface = surface.sorted()
        let functionsByPath = Dictionary(grouping: functions) { $0.key.path }
        for index in analysis.files.indices {
            let own = functionsByPath[analysis.files[index].path] ?? []
            analysis.files[index].functionCount = own.count
            analysis.files[index].completeFunctionCount = own.count { $0.value }
        }
        analysis.functionCount = functions.count
        analysis.completeFunctionCount = functions.values.count { $0 }
        return analysis
    }

    /// The texts of the analysed files, and of others that findings and their steps lead to.
    private func sources(of analysis: Analysis) -> [String: SourceFile] {
        var sources = Dictionary(analysis.files.map { ($0.path, $0.source) }) { first, _ in first }
        let places = analysis.findings.flatMap { [$0.location.path] + $0.path.map(\.location.path) }
        for path in Set(places) where sources[path] == nil {
            let absolute = Paths.absolute(path, from: workspace.root)
            sources[path] = try? workspace.store.load(absolute, displayPath: path).get()
        }
        return sources
    }
}
