// rules: S301, S305
// Every way to SQL text and to predicates.
import FMDB
import GRDB
import RealmSwift
import SQLite
import SQLite3

func remote() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

func c(_ db: OpaquePointer?) {
    let text = "SELECT * FROM unit WHERE name = '\(remote())'"
    var statement: OpaquePointer?
    sqlite3_prepare16(db, text, -1, &statement, nil) // finds S301
    sqlite3_prepare16_v2(db, text, -1, &statement, nil) // finds S301
    sqlite3_prepare16_v3(db, text, -1, 0, &statement, nil) // finds S301
    sqlite3_get_table(db, text, nil, nil, nil, nil) // finds S301
    text.withCString { sqlite3_exec(db, $0, nil, nil, nil) } // finds S301
    sqlite3_exec(db, (text as NSString).utf8String, nil, nil, nil) // finds S301
    let number = "SELECT * FROM unit WHERE id = \(Int(remote()) ?? 0)"
    sqlite3_exec(db, number, nil, nil, nil)
    sqlite3_prepare_v2(db, "SELECT * FROM unit WHERE name = ?", -1, &statement, nil)
    sqlite3_bind_text(statement, 1, remote(), -1, nil)
    let name = remote()
    guard ["a", "b"].contains(name) else { return }
    sqlite3_exec(db, "SELECT * FROM unit WHERE name = '\(name)'", nil, nil, nil)
}

func sqliteSwift(_ db: Connection) throws {
    let name = remote()
    let text = "SELECT * FROM unit WHERE name = '" + name + "'"
    try db.execute(text) // finds S301
    try db.run(text, []) // finds S301
    try db.run(text, [:]) // finds S301
    _ = try db.prepare(text, []) // finds S301
    _ = try db.scalar(text, 1) // finds S301
    _ = try db.vacuum()
    let statement = try db.prepare("SELECT * FROM unit WHERE name = ?")
    _ = try statement.run(name)
    _ = try statement.bind(name).scalar()
    let units = Table("unit")
    let column = Expression<String>("name")
    _ = try db.prepare(units.filter(column == name))
    _ = try db.run(units.insert(column <- name))
    _ = try db.run(units.filter(column.like("%\(name)%")).delete())
    _ = Expression<String>(literal: name) // finds S301
    _ = units.filter(Expression<Bool>(literal: "name = '\(name)'")) // finds S301
}

func grdb(_ queue: DatabaseQueue, _ pool: DatabasePool) async throws {
    let name = remote()
    let text = "SELECT * FROM unit WHERE name = '\(name)'"
    try await queue.read { db in
        _ = try db.allStatements(sql: text) // finds S301
        _ = try db.makeStatement(sql: text) // finds S301
        _ = try Row.fetchSet(db, sql: text, arguments: []) // finds S301
        _ = try Unit.fetchAll(db, sql: text) // finds S301
        _ = try Unit.fetchOne(db, sql: text, arguments: [1]) // finds S301
        _ = try Int.fetchCursor(db, sql: text, arguments: [], adapter: nil) // finds S301
        _ = try Unit.filter(sql: "name = '\(name)'").fetchAll(db) // finds S301
        _ = try Unit.select(sql: name).fetchAll(db) // finds S301
        _ = try Unit.order(sql: name).fetchAll(db) // finds S301
        _ = try Unit.all().group(sql: name).having(sql: "a = 1").fetchAll(db) // finds S301
        _ = try Unit.all().having(sql: name).fetchAll(db) // finds S301
        _ = try SQLRequest(sql: text).fetchAll(db) // finds S301
        _ = try SQLRequest<Row>(sql: text, arguments: [], adapter: nil, cached: true).fetchAll(db) // finds S301
        _ = try db.cachedStatement(sql: text).execute() // finds S301
        try db.execute(sql: text, arguments: StatementArguments()) // finds S301
        try db.create(table: "a") { $0.column("b").check(sql: text) } // finds S301
        _ = try SQLStatementCursor(database: db, sql: text, arguments: nil, prepFlags: 0) // finds S301
        _ = try Unit.filter(Column("name") == name).fetchAll(db)
        _ = try Unit.filter(sql: "name = ?", arguments: [name]).fetchAll(db)
        _ = try Unit.fetchAll(db, sql: "SELECT * FROM unit WHERE name = ?", arguments: [name])
        _ = try SQLRequest<Unit>("SELECT * FROM unit WHERE name = \(name)").fetchAll(db)
        try db.execute(literal: "DELETE FROM unit WHERE name = \(name)")
        try db.execute(sql: "DELETE FROM unit WHERE name = :name", arguments: ["name": name])
        let literal: SQL = "SELECT * FROM unit WHERE name = \(name)"
        _ = try SQLRequest<Unit>(literal: literal).fetchAll(db)
    }
    try await pool.write { try $0.execute(sql: text) } // finds S301
    try await pool.writeWithoutTransaction { db in try db.execute(sql: text) } // finds S301
    try await queue.inDatabase { db in try db.execute(sql: text) } // finds S301
    try await queue.inTransaction { db in
        try db.execute(sql: text) // finds S301
        return .commit
    }
}

