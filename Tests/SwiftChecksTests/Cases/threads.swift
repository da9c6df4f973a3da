// rules: S602, S603, S604, S605
// Dispatch, Foundation, Swift concurrency, NIO, os.
import Dispatch
import Foundation
import NIOCore
import os

var shared = [String: Int]() // finds S602
var guarded = [String: Int]()
var quiet = 0
@MainActor var isolated = 0

enum Registry {
    static var latest = 0.0 // finds S602
    static let fixed = 1
}

func start(_ lock: NSLock) {
    DispatchQueue.global(qos: .userInitiated).async {
        shared["a"] = 1
    }
    DispatchQueue.global().async {
        lock.withLock { guarded["a"] = 1 }
    }
    Task.detached { Registry.latest = 1 }
    quiet += 1
}

func total() -> Int { shared.count + guarded.count + quiet + Int(Registry.latest) }

func wait(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ barrier: Barrier) async throws {
    semaphore.wait() // finds S603
    _ = semaphore.wait(timeout: .now() + 1) // finds S603
    group.wait() // finds S603
    await barrier.wait()
    Thread.sleep(forTimeInterval: 1) // finds S603
    usleep(100) // finds S603
    process.waitUntilExit() // finds S603
    try await Task.sleep(for: .seconds(1))
    DispatchQueue.global().async { semaphore.wait() }
    Task {
        sleep(1) // finds S603
    }
    await withTaskGroup(of: Void.self) { tasks in
        tasks.addTask { Thread.sleep(forTimeInterval: 1) } // finds S603
    }
}

func block(_ semaphore: DispatchSemaphore) { semaphore.wait() }

actor Poller {
    let condition = NSCondition()
    func poll() {
        condition.wait() // finds S603
    }
    nonisolated func stop() { Thread.sleep(forTimeInterval: 1) }
}

final class Handler: ChannelInboundHandler {
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let future = context.writeAndFlush(data)
        _ = try? future.wait() // finds S603
        future.whenComplete { _ in
            Thread.sleep(forTimeInterval: 1) // finds S603
        }
    }
    func shutdown(_ channel: Channel) throws { try channel.close().wait() }
}

@MainActor func refresh(_ view: View) {
    DispatchQueue.main.sync { view.redraw() } // finds S603
    DispatchQueue.main.async {
        DispatchQueue.main.sync { view.redraw() } // finds S603
    }
    DispatchQueue.global().async { DispatchQueue.main.sync { view.redraw() } }
}

final class Values {
    private let lock = NSLock()
    private let unfair: os_unfair_lock_t
    private var mutex = pthread_mutex_t()
    private var values: [Int: Int] = [:]

    init(_ unfair: os_unfair_lock_t) { self.unfair = unfair }

    func value(_ key: Int) throws -> Int {
        lock.lock()
        guard let value = values[key] else { throw Failure.unknown } // finds S604
        lock.unlock()
        return value
    }

    func first(_ key: Int) -> Int? {
        os_unfair_lock_lock(unfair)
        if values.isEmpty { return nil } // finds S604
        let value = values[key]
        os_unfair_lock_unlock(unfair)
        return value
    }

    func load() throws {
        pthread_mutex_lock(&mutex)
        values = try read() // finds S604
        pthread_mutex_unlock(&mutex)
    }

    func switched(_ mode: Mode) -> Int {
        lock.lock()
        switch mode {
        case .on:
            lock.unlock()
            return 1
        case .off:
            return 0 // finds S604
        }
    }

    func deferred(_ key: Int) throws -> Int {
        lock.lock()
        defer { lock.unlock() }
        guard let value = values[key] else { throw Failure.unknown }
        return value
    }

    func released(_ key: Int) throws -> Int {
        lock.lock()
        guard let value = values[key] else {
            lock.unlock()
            throw Failure.unknown
        }
        if value > 2 {
            values[key] = nil
        }
        lock.unlock()
        return value
    }

    func caught() -> Int {
        lock.lock()
        do { values = try read() } catch { values = [:] }
        lock.unlock()
        return 0
    }

    func handedOver(_ key: Int) -> Int? {
        lock.lock()
        guard let value = values[key] else {
            giveUp()
            return nil
        }
        lock.unlock()
        return value
    }

    func anyAbove(_ limit: Int) -> Bool {
        lock.lock()
        for value in values where value.value > limit {
            return true // finds S604
        }
        lock.unlock()
        return false
    }

    func firstAbove(_ limit: Int) -> Int? {
        var found: Int?
        lock.lock()
        for value in values.values {
            if value > limit {
                found = value
                break
            }
        }
        lock.unlock()
        return found
    }

    func remote(_ key: Int) async -> Int {
        lock.lock()
        let value = await fetch(key) // finds S604
        lock.unlock()
        return value
    }

    func exclusive(_ key: Int) -> Int? {
        semaphore.wait()
        guard let value = values[key] else { return nil } // finds S604
        semaphore.signal()
        return value
    }

    func event() -> Int {
        let done = DispatchSemaphore(value: 0)
        start { done.signal() }
        done.wait()
        return 0
    }

    private func giveUp() { lock.unlock() }
    func take() { lock.lock() }
    private func read() throws -> [Int: Int] { [:] }
}

func loops(_ unit: Unit, _ clock: ContinuousClock) async throws {
    while true { // finds S605
        await unit.poll()
        try? await Task.sleep(nanoseconds: 1_000_000_000)
    }
    Task {
        repeat { // finds S605
            unit.poll()
            try? await clock.sleep(for: .seconds(1))
        } while true
    }
    while true { // finds S605
        do {
            try await Task.sleep(for: .seconds(1))
        } catch {
            print(error)
        }
    }
    while true {
        try await Task.sleep(for: .seconds(1))
    }
    while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(1))
    }
    while true {
        try? await Task.sleep(for: .seconds(1))
        if Task.isCancelled { break }
    }
    while true {
        try? await Task.sleep(for: .seconds(1))
        try Task.checkCancellation()
    }
    for await value in unit.values {
        try? await Task.sleep(for: .seconds(value))
    }
}
