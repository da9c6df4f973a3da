// rules: S108
// Closures that run later, with what they capture.
import Combine
import Foundation
import Network
import NIOCore

final class Session {
    var state = 0
    unowned let owner: Gateway
    unowned(safe) let other: Gateway
    unowned(unsafe) let third: Gateway // finds S108
    lazy var text: () -> String = { [unowned self] in "\(self.state)" }
    var bag: Set<AnyCancellable> = []
    let shared = Registry()
    init(_ owner: Gateway) { self.owner = owner; self.other = owner; self.third = owner }

    func ways(_ request: URLRequest, _ loop: EventLoop, _ future: EventLoopFuture<Int>, _ queue: DispatchQueue, _ connection: NWConnection, _ gateway: Gateway, _ subject: PassthroughSubject<Int, Never>) {
        Task { [unowned self] in state = 1 } // finds S108
        Task(priority: .high) { [unowned self] in state = 1 } // finds S108
        Task.detached { [unowned self] in self.state = 1 } // finds S108
        DispatchQueue.main.async { [unowned self] in state = 1 } // finds S108
        DispatchQueue.global(qos: .utility).async { [unowned self] in state = 1 } // finds S108
        queue.async(group: nil) { [unowned self] in state = 1 } // finds S108
        queue.asyncAfter(deadline: .now(), execute: { [unowned self] in state = 1 }) // finds S108
        queue.sync { [unowned self] in state = 1 }
        Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { [unowned self] _ in state = 1 } // finds S108
        let timer = Timer(timeInterval: 1, repeats: true) { [unowned self] _ in state = 1 } // finds S108
        URLSession.shared.dataTask(with: request) { [unowned self] _, _, _ in state = 1 }.resume() // finds S108
        URLSession.shared.downloadTask(with: request, completionHandler: { [unowned self] _, _, _ in state = 1 }).resume() // finds S108
        NotificationCenter.default.addObserver(forName: .init("a"), object: nil, queue: nil) { [unowned self] _ in state = 1 } // finds S108
        loop.execute { [unowned self] in state = 1 } // finds S108
        loop.submit { [unowned self] in state = 1 } // finds S108
        loop.scheduleTask(in: .seconds(1)) { [unowned self] in state = 1 } // finds S108
        loop.scheduleRepeatedTask(initialDelay: .zero, delay: .seconds(1)) { [unowned self] _ in state = 1 } // finds S108
        future.whenComplete { [unowned self] _ in state = 1 } // finds S108
        future.whenSuccess { [unowned self] _ in state = 1 } // finds S108
        connection.receive(minimumIncompleteLength: 1, maximumLength: 10) { [unowned self] _, _, _, _ in state = 1 } // finds S108
        connection.receiveMessage { [unowned self] _, _, _, _ in state = 1 } // finds S108
        connection.send(content: nil, completion: .contentProcessed { [unowned self] _ in state = 1 }) // finds S108
        Task { [unowned gateway] in gateway.open() } // finds S108
        Task { [unowned owner = self.owner] in owner.open() } // finds S108
        subject.sink { [unowned self] in state = $0 }.store(in: &bag)
        subject.sink { [unowned self] in state = $0 }.store(in: &shared.bag) // finds S108
        let operation = BlockOperation()
        operation.addExecutionBlock { [unowned operation] in _ = operation.isCancelled }
        OperationQueue.main.addOperation { [unowned self] in state = 1 } // finds S108
        Task { [weak self] in self?.state = 1 }
        Task { state = 1 }
        [1, 2].forEach { [unowned self] in state += $0 }
        _ = [1, 2].map { [unowned self] in state + $0 }
        let work = { [unowned self] in state = 1 }
        work()
        UIView.performWithoutAnimation { [unowned self] in state = 1 }
    }
}
final class Lasting {
    static let shared = Lasting()
    var state = 0
    func poll() { DispatchQueue.main.async { [unowned self] in state = 1 } }
}
final class Ending {
    var timer: Timer?
    func poll() { timer = Timer.scheduledTimer(withTimeInterval: 1, repeats: true) { [unowned self] _ in poll() } }
    deinit { timer?.invalidate() }
}
