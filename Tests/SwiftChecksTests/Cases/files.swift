// rules: S303, S315
func remote() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

func fileManager(_ other: URL) throws {
    let path = remote()
    let url = URL(fileURLWithPath: path)
    let files = FileManager.default
    try files.removeItem(atPath: path) // finds S303
    try files.removeItem(at: url) // finds S303
    files.createFile(atPath: path, contents: nil) // finds S303
    try files.copyItem(at: url, to: other) // finds S303
    try files.copyItem(at: other, to: url) // finds S303
    try files.moveItem(atPath: path, toPath: "/tmp/a") // finds S303
    try files.createDirectory(at: url, withIntermediateDirectories: false) // finds S303
    _ = files.contents(atPath: path) // finds S303
    _ = try files.contentsOfDirectory(at: url, includingPropertiesForKeys: nil) // finds S303
    try FileManager().removeItem(at: url) // finds S303
    try files.removeItem(at: other)
    _ = files.fileExists(atPath: path)
}

func values(_ data: Data, _ text: String) throws {
    let path = remote()
    let url = URL(fileURLWithPath: path)
    try data.write(to: url) // finds S303
    try text.write(toFile: path, atomically: true, encoding: .utf8) // finds S303
    _ = try String(contentsOfFile: path) // finds S303
    _ = NSData(contentsOfFile: path) // finds S303
    _ = FileHandle(forReadingAtPath: path) // finds S303
    _ = InputStream(fileAtPath: path) // finds S303
    _ = fopen(path, "r") // finds S303
    _ = try DatabaseQueue(path: path) // finds S303
    sqlite3_open(path, &db) // finds S303
    var configuration = Realm.Configuration()
    configuration.fileURL = url // finds S303
}

func checked(_ folder: String) throws {
    let path = remote()
    if !path.contains("..") { try FileManager.default.removeItem(atPath: folder + path) }
    let file = (folder as NSString).appendingPathComponent(path)
    let clean = (file as NSString).standardizingPath
    guard clean.hasPrefix(folder) else { return }
    try FileManager.default.removeItem(atPath: clean)
    try FileManager.default.removeItem(atPath: folder + (path as NSString).lastPathComponent)
    try FileManager.default.removeItem(atPath: folder + sanitizedName(path))
}

func unchecked(_ folder: String) throws {
    let path = folder + remote()
    guard path.hasPrefix(folder) else { return }
    try FileManager.default.removeItem(atPath: path) // finds S303
}

func sanitizedName(_ name: String) -> String { name.filter { $0.isLetter } }

func archives() throws {
    let file = URL(fileURLWithPath: remote())
    try Zip.unzipFile(file, destination: URL(fileURLWithPath: "/tmp/a"), overwrite: true, password: nil) // finds S315
    try FileManager.default.unzipItem(at: file, to: URL(fileURLWithPath: "/tmp/a")) // finds S315
    try Zip.unzipFile(URL(fileURLWithPath: "/tmp/a.zip"), destination: URL(fileURLWithPath: "/tmp/a"), overwrite: true, password: nil)
}
