// rules: S502, S503, S504, S505
// Secrets: kept, written, logged and sent, by every library; and what is no secret.
import CoreData
import Foundation
import GRDB
import RealmSwift
import SQLite

struct User { var password: String; var name: String; var passwordHash: String; var pinCode: String; var accessToken: String? }
class Account: Object { @Persisted var password = ""; @Persisted var data = ""; @Persisted var name = "" }
@objc(Operator) class Operator: NSManagedObject { @NSManaged var password: String?; @NSManaged var name: String? }

func preferences(_ user: User, _ group: UserDefaults, _ userPin: String, _ medicalRecord: String) {
    let defaults = UserDefaults.standard
    defaults.set(user.password, forKey: "a") // finds S502
    defaults.setValue(user.password, forKey: "a") // finds S502
    defaults.set(user.accessToken, forKey: "a") // finds S502
    defaults.set(user.pinCode, forKey: "a") // finds S502
    defaults.set(userPin, forKey: "a") // finds S502
    defaults.set(medicalRecord, forKey: "a") // finds S502
    group.set(user.password.data(using: .utf8), forKey: "a") // finds S502
    defaults.set([user.password], forKey: "a") // finds S502
    defaults.set(["p": user.password], forKey: "a") // finds S502
    defaults.set("\(user.name):\(user.password)", forKey: "a") // finds S502
    defaults.register(defaults: ["p": user.password]) // finds S502
    defaults.setPersistentDomain(["p": user.password], forName: "a") // finds S502
    defaults.setValuesForKeys(["p": user.password]) // finds S502
    NSUbiquitousKeyValueStore.default.set(user.password, forKey: "a") // finds S502
    NSUbiquitousKeyValueStore.default.setString(user.password, forKey: "a") // finds S502
    NSUbiquitousKeyValueStore().setValue(user.password, forKey: "a") // finds S502
    defaults.set(user.name, forKey: "a")
    defaults.set(user.passwordHash, forKey: "a")
    defaults.set(user.password.isEmpty, forKey: "a")
    defaults.set(user.password.count, forKey: "a")
    defaults.set(hash(user.password), forKey: "a")
    defaults.set(encrypt(user.password), forKey: "a")
    defaults.removeObject(forKey: user.password)
    let clean = user.password
    if clean == "" { return }
}
func hash(_ text: String) -> String { text }
func encrypt(_ text: String) -> String { text }

func realm(_ realm: Realm, _ user: User, _ account: Account) throws {
    try realm.write {
        account.password = user.password // finds S504
        account.data = user.password // finds S504
        account.name = user.name
        account.password = user.passwordHash
        realm.create(Account.self, value: ["password": user.password]) // finds S504
        let other = Account()
        other.password = user.password // finds S504
        realm.add(other)
        account.setValue(user.password, forKey: "password") // finds S504
        account["password"] = user.password // finds S504
        account["name"] = user.name
        account.setValuesForKeys(["password": user.password]) // finds S504
        realm.create(Account.self, value: ["name": user.name], update: .modified)
        realm.dynamicCreate("Account", value: ["password": user.password]) // finds S504
        _ = Account(value: ["password": user.password]) // finds S504
        _ = Account(value: ["name": user.name])
    }
    var configuration = Realm.Configuration(encryptionKey: Data())
    configuration.encryptionKey = Data()
}

func migrated(_ object: MigrationObject?, _ dynamic: DynamicObject, _ user: User) {
    object?["password"] = user.password // finds S504
    dynamic["password"] = user.password // finds S504
    dynamic["name"] = user.name
}

func encoded(_ user: User, _ defaults: UserDefaults, _ url: URL, _ context: NSManagedObjectContext) throws {
    let archive = try NSKeyedArchiver.archivedData(withRootObject: user.password, requiringSecureCoding: true)
    try archive.write(to: url) // finds S504
    defaults.set(archive, forKey: "a") // finds S502
    try JSONEncoder().encode(["p": user.password]).write(to: url) // finds S504
    try JSONEncoder().encode(["n": user.name]).write(to: url)
    defaults.setValue(user.password, forKeyPath: "a") // finds S502
    let row = NSEntityDescription.insertNewObject(forEntityName: "Operator", into: context)
    row.setValue(user.password, forKey: "a") // finds S504
    let pair = (title: "a", value: user.password)
    defaults.set(pair.value, forKey: "a") // finds S502
    defaults.set(pair.title, forKey: "a")
}

