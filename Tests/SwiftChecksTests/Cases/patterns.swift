// rules: S310, S312, S313, S314, S316
// Patterns.
import Foundation

func take() -> String { (try? String(contentsOf: URL(string: "https://plant.example/name")!)) ?? "" }

let e01 = /^(a+)+$/ // finds S310
let e02 = /^(a*)*$/ // finds S310
let e03 = /^(a|aa)+$/ // finds S310
let e04 = /^([a-z]+)*[0-9]$/ // finds S310
let e05 = /(\w+\s*)+:/ // finds S310
let e06 = /^(?:[a-z]|[a-m])+x/ // finds S310
let e07 = /^(\d+|\w+)*!/ // finds S310
let e08 = /"(\\.|[^"])*;/ // finds S310
let e09 = /^(([^<>()]+)|(".+"))+@/ // finds S310
let e10 = /^(a+){10,}$/ // finds S310
let e11 = /^(?i:a|A)+b$/ // finds S310
let e12 = /^(x\w*|y)+;/ // finds S310
let e13 = /^(?:\s|\t)*x/ // finds S310
let e14 = /^(?:.|\w)*?!/ // finds S310
let e15 = /^(a+?)+?b/ // finds S310
let e16 = /^((a|b)*)*c/ // finds S310
let e17 = /^(?:a?)*b/
let e18 = /^(?:[\u{e0}-\u{ff}]|\u{e9})+!/ // finds S310
let e19 = /^\s*(\w+\s*,?\s*)*;/ // finds S310
let e20 = #/^(?:/[^/]*|/)+#/# // finds S310
let e21 = /^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$/ // finds S310
let e22 = /^(?=(a+)+$)x/ // finds S310
let e23 = /<([a-z]+)(?:\s+[a-z]+\s*=\s*"[^"]*")*\s*>/
let s01 = /^[a-z]+$/
let s02 = /^(?:[a-z]+,)*[a-z]+$/
let s03 = /^(?:a|b|c)+$/
let s04 = /^(?>a+)+$/
let s05 = /^(?:a++)+$/
let s06 = /^(?:a+b)+$/
let s07 = /^\d{1,3}(?:\.\d{1,3}){3}$/
let s08 = /^(?:[^"\\]|\\.)*$/
let s09 = /"(?:[^"\\]|\\.)*"/
let s10 = /^(?:ab|cd)*$/
let s11 = /(a+)+/
let s12 = /^(a+)\1$/
let s13 = /^(?:\s*,\s*a)*$/
let s14 = /^([a-z0-9]+-)*[a-z0-9]+$/
let s15 = /^(?:(?!b)a)*$/
let s16 = /^(?:\+|-)?\d+(?:\.\d+)?$/
let p01 = /^\s*(.*)\s*$/
let p02 = /\s+$/
let p03 = /^\s+|\s+$/
let p04 = /a+b/
let p05 = /^.*=.*;$/
let p06 = /^\d*\d*$/
let p07 = /[a-z]+@[a-z]+/
let p08 = /^[^,]*,[^,]*$/
let p09 = /^(.*),(.*),(.*)$/

func uses(_ text: String, _ range: NSRange) throws {
    _ = try NSRegularExpression(pattern: "^(a+)+$", options: []) // finds S310
    _ = try Regex("^(a+)+$") // finds S310
    _ = try Regex("^(a+)+$", as: Substring.self) // finds S310
    _ = try Regex<Substring>("^(a+)+$") // finds S310
    _ = text.range(of: "^(a+)+$", options: [.regularExpression, .caseInsensitive]) // finds S310
    _ = text.range(of: "^(a+)+$", options: .regularExpression, range: nil, locale: nil) // finds S310
    _ = text.replacingOccurrences(of: "^(a+)+$", with: "", options: .regularExpression, range: nil) // finds S310
    _ = (text as NSString).range(of: "^(a+)+$", options: .regularExpression) // finds S310
    _ = (text as NSString).replacingOccurrences(of: "^(a+)+$", with: "", options: .regularExpression, range: range) // finds S310
    _ = text.firstMatch(of: /^(a+)+$/) // finds S310
    _ = text.wholeMatch(of: /(a+)+/) // finds S310
    _ = text.prefixMatch(of: /(a+)+b/) // finds S310
    _ = text.matches(of: /(a+)+b/) // finds S310
    _ = text.replacing(/(a+)+b/, with: "") // finds S310
    _ = text.trimmingPrefix(/(a+)+b/) // finds S310
    _ = text.split(separator: /(a+)+b/) // finds S310
    _ = text.ranges(of: /(a+)+b/) // finds S310
    _ = text.starts(with: /(a+)+b/) // finds S310
    _ = text.contains(try Regex("^(a+)+$")) // finds S310
    _ = NSPredicate(format: "SELF MATCHES %@", "^(a+)+$") // finds S310
    _ = NSPredicate(format: "name MATCHES[c] %@", "(a+)+b") // finds S310
    _ = NSPredicate(format: "SELF MATCHES '(a+)+b'") // finds S310
    let pattern = "^(a+)+$"
    _ = try NSRegularExpression(pattern: pattern).firstMatch(in: text, range: range) // finds S310
    let raw = #"^(\d+)+$"#
    _ = try Regex(raw) // finds S310
    let options: NSRegularExpression.Options = .caseInsensitive
    _ = try NSRegularExpression(pattern: "^(?:a|A)+$", options: options) // finds S310
    _ = try Regex("^(?:a|A)+$").ignoresCase() // finds S310
    _ = text.range(of: "(a+)+b")
    _ = text.range(of: "(a+)+b", options: .caseInsensitive)
}

