import Foundation
import GRDB
import Vapor

/// Measurements that wait for the control room.
struct Storage {
    let database: DatabaseQueue

    struct Measurement: Decodable {
        let point: String
        let value: Double
        let time: Date
    }

    func insert(_ measurement: Measurement) throws {
        try database.write { db in
            try db.execute(
                sql: "INSERT INTO measurement (point, value, time) VALUES (?, ?, ?)",
                arguments: [measurement.point, measurement.value, measurement.time])
        }
    }

    /// The last value of a point that the panel asked for.
    func last(of point: String) throws -> Double? {
        try database.read { db in
            try Double.fetchOne(
                db, sql: "SELECT value FROM measurement WHERE point = ? ORDER BY time DESC LIMIT 1", arguments: [point])
        }
    }

    /// The same for the history view. The name of the point comes over HTTP.
    func history(_ request: Request) throws -> [Row] {
        let point = try request.parameters.require("point")
        return try database.read { db in
            try Row.fetchAll(db, sql: "SELECT time, value FROM measurement WHERE point = '\(point)' ORDER BY time") // finds S301
        }
    }

    func count(newerThan date: Date) throws -> Int {
        try database.read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM measurement WHERE time > ?", arguments: [date]) ?? 0
        }
    }
}
