// rules: S301
import GRDB
import SQLite
import SQLite3

func remote() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

func sqlite3(_ db: OpaquePointer?) {
    let name = remote()
    let text = "SELECT * FROM unit WHERE name = '" + name + "'"
    var statement: OpaquePointer?
    sqlite3_exec(db, text, nil, nil, nil) // finds S301
    sqlite3_prepare(db, text, -1, &statement, nil) // finds S301
    sqlite3_prepare_v2(db, text, -1, &statement, nil) // finds S301
    sqlite3_prepare_v3(db, text, -1, 0, &statement, nil) // finds S301
    sqlite3_prepare_v2(db, "SELECT * FROM unit WHERE name = ?", -1, &statement, nil)
    sqlite3_bind_text(statement, 1, name, -1, nil)
}

func sqliteSwift(_ path: String) throws {
    let db = try Connection(path)
    let name = remote()
    let text = "SELECT * FROM unit WHERE name = '\(name)'"
    try db.execute(text) // finds S301
    _ = try db.prepare(text) // finds S301
    try db.run(text) // finds S301
    _ = try db.scalar(text) // finds S301
    _ = try db.prepareRowIterator(text) // finds S301
    let statement = try Statement(db, text) // finds S301
    try statement.run()
    let safe = "SELECT * FROM unit WHERE name = ?"
    _ = try db.prepare(safe, name)
    try db.run(safe, name)
    _ = try db.scalar(safe, name)
}

func grdb(_ queue: DatabaseQueue) throws {
    let name = remote()
    let text = "SELECT * FROM unit WHERE name = '\(name)'"
    try queue.write { db in
        try db.execute(sql: text) // finds S301
        try db.execute(sql: text, arguments: []) // finds S301
        _ = try db.makeStatement(sql: text) // finds S301
        _ = try db.cachedStatement(sql: text) // finds S301
        _ = try Row.fetchAll(db, sql: text) // finds S301
        _ = try String.fetchOne(db, sql: text) // finds S301
        _ = try Row.fetchCursor(db, sql: text) // finds S301
        _ = try SQLRequest<Row>(sql: text).fetchAll(db) // finds S301
        let literal = SQL(sql: text) // finds S301
        try db.execute(literal: literal)
        try db.execute(sql: "SELECT * FROM unit WHERE name = ?", arguments: [name])
        try db.execute(literal: "SELECT * FROM unit WHERE name = \(name)")
        _ = try Row.fetchAll(db, sql: "SELECT * FROM unit WHERE name = ?", arguments: [name])
        _ = try Row.fetchOne(db, literal: "SELECT * FROM unit WHERE name = \(name)")
    }
}

func fmdb(_ db: FMDatabase) throws {
    let name = remote()
    let text = "SELECT * FROM unit WHERE name = '".appending(name).appending("'")
    _ = try db.executeQuery(text, values: nil) // finds S301
    try db.executeUpdate(text, values: []) // finds S301
    db.executeStatements(text) // finds S301
    _ = try db.executeQuery("SELECT * FROM unit WHERE name = ?", values: [name])
}

func postgres(_ client: PostgresClient, _ request: Request) async throws {
    let name = try request.query.get(String.self, at: "name")
    _ = try await client.query("SELECT * FROM unit WHERE name = \(name)")
    _ = try await client.query(PostgresQuery(unsafeSQL: "SELECT * FROM unit WHERE name = '\(name)'")) // finds S301
    _ = try await client.query("SELECT * FROM \(unescaped: name)") // finds S301
}

func fluent(_ request: Request) async throws {
    let name = try request.query.get(String.self, at: "name")
    let sql = request.db as! SQLDatabase
    _ = try await sql.raw("SELECT * FROM unit WHERE name = \(bind: name)").all()
    _ = try await sql.raw("SELECT * FROM unit WHERE name = '\(unsafeRaw: name)'").all() // finds S301
}
