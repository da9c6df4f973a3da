import Analysis
import ArgumentParser
import Catalog
import Foundation
import Gate
import Reports

/// How a run ended; the numbers are promised for ever. Of several the precedence is `usage`, `failure`, `incomplete`,
/// `findings`, `clean`.
enum Status: Int32 {
    case clean = 0, findings = 1, usage = 2, incomplete = 3, failure = 4

    /// Ends the command quietly; nothing where all is well.
    func end() throws {
        if self != .clean { throw ExitCode(rawValue) }
    }

    /// Says what went wrong on standard error and leaves with the code that belongs to it.
    static func exit(with error: any Error) -> Never {
        switch error {
        case let code as ExitCode:
            Foundation.exit(code.rawValue)
        case is ConfigurationError, is CatalogError, is UnknownRule, is UnknownProfile, is UnusableCompileCommands,
             is Git.Failure, is Baseline.ReadingError, is MissingBaseline, is SARIFReadingError, is MissingPipeline, is UsageError:
            Console.error("\(error)")
            Foundation.exit(usage.rawValue)
        default:
            let code = Command.exitCode(for: error)
            let message = Command.fullMessage(for: error)
            if code == .success {
                print(message)
                Foundation.exit(clean.rawValue)
            }
            Console.write(message + "\n")
            Foundation.exit(code == .validationFailure ? usage.rawValue : failure.rawValue)
        }
    }
}

/// The command was asked for something that cannot be done as asked.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