func fmdb(_ db: FMDatabase, _ queue: FMDatabaseQueue) throws {
    let name = remote()
    let text = "SELECT * FROM unit WHERE name = '\(name)'"
    _ = db.executeQuery(text) // finds S301
    _ = db.executeQuery(text, withArgumentsIn: []) // finds S301
    _ = db.executeQuery(text, withParameterDictionary: [:]) // finds S301
    _ = try db.executeQuery(text, values: nil) // finds S301
    db.executeUpdate(text) // finds S301
    db.executeUpdate(text, withArgumentsIn: []) // finds S301
    db.executeUpdate(text, withParameterDictionary: [:]) // finds S301
    try db.executeUpdate(text, values: []) // finds S301
    db.executeUpdate(text, withErrorAndBindings: nil) // finds S301
    db.executeStatements(text) // finds S301
    db.executeStatements(text) { _ in 0 } // finds S301
    db.prepare(text) // finds S301
    _ = db.string(forQuery: text) // finds S301
    queue.inDatabase { $0.executeStatements(text) } // finds S301
    queue.inTransaction { db, _ in db.executeUpdate(text, withArgumentsIn: []) } // finds S301
    db.executeUpdate("INSERT INTO unit VALUES (?)", withArgumentsIn: [name])
    _ = db.executeQuery("SELECT * FROM unit WHERE name = :n", withParameterDictionary: ["n": name])
}

func servers(_ db: any Database, _ sql: SQLDatabase, _ postgres: PostgresConnection, _ mysql: MySQLDatabase, _ request: Request) async throws {
    let name = try request.query.get(String.self, at: "name")
    let text = "SELECT * FROM unit WHERE name = '\(name)'"
    _ = try await postgres.simpleQuery(text).get() // finds S301
    _ = try await mysql.simpleQuery(text).get() // finds S301
    _ = mysql.query(text, []) // finds S301
    _ = try await postgres.query(PostgresQuery(unsafeSQL: text), logger: request.logger) // finds S301
    _ = try await sql.raw(SQLQueryString(text)).all() // finds S301
    _ = try await sql.raw("SELECT * FROM unit WHERE name = '\(unsafeRaw: name)'").all() // finds S301
    _ = sql.execute(sql: SQLRaw(text)) { _ in } // finds S301
    _ = try await sql.raw("SELECT * FROM unit WHERE name = \(bind: name)").all()
    _ = try await sql.raw("SELECT * FROM \(ident: name)").all()
    _ = try await postgres.query("SELECT * FROM unit WHERE name = \(name)", logger: request.logger)
    _ = mysql.query("SELECT * FROM unit WHERE name = ?", [MySQLData(string: name)])
    _ = try await Unit.query(on: request.db).filter(\.$name == name).all()
}

func predicates(_ realm: Realm, _ context: NSManagedObjectContext) throws {
    let name = remote()
    _ = NSPredicate(format: name) // finds S305
    _ = NSPredicate(format: "name == '" + name + "'") // finds S305
    _ = NSPredicate(format: "name == \(name)", argumentArray: nil) // finds S305
    withVaList([1]) { _ = NSPredicate(format: name, arguments: $0) } // finds S305
    _ = NSPredicate(fromMetadataQueryString: name) // finds S305
    _ = NSExpression(format: name, 1) // finds S305
    _ = NSExpression(forFunction: name, arguments: []) // finds S305
    _ = realm.objects(Unit.self).filter("name == '\(name)'") // finds S305
    _ = realm.objects(Unit.self).filter(NSPredicate(format: "name == '\(name)'")) // finds S305
    _ = realm.objects(Unit.self).where { $0.name == name }
    _ = realm.objects(Unit.self).filter("name == %@", name)
    _ = realm.objects(Unit.self).sorted(byKeyPath: name)
    _ = NSPredicate(format: "name == %@", name)
    _ = NSPredicate(format: "name == %@", argumentArray: [name])
    _ = NSPredicate(value: true)
    _ = NSPredicate { object, _ in (object as? String) == name }
    _ = NSPredicate(format: "id == \(Int(name) ?? 0)")
    let request = NSFetchRequest<Unit>(entityName: "Unit")
    request.predicate = NSPredicate(format: "%K == %@", "name", name)
    _ = [name].filter { $0 == name }
    let units: [Unit] = []
    _ = units.filter { $0.name == name }
    _ = (units as NSArray).filtered(using: NSPredicate(format: name)) // finds S305
}
