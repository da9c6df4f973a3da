// rules: S502, S503, S504, S505
import CoreData
import Network
import RealmSwift
import SQLite

class Account: Object {
    @Persisted var password = ""
    @Persisted var name = ""
}

class Operator: NSManagedObject {
    @NSManaged var secret: String
    @NSManaged var shift: String
}

func preferences(_ password: String, _ passwordHash: String, _ user: String) {
    UserDefaults.standard.set(password, forKey: "a") // finds S502
    UserDefaults.standard.set(user, forKey: "user")
    UserDefaults.standard.set(passwordHash, forKey: "b")
    NSUbiquitousKeyValueStore.default.set(password, forKey: "c") // finds S502
    let defaults = UserDefaults(suiteName: "panel")!
    defaults.setValue(password, forKey: "d") // finds S502
    let copy = password
    let wrapped = ["value": copy]
    defaults.set(wrapped, forKey: "e") // finds S502
    defaults.set(encrypted(password), forKey: "f")
    let length = password.count
    defaults.set(length, forKey: "g")
}

func encrypted(_ text: String) -> String { text + "x" }

func databases(_ db: Connection, _ realm: Realm, _ password: String, _ account: Account, _ person: Operator, _ name: String) throws {
    try db.run("INSERT INTO user VALUES (?)", password) // finds S504
    try db.run("INSERT INTO user VALUES ('\(password)')") // finds S504
    try db.run("INSERT INTO user VALUES (?)", name)
    account.password = password // finds S504
    account.name = name
    person.secret = password // finds S504
    person.shift = name
    person.setValue(password, forKey: "secret") // finds S504
    person.setValue(name, forKey: "shift")
    sqlite3_bind_text(statement, 1, password, -1, nil) // finds S504
    sqlite3_bind_text(statement, 1, name, -1, nil)
}

func grdb(_ queue: DatabaseQueue, _ password: String, _ user: String) throws {
    try queue.write { db in
        try db.execute(sql: "INSERT INTO user VALUES (?, ?)", arguments: [user, password]) // finds S504
        try db.execute(sql: "INSERT INTO user VALUES (?)", arguments: [user])
    }
}

func files(_ apiToken: String, _ handle: FileHandle, _ file: URL) throws {
    try apiToken.write(to: file, atomically: true, encoding: .utf8) // finds S504
    try Data(apiToken.utf8).write(to: file) // finds S504
    handle.write(apiToken.data(using: .utf8)!) // finds S504
    FileManager.default.createFile(atPath: "/tmp/t", contents: apiToken.data(using: .utf8)) // finds S504
    try "nothing".write(to: file, atomically: true, encoding: .utf8)
}

func wire(_ connection: NWConnection, _ password: String, _ user: String) {
    connection.send(content: password.data(using: .utf8), completion: .idempotent) // finds S505
    connection.send(content: user.data(using: .utf8), completion: .idempotent)
    let url = URL(string: "http://panel.example/login?p=\(password)") // finds S505
    let other = URL(string: "http://panel.example/login?u=\(user)")
    AF.request("http://panel.example/login?p=" + password) // finds S505
    AF.request("http://panel.example/", parameters: ["value": password]) // finds S505
    AF.request("https://panel.example/", parameters: ["value": password])
    AF.request("http://panel.example/", parameters: ["value": user])
}

func logs(_ password: String, _ user: String, _ creditCardNumber: String) {
    print(password) // finds S503
    print(user, password) // finds S503
    debugPrint(password) // finds S503
    dump(password) // finds S503
    NSLog(password) // finds S503
    NSLog("%@", password) // finds S503
    NSLog("%@ %@", user, password) // finds S503
    print("number \(creditCardNumber)") // finds S503
    print("length \(password.count)")
    print("user \(user)")
    let message = "with " + password
    print(message) // finds S503
    fatalError("cannot log in with \(password)") // finds S503
}
