// rules: S303
// Every way to a file by its name: Foundation's types, C's functions, databases and servers.
import Foundation

func remote() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

func folders(_ other: URL) async throws {
    let path = remote()
    let url = URL(fileURLWithPath: path)
    let files = FileManager.default
    _ = files.urls(for: .documentDirectory, in: .userDomainMask)
    try files.createDirectory(atPath: path, withIntermediateDirectories: true) // finds S303
    try files.createDirectory(atPath: path, withIntermediateDirectories: true, attributes: nil) // finds S303
    try files.linkItem(at: url, to: other) // finds S303
    try files.linkItem(atPath: "/tmp/a", toPath: path) // finds S303
    try files.moveItem(at: other, to: url) // finds S303
    try files.copyItem(atPath: "/tmp/a", toPath: path) // finds S303
    try files.createSymbolicLink(at: url, withDestinationURL: other) // finds S303
    try files.createSymbolicLink(atPath: path, withDestinationPath: "/tmp/a") // finds S303
    try files.trashItem(at: url, resultingItemURL: nil) // finds S303
    _ = try files.replaceItemAt(other, withItemAt: url) // finds S303
    try files.replaceItem(at: other, withItemAt: url, backupItemName: nil, options: [], resultingItemURL: nil) // finds S303
    try files.setAttributes([:], ofItemAtPath: path) // finds S303
    _ = try files.attributesOfItem(atPath: path) // finds S303
    _ = try files.attributesOfFileSystem(forPath: path) // finds S303
    _ = try files.contentsOfDirectory(atPath: path) // finds S303
    _ = try files.subpathsOfDirectory(atPath: path) // finds S303
    _ = files.subpaths(atPath: path) // finds S303
    _ = files.enumerator(atPath: path) // finds S303
    _ = files.enumerator(at: url, includingPropertiesForKeys: nil) // finds S303
    _ = files.changeCurrentDirectoryPath(path) // finds S303
    _ = try files.destinationOfSymbolicLink(atPath: path) // finds S303
    _ = files.contentsEqual(atPath: path, andPath: "/tmp/a") // finds S303
    try files.setUbiquitous(true, itemAt: url, destinationURL: other) // finds S303
    try files.startDownloadingUbiquitousItem(at: url) // finds S303
    try files.evictUbiquitousItem(at: url) // finds S303
    try await files.unmountVolume(at: url, options: []) // finds S303
    try files.removeItem(atPath: "/tmp/fixed")
    _ = files.isReadableFile(atPath: path)
    _ = files.displayName(atPath: path)
    _ = files.createFile(atPath: path, contents: Data(), attributes: nil) // finds S303
}

func readers() throws {
    let path = remote()
    let url = URL(filePath: path)
    _ = try Data(contentsOf: url) // finds S303
    _ = try Data(contentsOf: url, options: .mappedIfSafe) // finds S303
    _ = try String(contentsOf: url) // finds S303
    _ = try String(contentsOf: url, encoding: .utf8) // finds S303
    _ = try String(contentsOfFile: path, encoding: .utf8) // finds S303
    _ = try NSString(contentsOfFile: path, encoding: 4) // finds S303
    _ = try NSString(contentsOfFile: path, usedEncoding: nil) // finds S303
    _ = try NSString(contentsOf: url, encoding: 4) // finds S303
    _ = NSArray(contentsOfFile: path) // finds S303
    _ = NSDictionary(contentsOfFile: path) // finds S303
    _ = try NSDictionary(contentsOf: url, error: ()) // finds S303
    _ = NSData(contentsOfFile: path) // finds S303
    _ = try NSData(contentsOfFile: path, options: []) // finds S303
    _ = try NSData(contentsOf: url, options: []) // finds S303
    _ = NSData(contentsOfMappedFile: path) // finds S303
    _ = NSData.dataWithContentsOfMappedFile(path) // finds S303
    _ = FileHandle(forReadingAtPath: path) // finds S303
    _ = FileHandle(forWritingAtPath: path) // finds S303
    _ = FileHandle(forUpdatingAtPath: path) // finds S303
    _ = try FileHandle(forReadingFrom: url) // finds S303
    _ = try FileHandle(forWritingTo: url) // finds S303
    _ = try FileHandle(forUpdating: url) // finds S303
    _ = InputStream(url: url) // finds S303
    _ = InputStream(fileAtPath: path) // finds S303
    _ = OutputStream(url: url, append: true) // finds S303
    _ = OutputStream(toFileAtPath: path, append: true) // finds S303
    _ = Bundle(path: path) // finds S303
    _ = Bundle(url: url) // finds S303
    _ = try FileWrapper(url: url, options: []) // finds S303
    _ = UIImage(contentsOfFile: path) // finds S303
    _ = NSImage(contentsOfFile: path) // finds S303
    _ = XMLParser(contentsOf: url) // finds S303
    _ = try FileDescriptor.open(path, .readOnly) // finds S303
    _ = try FileDescriptor.open(FilePath(path), .readOnly) // finds S303
    _ = try String(contentsOfFile: "/etc/plant.conf", encoding: .utf8)
    _ = try Data(contentsOf: URL(string: "https://plant.example/a")!)
}

