// rules: S103
// Lengths in one unit of text and used in another.
import Foundation

func lengths(_ text: String, _ old: NSString, _ mutable: NSMutableString, _ attributed: NSMutableAttributedString) {
    _ = NSRange(location: 0, length: text.count) // finds S103
    _ = NSRange(location: text.count, length: 1) // finds S103
    _ = NSMakeRange(0, text.count) // finds S103
    _ = NSMakeRange(text.count - 1, 1) // finds S103
    let count = text.count
    _ = NSRange(location: 0, length: count) // finds S103
    _ = NSRange(location: 0, length: count - 2) // finds S103
    _ = NSRange(location: 0, length: text.utf8.count) // finds S103
    _ = NSRange(location: 0, length: text.unicodeScalars.count) // finds S103
    _ = NSRange(location: 0, length: text.utf16.count)
    _ = NSRange(location: 0, length: old.length)
    _ = NSRange(location: 0, length: (text as NSString).length)
    _ = NSRange(location: 0, length: NSString(string: text).length)
    _ = NSRange(text.startIndex..., in: text)
    _ = NSRange(location: 0, length: 5)
    _ = old.substring(from: text.count) // finds S103
    _ = old.substring(to: text.count - 1) // finds S103
    _ = old.substring(with: NSRange(location: 0, length: text.count)) // finds S103
    _ = old.character(at: text.count - 1) // finds S103
    _ = old.substring(from: text.utf16.count)
    _ = old.substring(to: old.length - 1)
    mutable.deleteCharacters(in: NSMakeRange(0, text.count)) // finds S103
    mutable.insert("a", at: text.count) // finds S103
    mutable.insert("a", at: mutable.length)
    mutable.replaceCharacters(in: NSRange(location: 0, length: old.length), with: "")
    attributed.addAttribute(.link, value: "a", range: NSRange(location: 0, length: text.count)) // finds S103
    attributed.addAttribute(.link, value: "a", range: NSRange(location: 0, length: attributed.length))
    _ = text.index(text.startIndex, offsetBy: old.length) // finds S103
    _ = text.index(text.startIndex, offsetBy: text.utf16.count) // finds S103
    _ = text.index(text.startIndex, offsetBy: text.utf8.count) // finds S103
    _ = text.index(text.startIndex, offsetBy: text.count)
    _ = text.index(text.startIndex, offsetBy: old.length - 1, limitedBy: text.endIndex) // finds S103
    _ = text.index(text.endIndex, offsetBy: -text.utf16.count) // finds S103
    _ = text.prefix(old.length) // finds S103
    _ = text.suffix(old.length) // finds S103
    _ = text.dropFirst(old.length) // finds S103
    _ = text.dropLast(text.utf16.count) // finds S103
    _ = text.prefix(text.count - 1)
    _ = text.utf16.prefix(old.length)
    _ = text.utf16.index(text.utf16.startIndex, offsetBy: old.length)
    _ = text.utf8.prefix(text.utf8.count)
    var copy = text
    copy.removeFirst(old.length) // finds S103
    copy.removeLast(text.utf16.count) // finds S103
    copy.removeLast(2)
    let range = NSRange(location: 0, length: attributed.string.count) // finds S103
    _ = range
    let items = [1, 2, 3]
    _ = NSRange(location: 0, length: items.count)
    let data = Data()
    _ = NSRange(location: 0, length: data.count)
    for index in 0..<text.count { _ = old.character(at: index) } // finds S103
    let bytes: [UInt8] = []
    _ = NSMakeRange(0, bytes.count)
}
