// rules: S302
// Processes, scripts, libraries that are loaded.
import Foundation

func remote() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

func processes() throws {
    let text = remote()
    let task = Process()
    task.launchPath = text // finds S302
    task.executableURL = URL(fileURLWithPath: text) // finds S302
    task.arguments = ["-c", text] // finds S302
    task.arguments = ["-c", "ls " + text] // finds S302
    task.arguments?.append(text) // finds S302
    task.arguments = ["-c", "ls"]
    task.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
    task.environment = ["LD_PRELOAD": text] // finds S302
    task.environment?["PATH"] = text // finds S302
    task.environment = ["PATH": "/usr/bin"]
    task.environment = ProcessInfo.processInfo.environment
    setenv("PATH", text, 1) // finds S302
    setenv(text, "1", 1) // finds S302
    putenv(strdup(text)) // finds S302
    setenv("PATH", "/usr/bin", 1)
    try task.run()
    _ = try Process.run(URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", text], terminationHandler: nil) // finds S302
    _ = Process.launchedProcess(launchPath: "/bin/sh", arguments: ["-c", text]) // finds S302
    _ = Process.launchedProcess(launchPath: text, arguments: []) // finds S302
    _ = NSTask.launchedTask(withLaunchPath: "/bin/sh", arguments: ["-c", text]) // finds S302
    let old = NSTask()
    old.arguments = [text] // finds S302
    let sub = Runner()
    sub.arguments = [text] // finds S302
    try NSUserScriptTask(url: URL(fileURLWithPath: text)).execute() // finds S302
    NSUserUnixTask().execute(withArguments: [text]) // finds S302
    NSAppleScript(source: "tell \(text)")?.executeAndReturnError(nil) // finds S302
    NSUserAutomatorTask().variables = ["a": text]
    _ = OSAScript(source: text) // finds S302
}
final class Runner: Process, @unchecked Sendable {}

func c() {
    let text = remote()
    system(text) // finds S302
    popen("ls " + text, "r") // finds S302
    execl("/bin/sh", "sh", "-c", text) // finds S302
    execv(text, nil) // finds S302
    execvp(text, nil) // finds S302
    execve(text, nil, nil) // finds S302
    var pid = pid_t()
    var words: [UnsafeMutablePointer<CChar>?] = [strdup("sh"), strdup("-c"), strdup(text), nil]
    posix_spawn(&pid, "/bin/sh", nil, nil, &words, environ) // finds S302
    posix_spawnp(&pid, text, nil, nil, nil, environ) // finds S302
    dlopen(text, RTLD_NOW) // finds S302
    text.withCString { pointer in _ = system(pointer) } // finds S302
    system("ls")
    guard ["start", "stop"].contains(text) else { return }
    system(text)
}

enum Verb: String { case start, stop }

func checked(_ task: Process) throws {
    let text = remote()
    if let verb = Verb(rawValue: text) { task.arguments = [verb.rawValue] }
    task.arguments = ["--count", String(Int(text) ?? 0)]
    task.arguments = ["--hash", String(text.hashValue), "\(text.count)"]
    let names = ["a": "/bin/a", "b": "/bin/b"]
    if let path = names[text] { task.launchPath = path }
    task.launchPath = names[text] ?? "/bin/a"
    let pick: String = switch text { case "a": "/bin/a"; default: "/bin/b" }
    task.launchPath = pick
}

func subprocess() async throws {
    let text = remote()
    _ = try await run(.name("sh"), arguments: ["-c", text], output: .string(limit: 100)) // finds S302
    _ = try await Subprocess.run(.path("/bin/sh"), arguments: .init(["-c", text])) // finds S302
    _ = try await run(.name("ls"), arguments: ["-l"], output: .discarded)
}

func shells(_ field: UITextField) throws {
    let argument = CommandLine.arguments[1]
    let task = Process()
    task.arguments = ["-c", "ls \(argument)"] // finds S302
    task.arguments = ["-c", "ls"]
    task.arguments = [argument]
    task.executableURL = URL(fileURLWithPath: ProcessInfo.processInfo.environment["EDITOR"] ?? "/bin/vi")
    system("ls \(argument)") // finds S302
    popen("ls " + (readLine() ?? ""), "r") // finds S302
    _ = try Process.run(URL(fileURLWithPath: "/bin/sh"), arguments: ["-c", argument]) // finds S302
    _ = try Process.run(URL(fileURLWithPath: "/bin/ls"), arguments: [argument])
    task.arguments = [field.text ?? ""] // finds S302
    task.arguments = [UIPasteboard.general.string ?? ""] // finds S302
    guard let count = Int(argument) else { return }
    system("ls -\(count)")
}

func encoded(_ remote: Data) {
    system("echo \(remote.base64EncodedString())")
    let text = Data((readLine() ?? "").utf8).base64EncodedString().replacingOccurrences(of: "+", with: "-")
    system("echo " + text)
    system("echo " + (String(data: Data(base64Encoded: readLine() ?? "") ?? remote, encoding: .utf8) ?? "")) // finds S302
}