func writers(_ data: Data, _ text: String, _ root: NSArray, _ map: NSDictionary, _ bytes: NSData) throws {
    let path = remote()
    let url = URL(fileURLWithPath: "/srv").appendingPathComponent(path)
    try data.write(to: url, options: .atomic) // finds S303
    bytes.write(toFile: path, atomically: true) // finds S303
    try bytes.write(to: url, options: []) // finds S303
    bytes.write(to: url, atomically: true) // finds S303
    try text.write(to: url, atomically: true, encoding: .utf8) // finds S303
    try text.write(to: url, atomically: true) // finds S303
    try (text as NSString).write(toFile: path, atomically: true, encoding: 4) // finds S303
    root.write(toFile: path, atomically: true) // finds S303
    map.write(to: url, atomically: true) // finds S303
    NSKeyedArchiver.archiveRootObject(root, toFile: path) // finds S303
    _ = NSKeyedUnarchiver.unarchiveObject(withFile: path) // finds S303
    try FileWrapper(regularFileWithContents: data).write(to: url, options: [], originalContentsURL: nil) // finds S303
    try image.pngData()?.write(to: url) // finds S303
    try data.write(to: URL(fileURLWithPath: "/srv/a"))
}

func c(_ other: UnsafeMutablePointer<stat>) {
    let path = remote()
    _ = open(path, O_RDONLY) // finds S303
    _ = openat(3, path, O_RDONLY) // finds S303
    _ = creat(path, 0o600) // finds S303
    _ = fopen(path, "r") // finds S303
    _ = freopen(path, "r", stdin) // finds S303
    _ = stat(path, other) // finds S303
    _ = lstat(path, other) // finds S303
    _ = access(path, R_OK) // finds S303
    unlink(path) // finds S303
    remove(path) // finds S303
    rename(path, "/tmp/a") // finds S303
    rename("/tmp/a", path) // finds S303
    link(path, "/tmp/a") // finds S303
    symlink("/tmp/a", path) // finds S303
    readlink(path, nil, 0) // finds S303
    truncate(path, 0) // finds S303
    mkdir(path, 0o700) // finds S303
    mkfifo(path, 0o700) // finds S303
    rmdir(path) // finds S303
    chmod(path, 0o700) // finds S303
    chown(path, 0, 0) // finds S303
    chdir(path) // finds S303
    opendir(path) // finds S303
    path.withCString { fopen($0, "r") } // finds S303
    unlink("/tmp/a")
}

func stores() throws {
    let path = remote()
    let url = URL(fileURLWithPath: path)
    _ = try DatabaseQueue(path: path) // finds S303
    _ = try DatabasePool(path: path, configuration: Configuration()) // finds S303
    _ = try Connection(path) // finds S303
    _ = try Connection(path, readonly: true) // finds S303
    _ = try Connection(.uri(path)) // finds S303
    _ = FMDatabase(path: path) // finds S303
    _ = FMDatabase(url: url) // finds S303
    _ = FMDatabaseQueue(path: path) // finds S303
    _ = FMDatabasePool(path: path) // finds S303
    sqlite3_open(path, &handle) // finds S303
    sqlite3_open16(path, &handle) // finds S303
    sqlite3_open_v2(path, &handle, 2, nil) // finds S303
    sqlite3_load_extension(handle, path, nil, nil) // finds S303
    _ = Realm.Configuration(fileURL: url) // finds S303
    _ = try Realm(fileURL: url) // finds S303
    var realm = Realm.Configuration()
    realm.fileURL = url // finds S303
    realm.seedFilePath = url // finds S303
    let description = NSPersistentStoreDescription(url: url) // finds S303
    description.url = url // finds S303
    try coordinator.addPersistentStore(ofType: NSSQLiteStoreType, configurationName: nil, at: url, options: nil) // finds S303
    let request = URL(string: path)
    _ = try DatabaseQueue(path: "/srv/plant.sqlite")
    _ = request
}

func tested(_ folder: URL, _ data: Data) throws {
    let name = remote()
    let target = folder.appendingPathComponent(name)
    try data.write(to: target) // finds S303
    let clean = target.standardized
    guard clean.path.hasPrefix(folder.path) else { return }
    try data.write(to: clean)
    let resolved = FilePath(folder.path).lexicallyResolving(FilePath(name))
    if let resolved { _ = try FileDescriptor.open(resolved, .readOnly) }
    let normal = FilePath("/srv").appending(name).lexicallyNormalized()
    if normal.starts(with: "/srv") { _ = try FileDescriptor.open(normal, .readOnly) }
    guard let id = UUID(uuidString: name), let number = Int(name) else { return }
    try data.write(to: folder.appendingPathComponent(id.uuidString))
    try data.write(to: folder.appendingPathComponent("\(number).bin"))
    switch name {
    case "a", "b": try data.write(to: folder.appendingPathComponent(name))
    default: break
    }
    if name.range(of: "^[a-z0-9]+$", options: .regularExpression) != nil { try data.write(to: folder.appendingPathComponent(name)) }
    if name.allSatisfy({ $0.isLetter }) { try data.write(to: folder.appendingPathComponent(name)) }
    if name.contains("..") { return }
    try data.write(to: folder.appendingPathComponent(name))
}

func typed(_ field: UITextField, _ view: WKWebView) throws {
    try FileManager.default.removeItem(atPath: "/recipes/" + (field.text ?? "")) // finds S303
    try FileManager.default.removeItem(atPath: "/recipes/" + ((field.text ?? "") as NSString).lastPathComponent)
    try FileManager.default.removeItem(atPath: CommandLine.arguments[1])
    if let name = UIPasteboard.general.string { _ = FileManager.default.contents(atPath: name) } // finds S303
}

final class Scheme: NSObject, WKURLSchemeHandler {
    func webView(_ webView: WKWebView, start task: WKURLSchemeTask) {
        guard let path = task.request.url?.path else { return }
        _ = try? Data(contentsOf: URL(fileURLWithPath: path)) // finds S303
        webView.loadFileURL(URL(fileURLWithPath: path), allowingReadAccessTo: URL(fileURLWithPath: "/pages")) // finds S303
        webView.loadFileURL(URL(fileURLWithPath: "/pages/index.html"), allowingReadAccessTo: URL(fileURLWithPath: "/pages"))
    }
}
