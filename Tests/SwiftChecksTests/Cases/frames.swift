// rules: S104, S105, S501, S509, S510
// Numbers and texts of frames: NIO, CocoaMQTT, Network, WebKit, Vapor, unsafe memory of the standard library.
import CocoaMQTT
import Foundation
import Network
import NIOCore
import Vapor
import WebKit

struct Header {
    let length: Int
    let unit: UInt8
}

enum Request {
    case read(address: Int, count: Int)
    case stop
}

enum Command: String {
    case start, stop
}

struct Order: Content {
    let quantity: Int
    let weight: Double
    let code: String?
    let unit: UInt16
}

final class Modbus: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private var registers = [UInt16](repeating: 0, count: 100)
    private var position = 0
    private let limit = 100

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = unwrapInboundIn(data)
        guard let address = frame.readInteger(as: UInt16.self), let count = frame.readInteger(as: UInt32.self),
            let unit: UInt16 = frame.readInteger()
        else { return }
        _ = registers[Int(address)] // finds S509
        registers[Int(address)] = 1 // finds S509
        // Through a property.
        position = Int(address)
        _ = registers[position] // finds S509
        // Through a structure.
        let header = Header(length: Int(count), unit: UInt8(unit)) // finds S510
        _ = [UInt8](repeating: 0, count: header.length) // finds S105
        // Through an enum's payload.
        perform(.read(address: Int(address), count: Int(count)))
        perform(.stop)
        // Through a dictionary and a tuple.
        let fields = ["count": Int(count), "none": 1]
        _ = Data(count: fields["count"]!) // finds S105
        _ = Data(count: fields["none"]!)
        let pair = (Int(address), 3)
        _ = registers[pair.0] // finds S509
        _ = registers[pair.1]
        // Through a closure.
        let look = { (index: Int) in self.registers[index] } // finds S509
        _ = look(Int(address))
        // Through a function.
        _ = value(at: Int(address))
        _ = checkedValue(at: Int(address))
        // Ranges.
        _ = registers[0..<Int(address)] // finds S509
        _ = registers.prefix(Int(address))
        registers.removeFirst(Int(address)) // finds S509
        // Bounds.
        if address < limit { _ = registers[Int(address)] }
        if registers.indices.contains(Int(address)) { _ = registers[Int(address)] }
        if (0..<100).contains(address) { _ = registers[Int(address)] }
        switch address {
        case 0..<100: _ = registers[Int(address)]
        default: break
        }
        _ = registers[min(Int(address), 99)]
        _ = registers[Int(address & 0x3F)]
        _ = registers[Int(address) % registers.count]
        let end = Int(address) + 2
        guard end <= registers.count else { return }
        _ = registers[end - 1]
    }

    private func perform(_ request: Request) {
        switch request {
        case .read(let address, let count):
            _ = registers[address] // finds S509
            registers.reserveCapacity(count) // finds S105
        case .stop: registers.removeAll()
        }
    }

    private func value(at index: Int) -> UInt16 { registers[index] } // finds S509

    private func checkedValue(at index: Int) -> UInt16 {
        guard index < registers.count else { return 0 }
        return registers[index]
    }
}

final class Lengths: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = Self.unwrapInboundIn(data)
        guard let length = frame.readInteger(as: UInt16.self), let offset = frame.readInteger(as: UInt32.self) else { return }
        _ = length - 2 // finds S510
        _ = offset * 4 // finds S510
        _ = 100 / offset // finds S510
        _ = UInt8(length) // finds S510
        _ = Int(length) - 2
        _ = UInt8(length >> 8)
        _ = UInt8(length & 0xFF)
        _ = UInt8(truncatingIfNeeded: length)
        _ = UInt8(clamping: length)
        _ = UInt8(exactly: length)
        _ = length &- 2
        if length >= 2, length < 200 { _ = length - 2 + UInt16(UInt8(length)) }
        guard offset != 0 else { return }
        let text = frame.readString(length: Int(length))! // finds S501
        let rest = frame.readSlice(length: frame.readableBytes)!
        guard Int(length) <= frame.readableBytes else { return }
        let known = frame.readString(length: Int(length))!
        use(text, rest, known)
    }

    func channelReadComplete(context: ChannelHandlerContext) {}
    private func use(_ text: String, _ rest: ByteBuffer, _ known: String) {}
}

final class First: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = unwrapInboundIn(data)
        let function = frame.readInteger(as: UInt8.self)! // finds S501
        use(function)
    }

    private func use(_ function: UInt8) {}
}

final class Second: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = unwrapInboundIn(data)
        guard frame.readableBytes >= 1 else { return }
        let function = frame.readInteger(as: UInt8.self)!
        use(function)
    }

    private func use(_ function: UInt8) {}
}

