import ArgumentParser
import Foundation

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    /// https://no-color.org and https://bixense.com/clicolors: the choice on the command line first, then `NO_COLOR`, then
    /// `CLICOLOR_FORCE`, then whether a terminal reads along.
    func isOn(terminal: Bool, environment: [String: String] = ProcessInfo.processInfo.environment) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if let none = environment["NO_COLOR"], !none.isEmpty { return false }
            if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
            return terminal && environment["TERM"] != "dumb"
        }
    }
}

/// The two streams: results go to standard output, everything else to standard error.
enum Console {
    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// A message on standard error, as it is.
    static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    static func error(_ message: String) { write("iacslint: error: \(message)\n") }

    /// A result on standard output. A reader that went away ends the process quietly by SIGPIPE, as of any filter.
    static func output(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}

/// Tells on a terminal how far the analysis is, once it has taken half a second.
final class Progress: Sendable {
    private static let patience = Duration.milliseconds(500)
    private let start = ContinuousClock.now
    private let isShown: Bool

    init(isShown: Bool) { self.isShown = isShown }

    /// Safe to call from any thread: each call is one write.
    func report(_ done: Int, of count: Int) {
        guard isShown, start.duration(to: .now) > Self.patience else { return }
        Console.write("\r\u{1B}[Kiacslint: \(done) of \(count) files")
    }

    func clear() {
        if isShown { Console.write("\r\u{1B}[K") }
    }
}

/// The date that deviations are held against.
enum Today {
    /// `2026-11-23`
    static var utc: String { Date.now.formatted(.iso8601.year().month().day()) }
}

/// `1 finding`, `2 findings`.
func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
