// rules: S406, S702, S703, S704
// MQTTNIO, Network, gRPC, PostgresNIO, Starscream, Alamofire, AsyncHTTPClient, Hummingbird, Vapor, NIO.
import Alamofire
import AsyncHTTPClient
import GRPCNIOTransportHTTP2
import Hummingbird
import MQTTNIO
import Network
import NIOExtras
import PostgresNIO
import Starscream
import Vapor

func mqtt(_ host: String, _ given: MQTTClient.Configuration) {
    let plain = MQTTClient(host: host, port: 8883, identifier: "gateway", eventLoopGroupProvider: .createNew) // finds S702, S703
    let configuration = MQTTClient.Configuration(keepAliveInterval: .seconds(30), userName: "gateway")
    let other = MQTTClient(host: host, identifier: "gateway", eventLoopGroupProvider: .createNew, configuration: configuration) // finds S702, S703
    let explicit = MQTTClient(
        host: host, identifier: "gateway", eventLoopGroupProvider: .createNew,
        configuration: .init(timeout: .seconds(5), useSSL: false)) // finds S702
    let secured = MQTTClient(
        host: host, identifier: "gateway", eventLoopGroupProvider: .createNew, configuration: .init(timeout: .seconds(5), useSSL: true))
    let unknown = MQTTClient(host: host, identifier: "gateway", eventLoopGroupProvider: .createNew, configuration: given)
    let local = MQTTClient(
        host: "localhost", identifier: "gateway", eventLoopGroupProvider: .createNew, configuration: .init(timeout: .seconds(5)))
}

func network(_ endpoint: NWEndpoint) {
    let plain = NWConnection(to: endpoint, using: .tcp) // finds S702
    plain.send(content: nil, completion: .idempotent)
    let secured = NWConnection(to: endpoint, using: .tls)
    let other = NWConnection(to: endpoint, using: NWParameters(tls: nil)) // finds S702
    let safe = NWConnection(to: endpoint, using: NWParameters(tls: options))
    let here = NWConnection(host: "127.0.0.1", port: 8080, using: .tcp)
}

func grpc(_ group: EventLoopGroup) throws {
    let transport = try HTTP2ClientTransport.Posix(target: .dns(host: "hub.lan"), transportSecurity: .plaintext) // finds S702
    let local = try HTTP2ClientTransport.Posix(target: .ipv4(address: "127.0.0.1"), transportSecurity: .plaintext)
    let secured = try HTTP2ClientTransport.Posix(target: .dns(host: "hub.lan"), transportSecurity: .tls)
    let server = HTTP2ServerTransport.Posix(address: .ipv4(host: "0.0.0.0", port: 1), transportSecurity: .plaintext)
    let first = ClientConnection.insecure(group: group).connect(host: "hub.lan", port: 1) // finds S702
    let database = PostgresClient.Configuration(host: "db.lan", username: "gateway", password: nil, database: nil, tls: .disable) // finds S702
    #if DEBUG
    let bench = PostgresClient.Configuration(host: "bench.lan", username: "gateway", password: nil, database: nil, tls: .disable)
    #endif
}

func timeouts(_ request: inout URLRequest, _ configuration: URLSessionConfiguration) {
    request.timeoutInterval = .greatestFiniteMagnitude // finds S703
    request.timeoutInterval = 30
    configuration.timeoutIntervalForRequest = .infinity // finds S703
    configuration.timeoutIntervalForRequest = 30
    client.execute(request: request, deadline: .distantFuture) // finds S703
    client.execute(request: request, deadline: .now() + .seconds(10))
}

func trust(_ stream: InputStream) {
    let socket = WebSocket(request: request, certPinner: FoundationSecurity(allowSelfSigned: true)) // finds S406
    let pinned = WebSocket(request: request, certPinner: FoundationSecurity())
    let manager = ServerTrustManager(evaluators: [
        "plc.lan": PinnedCertificatesTrustEvaluator(acceptSelfSignedCertificates: true), // finds S406
        "hub.lan": DefaultTrustEvaluator(validateHost: false), // finds S406
        "db.lan": PinnedCertificatesTrustEvaluator(),
    ])
    stream.setProperty([kCFStreamSSLValidatesCertificateChain: false] as NSDictionary, forKey: key) // finds S406
}

struct Always: ServerTrustEvaluating {
    func evaluate(_ trust: SecTrust, forHost host: String) throws {} // finds S406
    func shouldTrust(_ trust: SecTrust) -> Bool { true } // finds S406
    func isTrusted(_ trust: SecTrust) -> Bool { SecTrustEvaluateWithError(trust, nil) }
}

func bodies(_ request: Vapor.Request, _ response: HTTPClientResponse, _ other: Hummingbird.Request) async throws {
    _ = try await request.body.collect(max: nil).get() // finds S704
    _ = try await request.body.collect(max: 1 << 20).get()
    _ = try await response.body.collect(upTo: .max) // finds S704
    _ = try await response.body.collect(upTo: 1024 * 1024)
    _ = try await other.body.collect(upTo: Int.max) // finds S704
    var all = ByteBuffer()
    for try await var part in response.body {
        all.writeBuffer(&part) // finds S704
    }
    var some = ByteBuffer()
    for try await var part in response.body {
        guard some.readableBytes + part.readableBytes <= 65_536 else { throw Failure.tooLarge }
        some.writeBuffer(&part)
    }
    for try await part in response.body {
        var copy = ByteBuffer()
        copy.writeBytes(part.readableBytesView)
    }
}

func pipeline(_ channel: Channel) throws {
    try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(LineBasedFrameDecoder())) // finds S704
    try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(LineBasedFrameDecoder(), maximumBufferSize: 1024))
    try channel.pipeline.syncOperations.addHandler(NIOHTTPServerRequestAggregator(maxContentLength: .max)) // finds S704
    try channel.pipeline.syncOperations.addHandler(NIOHTTPServerRequestAggregator(maxContentLength: 65_536))
}

final class Stream {
    private var received = Data()
    func receive(_ connection: NWConnection) {
        connection.receive(minimumIncompleteLength: 1, maximumLength: 4096) { content, _, _, _ in
            self.received.append(content ?? Data()) // finds S704
        }
    }
}

final class LimitedStream {
    private var received = Data()
    func receive(_ connection: NWConnection) {
        connection.receive(minimumIncompleteLength: 1, maximumLength: 4096) { content, _, _, _ in
            guard let content, self.received.count < 65_536 else { return connection.cancel() }
            self.received.append(content)
        }
    }
}

final class Download: NSObject, URLSessionDataDelegate {
    private var received = Data()
    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        received.append(data) // finds S704
    }
}

final class LimitedDownload: NSObject, URLSessionDataDelegate {
    private var received = Data()
    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard received.count + data.count <= 65_536 else { return dataTask.cancel() }
        received.append(data)
    }
}

final class Gather: ChannelInboundHandler {
    private var text = ""
    private var last = Data()
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        text.append(String(buffer: part)) // finds S704
        last = Data()
        last.append(contentsOf: part.readableBytesView)
    }
}