final class Panel: NSObject, CocoaMQTTDelegate, WKScriptMessageHandler {
    var last: String?

    func mqtt(_ mqtt: CocoaMQTT, didReceiveMessage message: CocoaMQTTMessage, id: UInt16) {
        show(message.string!) // finds S501
        let parts = (message.string ?? "").split(separator: ";")
        show(String(parts.first!)) // finds S501
        show(String(parts[1]))
        if parts.count > 2 { show(String(parts.last!)) }
        let command = Command(rawValue: message.topic)! // finds S501
        let known = Command(rawValue: message.topic) ?? .stop
        let number = Int(message.topic)! // finds S501
        guard let checked = Int(message.topic) else { fatalError("no number") } // finds S501
        precondition(message.topic == "start") // finds S501
        show("\(command) \(known) \(number) \(checked) \(last!)")
    }

    func userContentController(_ controller: WKUserContentController, didReceive message: WKScriptMessage) {
        let body = message.body as! [String: Any] // finds S501
        let name = body["name"] as! String // finds S501
        guard let checked = message.body as? [String: Any], checked["name"] != nil else { return }
        show(name)
        show(checked["name"] as? String ?? "")
    }

    private func show(_ text: String) {}
}

func receive(_ connection: NWConnection, _ table: UnsafeRawPointer, _ size: Int) {
    connection.receive(minimumIncompleteLength: 1, maximumLength: 100) { content, _, _, _ in
        guard let content, content.count > 4 else { return }
        let offset = Int(content[1])
        _ = table.load(fromByteOffset: offset, as: UInt16.self) // finds S104
        _ = table.advanced(by: offset) // finds S104
        _ = table + offset // finds S104
        _ = UnsafeRawBufferPointer(start: table, count: offset) // finds S104
        _ = content[2..<(2 + offset)] // finds S509
        guard offset &+ 4 <= size else { return }
        _ = table.load(fromByteOffset: offset, as: UInt16.self) // finds S104
        guard offset + 4 <= size else { return }
        _ = table.load(fromByteOffset: offset, as: UInt16.self)
        _ = UnsafeRawBufferPointer(start: table, count: min(offset, size))
    }
}

func copy(_ message: CocoaMQTTMessage, _ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer) {
    let count = Int(message.payload[0])
    memcpy(target, source, count) // finds S104
    target.copyMemory(from: source, byteCount: count) // finds S104
    memcpy(target, source, message.payload.count)
    message.payload.withUnsafeBytes { bytes in
        let length = bytes.load(fromByteOffset: 2, as: UInt32.self)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: Int(length)) // finds S105
        memory.deallocate()
    }
    message.payload.forEach { byte in use(crcTable[Int(byte)]) }
}

func routes(_ app: Application) {
    app.post("orders") { request -> String in
        let order = try request.content.decode(Order.self)
        _ = Int(order.weight) // finds S510
        _ = UInt8(order.unit) // finds S510
        _ = [UInt8](repeating: 0, count: order.quantity) // finds S105
        _ = order.quantity * 8 // finds S510
        return order.code! // finds S501
    }
    app.post("checked") { request -> String in
        let order = try request.content.decode(Order.self)
        guard order.quantity > 0, order.quantity < 100, order.weight < 1000 else { return "" }
        _ = Int(order.weight)
        _ = [UInt8](repeating: 0, count: order.quantity)
        return order.code ?? ""
    }
    app.post("demanded") { request -> String in
        let order = try request.content.decode(Order.self)
        precondition(order.code != nil) // finds S501
        return order.code!
    }
}

// All values of two bits have a case, so nothing gets to the default; of three bits they have not. What an iterator of any kind
// gives is not what every other gives.
final class Tags: CocoaMQTTDelegate {
    func mqtt(_ mqtt: CocoaMQTT, didReceiveMessage message: CocoaMQTTMessage, id: UInt16) {
        guard let byte = message.payload.first else { return }
        switch byte >> 6 {
        case 0: use(1)
        case 1: use(2)
        case 2: use(3)
        case 3: use(4)
        default: fatalError("unreachable")
        }
        guard let other = message.payload.last else { return }
        switch other >> 5 {
        case 0: use(1)
        case 1: use(2)
        case 2: use(3)
        default: fatalError("unknown tag") // finds S501
        }
    }

    private func use(_ tag: UInt8) {}
}

struct FrameIterator: IteratorProtocol {
    var buffer: ByteBuffer

    mutating func next() -> String? { buffer.readString(length: 4) }
}

struct First<Base: IteratorProtocol> {
    var base: Base

    mutating func first() -> Base.Element {
        let element = base.next()
        return element!
    }
}
