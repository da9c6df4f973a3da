import Foundation

/// A value shared between threads, touched only under its lock.
final class Locked<Value: Sendable>: @unchecked Sendable {  // iacslint:allow(S601) -- NSLock guards every access to `value`
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) { self.value = value }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}

/// Threads with room for deep recursion: libclang's own descent into a unit is recursive.
enum Workers {
    static let stackBytes = 64 << 20

    /// Maps the items on `jobs` threads; the results stand in the order of the items, whoever was first.
    ///
    /// - Parameter makeWorker: called once on each thread, and returns what maps an item there.
    static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], jobs: Int, makeWorker: @escaping @Sendable () -> (Item) -> Result
    ) -> [Result] {
        guard !items.isEmpty else { return [] }
        let next = Locked(0)
        let results = Locked([Result?](repeating: nil, count: items.count))
        let done = DispatchGroup()
        for _ in 0..<max(1, min(jobs, items.count)) {
            done.enter()
            let thread = Thread {
                let work = makeWorker()
                while true {
                    let index = next.withLock { value in
                        defer { value += 1 }
                        return value
                    }
                    guard index < items.count else { break }
                    let result = work(items[index])
                    results.withLock { $0[index] = result }
                }
                done.leave()
            }
            thread.stackSize = stackBytes
            thread.start()
        }
        done.wait()
        return results.withLock { $0.compactMap { $0 } }
    }
}