func coreData(_ context: NSManagedObjectContext, _ user: User, _ object: NSManagedObject, _ op: Operator) throws {
    object.setValue(user.password, forKey: "p") // finds S504
    object.setPrimitiveValue(user.password, forKey: "p") // finds S504
    op.password = user.password // finds S504
    op.setValue(user.password, forKey: "password") // finds S504
    op.name = user.name
    object.setValue(user.name, forKey: "n")
    object.setValue(user.passwordHash, forKey: "n")
    try context.save()
}

func sqlite(_ db: Connection, _ user: User, _ statement: Statement, _ pointer: OpaquePointer?) throws {
    let units = Table("u")
    let column = Expression<String>("p")
    try db.run("INSERT INTO u VALUES (?)", user.password) // finds S504
    try db.run("INSERT INTO u VALUES (?)", [user.password]) // finds S504
    try db.run("INSERT INTO u VALUES (:p)", [":p": user.password]) // finds S504
    _ = try db.prepare("INSERT INTO u VALUES (?)", user.password).run() // finds S504
    try db.run(units.insert(column <- user.password)) // finds S504
    try db.run(units.update(column <- user.password)) // finds S504
    try db.run(units.insert(or: .replace, column <- user.password)) // finds S504
    _ = try statement.run(user.password) // finds S504
    _ = statement.bind(user.password) // finds S504
    _ = try statement.scalar(user.password) // finds S504
    try db.execute("INSERT INTO u VALUES ('\(user.password)')") // finds S504
    sqlite3_exec(pointer, "INSERT INTO u VALUES ('\(user.password)')", nil, nil, nil) // finds S504
    sqlite3_bind_text(pointer, 1, user.password, -1, nil) // finds S504
    sqlite3_bind_text16(pointer, 1, user.password, -1, nil) // finds S504
    sqlite3_bind_blob(pointer, 1, user.password, 10, nil) // finds S504
    sqlite3_prepare_v2(pointer, "INSERT INTO u VALUES ('\(user.password)')", -1, nil, nil) // finds S504
    try db.run(units.insert(column <- user.name))
    try db.run("INSERT INTO u VALUES (?)", hash(user.password))
    try db.run("INSERT INTO u VALUES (?)", user.passwordHash)
}

func grdb(_ queue: DatabaseQueue, _ user: User) throws {
    try queue.write { db in
        try db.execute(sql: "INSERT INTO u VALUES (?)", arguments: [user.password]) // finds S504
        try db.execute(sql: "INSERT INTO u VALUES (:p)", arguments: ["p": user.password]) // finds S504
        try db.execute(sql: "INSERT INTO u VALUES ('\(user.password)')") // finds S504
        try db.execute(literal: "INSERT INTO u VALUES (\(user.password))") // finds S504
        let statement = try db.makeStatement(sql: "INSERT INTO u VALUES (?)")
        try statement.execute(arguments: [user.password]) // finds S504
        statement.setUncheckedArguments([user.password]) // finds S504
        try statement.setArguments([user.password]) // finds S504
        _ = try Row.fetchAll(db, sql: "SELECT * FROM u WHERE p = ?", arguments: [user.name])
        try db.execute(sql: "INSERT INTO u VALUES (?)", arguments: [user.name])
    }
}