func anchors(_ text: String) throws -> Bool {
    _ = text.range(of: "^plant|station$", options: .regularExpression) != nil // finds S312
    _ = text.contains(/^plant|station$/) // finds S312
    _ = text.firstMatch(of: /^a|b$/) != nil // finds S312
    _ = try NSRegularExpression(pattern: "^a|b|c$").firstMatch(in: text, range: NSRange()) != nil // finds S312
    _ = try NSRegularExpression(pattern: "^(a|b)$").firstMatch(in: text, range: NSRange()) != nil
    if let _ = text.firstMatch(of: /^ab|cd$/) { return true } // finds S312
    _ = text.contains(/https?:\/\/plant\.com/) // finds S312
    _ = text.range(of: "https://www\\.plant\\.com/", options: .regularExpression) != nil // finds S312
    _ = text.range(of: "^https://www\\.plant\\.com/", options: .regularExpression) != nil
    _ = try Regex("https?://good\\.com").firstMatch(in: text) != nil // finds S312
    _ = text.wholeMatch(of: /plant\.com/) != nil
    _ = text.contains(/(^|\.)plant\.com$/)
    _ = text.contains(/plant\.com$/) // finds S312
    _ = text.contains(/^plant\.com/)
    _ = text.replacing(/https:\/\/plant\.com/, with: "")
    return text.contains(/a|b/)
}

func hosts(_ text: String) throws {
    _ = try Regex("^https://www.plant.com/") // finds S314
    _ = try Regex(#"^https://([a-z]+\.)?plant.com/"#) // finds S314
    _ = try Regex(#"^(foo|bar).plant\.com$"#) // finds S314
    _ = try Regex("^http://test.plant.com") // finds S314
    _ = try Regex("^https?://.+.plant\\.com/") // finds S314
    _ = try Regex(#"^https://www\.plant\.com/"#)
    _ = try Regex("^https://[a-z]+[.]plant[.]com/")
    _ = try Regex("file.name")
    _ = try NSRegularExpression(pattern: "^https?://(www.)?plant\\.com") // finds S314
}

func tags(_ text: String) throws {
    _ = try NSRegularExpression(pattern: "<script.*?>.*?<\\/script>", options: .caseInsensitive) // finds S313
    _ = try NSRegularExpression(pattern: "<script[^>]*>[\\s\\S]*?<\\/script>", options: .caseInsensitive) // finds S313
    _ = try NSRegularExpression(pattern: "<script[^>]*>[\\s\\S]*?<\\/script[^>]*>", options: .caseInsensitive)
    _ = try NSRegularExpression(pattern: "<script[^>]*>[\\s\\S]*?<\\/script[^>]*>") // finds S313
    _ = try Regex("(?i)<script>(.|\\s)*?</script\\s*>") // finds S313, S310
    _ = try Regex("<!--.*-->") // finds S313
    _ = try Regex("(?s)<!--.*?-->") // finds S313
    _ = try Regex("(?s)<!--.*?--!?>")
    _ = text.replacing(/<!--[\s\S]*?-->/, with: "") // finds S313
    _ = try Regex("(?is)</?script>") // finds S313
    _ = try Regex("(?is)<style.*?>.*?</style>")
    _ = try Regex("(?is)<(?:!--.*?--|(?:/?script\\b[^>]*))>") // finds S313
    _ = try Regex("<[a-z/][^>]*>")
}

func injected() throws {
    let text = take()
    _ = try NSRegularExpression(pattern: text) // finds S316
    _ = try NSRegularExpression(pattern: "^\(text)$", options: []) // finds S316
    _ = try Regex(text) // finds S316
    _ = try Regex("a" + text) // finds S316
    _ = try Regex(text, as: Substring.self) // finds S316
    _ = "a".range(of: text, options: .regularExpression) // finds S316
    _ = "a".range(of: text, options: [.regularExpression]) // finds S316
    _ = "a".replacingOccurrences(of: text, with: "", options: .regularExpression) // finds S316
    _ = "a".replacingOccurrences(of: text, with: "", options: [.regularExpression, .caseInsensitive]) // finds S316
    _ = NSString(string: "a").range(of: text, options: .regularExpression) // finds S316
    _ = NSString(string: "a").replacingOccurrences(of: text, with: "", options: .regularExpression, range: NSRange()) // finds S316
    let options: NSString.CompareOptions = [.regularExpression]
    _ = "a".range(of: text, options: options) // finds S316
    _ = NSPredicate(format: "SELF MATCHES %@", text) // finds S316
    _ = try NSRegularExpression(pattern: NSRegularExpression.escapedPattern(for: text))
    _ = "a".range(of: text)
    _ = "a".range(of: text, options: .caseInsensitive)
    _ = "a".replacingOccurrences(of: "[a-z]+", with: text, options: .regularExpression)
    _ = text.range(of: "[a-z]+", options: .regularExpression)
    _ = "a".replacingOccurrences(of: text, with: "")
    _ = try Regex("^[a-z]+$").firstMatch(in: text)
    _ = text.split(separator: ",")
}
