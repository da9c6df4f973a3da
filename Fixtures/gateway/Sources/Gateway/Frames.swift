import Foundation
import NIOCore
import NIOExtras

/// Frames of the units: a function, an address, a length and the values.
struct Frame {
    let function: UInt8
    let values: Data
}

/// The values of the substation as the units address them.
final class RegisterHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var registers = [UInt16](repeating: 0, count: 512)

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = unwrapInboundIn(data)
        guard let address = frame.readInteger(as: UInt16.self), let length = frame.readInteger(as: UInt32.self) else { return }
        answer(registers[Int(address)]) // finds S509
        keep(Data(count: Int(length))) // finds S105
        announce(length - 6) // finds S510
        registers.withUnsafeBytes { bytes in
            send(UnsafeRawBufferPointer(start: bytes.baseAddress, count: Int(length))) // finds S104
        }
    }

    private func answer(_ value: UInt16) {}
    private func keep(_ values: Data) {}
    private func announce(_ length: UInt32) {}
    private func send(_ bytes: UnsafeRawBufferPointer) {}
}

/// The same for the units of the second series, which are not trusted to count.
final class CheckedRegisterHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var registers = [UInt16](repeating: 0, count: 512)

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = unwrapInboundIn(data)
        guard let address = frame.readInteger(as: UInt16.self), registers.indices.contains(Int(address)),
            let length = frame.readInteger(as: UInt32.self), length >= 6, length <= 1024
        else { return }
        answer(registers[Int(address)])
        keep(Data(count: Int(length)))
        announce(length - 6)
        registers.withUnsafeBytes { bytes in
            send(UnsafeRawBufferPointer(start: bytes.baseAddress, count: Int(length)))
        }
    }

    private func answer(_ value: UInt16) {}
    private func keep(_ values: Data) {}
    private func announce(_ length: UInt32) {}
    private func send(_ bytes: UnsafeRawBufferPointer) {}
}

/// Lines of the oldest units, which end them when they please.
func addLineDecoder(to channel: Channel) -> EventLoopFuture<Void> {
    channel.pipeline.addHandler(ByteToMessageHandler(LineBasedFrameDecoder())) // finds S704
}

func addLimitedLineDecoder(to channel: Channel) -> EventLoopFuture<Void> {
    channel.pipeline.addHandler(ByteToMessageHandler(LineBasedFrameDecoder(), maximumBufferSize: 4096))
}