func files(_ user: User, _ url: URL, _ handle: FileHandle, _ stream: OutputStream) throws {
    try user.password.write(to: url, atomically: true, encoding: .utf8) // finds S504
    try user.password.write(toFile: "/tmp/p", atomically: true, encoding: .utf8) // finds S504
    try (user.password as NSString).write(toFile: "/tmp/p", atomically: true, encoding: 4) // finds S504
    try user.password.data(using: .utf8)!.write(to: url) // finds S504
    NSDictionary(dictionary: ["p": user.password]).write(to: url, atomically: true) // finds S504
    ([user.password] as NSArray).write(toFile: "/tmp/p", atomically: true) // finds S504
    handle.write(Data(user.password.utf8)) // finds S504
    try handle.write(contentsOf: Data(user.password.utf8)) // finds S504
    FileManager.default.createFile(atPath: "/tmp/p", contents: Data(user.password.utf8)) // finds S504
    let bytes = Array(user.password.utf8)
    stream.write(bytes, maxLength: bytes.count) // finds S504
    fputs(user.password, stdout) // finds S503
    try user.name.write(to: url, atomically: true, encoding: .utf8)
    try encrypt(user.password).write(to: url, atomically: true, encoding: .utf8)
}

func wire(_ connection: NWConnection, _ user: User, _ channel: Channel, _ session: URLSession) async throws {
    connection.send(content: Data(user.password.utf8), completion: .idempotent) // finds S505
    connection.send(content: Data(hash(user.password).utf8), completion: .idempotent)
    connection.send(content: Data(user.name.utf8), completion: .idempotent)
    _ = URL(string: "https://plant.example/?p=\(user.password)") // finds S505
    _ = URL(string: "https://plant.example/?p=" + user.password) // finds S505
    _ = URL(string: "?p=" + user.password, relativeTo: URL(string: "https://plant.example")) // finds S505
    var parts = URLComponents(string: "https://plant.example/")!
    parts.queryItems = [URLQueryItem(name: "p", value: user.password)] // finds S505
    parts.query = "p=\(user.password)" // finds S505
    parts.queryItems = [URLQueryItem(name: "p", value: user.name)]
    _ = URLComponents(string: "https://plant.example/?p=\(user.password)") // finds S505
    AF.request("https://plant.example/?p=\(user.password)") // finds S505
    AF.request("http://plant.example/", method: .post, parameters: ["p": user.password]) // finds S505
    AF.request("https://plant.example/", method: .post, parameters: ["p": user.password])
    var secure = URLRequest(url: URL(string: "https://plant.example/")!)
    secure.httpBody = Data(user.password.utf8)
    send(3, user.password, 10, 0) // finds S505
    _ = URL(string: "https://plant.example/?n=\(user.name)")
    _ = URL(string: "https://plant.example/?n=\(hash(user.password))")
}

func logs(_ user: User, _ logger: Logger) {
    print(user.password) // finds S503
    print("a", user.password, separator: ",") // finds S503
    print(user.password, to: &output) // finds S503
    debugPrint(user.password) // finds S503
    dump(user.password) // finds S503
    NSLog(user.password) // finds S503
    NSLog("%@ %@", user.name, user.password) // finds S503
    NSLog("\(user.password)") // finds S503
    printf("%s", user.password) // finds S503
    fatalError(user.password) // finds S503
    assertionFailure("p \(user.password)") // finds S503
    assert(user.name.isEmpty, user.password) // finds S503
    precondition(user.name.isEmpty, user.password) // finds S503
    preconditionFailure(user.password) // finds S503
    syslog(1, user.password) // finds S503
    print(user.name)
    print(user.passwordHash)
    print(hash(user.password))
    print(user.password.count)
    print("password")
    print(user.password.isEmpty ? "none" : "set")
    print(user)
    let accessTokenExpiry = Date()
    print(accessTokenExpiry)
    let passwordField = UITextField()
    print(passwordField)
    print(passwordField.text ?? "") // finds S503
    let text = user.accessToken!
    print(text) // finds S503
    if user.password == "x" { print("same") }
    let masked = String(user.password.prefix(2)) + "***"
    print(masked)
    let maskedPassword = String(repeating: "*", count: user.password.count)
    print(maskedPassword)
    let form = ["user": user.name, "password": user.password]
    print(form["user"]!)
    print(form["password"]!) // finds S503
    print(form) // finds S503
}
