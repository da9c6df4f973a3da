// rules: S310, S312
// Patterns that a function puts together from constants.
import Foundation

enum Patterns {
    static let part = "(a+)"
    static let whole = ["^", part, "+$"].joined()
    static var counted: String { "x" }
}

func assigned(_ flag: Bool, _ extra: String) throws {
    var grown = "^("
    grown += "a+"
    grown += ")+$"
    _ = try NSRegularExpression(pattern: grown) // finds S310
    var changed = "^abc$"
    _ = try Regex(changed)
    changed = "^(a+)+$"
    _ = try Regex(changed) // finds S310
    changed = "^abc$"
    _ = try Regex(changed)
    var appended = "^(a+)+"
    appended.append("$")
    _ = try NSRegularExpression(pattern: appended) // finds S310
    var perhaps = "abc"
    if flag { perhaps = "^(a+)+$" }
    _ = try NSRegularExpression(pattern: perhaps) // finds S310
    let late: String
    if flag { late = "^(a+)+$" } else { late = "a" }
    _ = try NSRegularExpression(pattern: late) // finds S310
    let chosen = flag ? "^(a+)+$" : "abc"
    _ = try NSRegularExpression(pattern: chosen) // finds S310
    _ = try NSRegularExpression(pattern: flag ? "abc" : "abd")
    let joined = ["^", "(a+)+", "$"].joined()
    _ = try NSRegularExpression(pattern: joined) // finds S310
    _ = try NSRegularExpression(pattern: ["^a", "^b"].joined(separator: "|"))
    let appending = "^(a+)".appending("+$")
    _ = try NSRegularExpression(pattern: appending) // finds S310
    _ = try NSRegularExpression(pattern: Patterns.whole) // finds S310
    _ = NSPredicate(format: "SELF MATCHES %@", chosen) // finds S310
    _ = extra.range(of: changed + "|^b$", options: .regularExpression) != nil
}

func unknown(_ flag: Bool, _ extra: String, _ words: [String]) throws {
    var outside = "^(a+)+$"
    outside += extra
    _ = try NSRegularExpression(pattern: outside)
    var handed = "^(a+)+$"
    fill(&handed)
    _ = try NSRegularExpression(pattern: handed)
    var looped = "^(a+)+"
    for word in words { looped += word }
    _ = try NSRegularExpression(pattern: looped)
    var inserted = "^(a+)+$"
    inserted.insert("b", at: inserted.startIndex)
    _ = try NSRegularExpression(pattern: inserted)
    var branch = "abc"
    if flag {
        branch = "^(a+)+$"
    } else {
        _ = try NSRegularExpression(pattern: branch)
    }
    var later = "abc"
    _ = try NSRegularExpression(pattern: later)
    later = "^(a+)+$"
}
func fill(_ text: inout String) { text = "abc" }
