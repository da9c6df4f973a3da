// rules: S310, S312, S313, S314
import Foundation

let nested = /^(a+)+$/ // finds S310
let alternatives = /^(a|a)*b/ // finds S310
let overlap = /^(\w|[a-z])*-/ // finds S310
let star = /^(a*)*b/ // finds S310
let optional = /^(a?b?)*c/ // finds S310
let deep = /^((((x+))))+y/ // finds S310
let counted = /^(\d{1,3})*;/ // finds S310
let late = /^[^:]+:(\s*\w+\s*)+;/ // finds S310
let ahead = /^(?=(\d+)*x)/ // finds S310
let extended = #/^(\d+/?)+$/# // finds S310
let single = /^a+$/
let separated = /^\w+(,\w+)*$/
let different = /^(a|b)*c/
let neverFails = /(a+)+/
let anything = /(\w+\s?)*.*/
let atomic = /^(?>a+)+$/
let possessive = /^(a++)+$/
let optionalOnce = /^(ab?)*c/
let bounded = /^(a+b+)+c/
let word = /^(\b\w+\b\s?)*$/
let boundedTwice = /^a{1,3}a{1,3}$/
let guarded = /^(?:(?!-->).)*-->/

let constant = "^(" + "[0-9]+" + ")*$"
func patterns(_ text: String, _ range: NSRange) throws {
    _ = try NSRegularExpression(pattern: constant) // finds S310
    _ = try NSRegularExpression(pattern: "^(A|a)*$")
    _ = try NSRegularExpression(pattern: "^(A|a)*$", options: .caseInsensitive) // finds S310
    _ = try NSRegularExpression(pattern: "^(.|\\n)*$")
    _ = try NSRegularExpression(pattern: "^(.|\\n)*;", options: [.dotMatchesLineSeparators]) // finds S310
    _ = NSPredicate(format: "SELF MATCHES %@", "([a-z]+)*") // finds S310
    _ = NSPredicate(format: "SELF MATCHES %@", "[a-z]*")
    _ = text.wholeMatch(of: /(a+)+/) // finds S310
    _ = text.range(of: "^(a+)+$", options: .regularExpression) // finds S310
    _ = text.range(of: "^(a+)+$")
    _ = try Regex("^(\\s*[a-z]+\\s*)*$") // finds S310
}

func hosts(_ text: String) -> Bool {
    _ = text.range(of: "https?://www.plant\\.com", options: .regularExpression) != nil // finds S312, S314
    _ = text.range(of: "^https?://www\\.plant\\.com/", options: .regularExpression) != nil
    _ = text.contains(/(www|mail)\.plant\.com/) // finds S312
    _ = text.contains(/^https:\/\/.*\.plant\.com\//)
    _ = text.range(of: "^https?://plant.example.org", options: [.regularExpression, .caseInsensitive]) // finds S314
    _ = text.range(of: "[a-z]+\\.com", options: .regularExpression)
    _ = text.range(of: "main.swift", options: .regularExpression) != nil
    _ = text.contains(/^plant|station$/) // finds S312
    _ = text.contains(/^(plant|station)$/)
    return text.contains(/^plant$|^station$/)
}

func tags(_ text: String) throws {
    _ = text.replacingOccurrences(of: "<script[^>]*>.*?</script>", with: "", options: .regularExpression) // finds S313
    _ = text.replacingOccurrences(of: "(?is)<script[^>]*>.*?</script[^>]*>", with: "", options: .regularExpression)
    _ = try NSRegularExpression(pattern: "<!--(.|\\s)*?--!?>") // finds S310
    _ = try NSRegularExpression(pattern: "<!--[^-]*-->") // finds S313
    _ = try NSRegularExpression(pattern: "<[^>]+>")
}
