import Analysis
import ArgumentParser
import Foundation

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a commented \(Configuration.fileName) in this repository.")

    func run() throws {
        let here = FileManager.default.currentDirectoryPath
        let folder = (try? Git(containing: here))?.root ?? here
        let path = folder + "/" + Configuration.fileName
        guard !FileManager.default.fileExists(atPath: path) else { throw UsageError("'\(path)' is there already.") }
        try Data(Self.template.utf8).write(to: URL(fileURLWithPath: path))
        Console.write("Wrote \(path).\n")
    }

    static let template = """
        # What iacslint does in this repository. Every key may be left out; unknown keys are errors.
        # `iacslint config show` tells what holds, and where it comes from.

        # Profiles: default, strict, realtime, hook, audit (brings the rules in preview), SL-1 to SL-4.
        #profile: [SL-2]

        # Rules to run instead of the profiles': ids (C101), names (banned-function), groups (C4) or all.
        #select: [C, S]

        # Rules never to run.
        #ignore: [S701]

        # Paths never to analyse, in the manner of .gitignore; they hold for files named on the command line too.
        #exclude: [third-party/, '*.pb.swift']

        # C without a compile_commands.json: where headers are, and what is defined.
        #include-paths: [include, platform/linux]
        #defines: [LINUX, MAX_CLIENTS=8]

        # The folder of compile_commands.json; without the key it is looked for upwards and in build*/.
        #compile-commands: build

        # The least severity that makes `check` fail: note, warning or error; without the key the profile's.
        #fail-on: warning

        # Fail (exit code 3) when one C function could not be analysed completely.
        #require-complete: false

        # Severities as this project wants them; off switches a rule off.
        #severity:
        #  S501: error
        #  C802: off

        # Findings known already; this is where they are looked for without the key.
        #baseline: .iacslint/baseline.jsonl

        # Who may approve a deviation; without the key approval is not asked for.
        #approvers: [hbauer]

        # Findings that are accepted: never without a reason.
        #deviations:
        #  - rules: [C101]
        #    paths: [legacy/]
        #    reason: Replaced in release 4; the module is fed by our own code only.
        #    until: 2027-03-01
        #    by: jdoe
        #    approved-by: hbauer
        #    ticket: SEC-12

        """
}
