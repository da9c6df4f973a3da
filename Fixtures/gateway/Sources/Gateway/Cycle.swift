import Foundation

/// What the units said last, for whoever asks.
var lastCycle = Date() // finds S602

final class Cycle {
    private let lock = NSLock()
    private var values: [String: Double] = [:]

    func start(_ registry: UnitRegistry) {
        DispatchQueue.global().async {
            lastCycle = Date()
        }
    }

    func isOverdue(at date: Date) -> Bool { date.timeIntervalSince(lastCycle) > 60 }

    /// A unit that was never heard of leaves the lock taken.
    func value(of unit: String) throws -> Double {
        lock.lock()
        guard let value = values[unit] else {
            throw GatewayError.badMessage(unit) // finds S604
        }
        lock.unlock()
        return value
    }

    func knownValue(of unit: String) throws -> Double {
        lock.lock()
        defer { lock.unlock() }
        guard let value = values[unit] else { throw GatewayError.badMessage(unit) }
        return value
    }

    /// Once it is cancelled it asks without a pause.
    func pollForEver(_ ask: @Sendable () async -> Void) async {
        while true { // finds S605
            await ask()
            try? await Task.sleep(for: .seconds(1))
        }
    }

    func poll(_ ask: @Sendable () async -> Void) async throws {
        while !Task.isCancelled {
            await ask()
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// The first driver answers on a thread of its own.
    func askFirstDriver(_ driver: (@escaping @Sendable () -> Void) -> Void) async {
        let answered = DispatchSemaphore(value: 0)
        driver { answered.signal() }
        answered.wait() // finds S603
    }

    func askDriver(_ driver: (@escaping @Sendable () -> Void) -> Void) async {
        await withCheckedContinuation { answered in driver { answered.resume() } }
    }

    /// Gives the driver what it keeps: once too little.
    func register(_ session: AnyObject, with driver: (UnsafeMutableRawPointer) -> Void) {
        let reference = Unmanaged.passUnretained(session)
        driver(reference.toOpaque())
        reference.release() // finds S107
    }

    func registerForGood(_ session: AnyObject, with driver: (UnsafeMutableRawPointer) -> Void) {
        driver(Unmanaged.passRetained(session).toOpaque())
    }
}

/// Asks a unit again when its line was down.
final class LineWatch {
    private var attempts = 0

    func retry(_ unit: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + 5) { [unowned self] in // finds S108
            attempts += 1
            unit()
        }
    }

    func retryWhileThere(_ unit: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(deadline: .now() + 5) { [weak self] in
            guard let self else { return }
            attempts += 1
            unit()
        }
    }
}
