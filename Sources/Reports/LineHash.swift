import SourceText

/// GitHub's `primaryLocationLineHash` of every line of a text, as `codeql-action/src/fingerprints.ts` computes it.
///
/// A rolling polynomial hash (multiplier 37, modulo 2^64) over the 100 UTF-16 code units that follow the line's start, blanks
/// left out and line ends turned into LF; behind it the ordinal among lines of equal hash.
public func primaryLocationLineHashes(of text: String) -> [String] {
    let window = 100
    let multiplier: UInt64 = 37
    let leaving = (0..<window).reduce(UInt64(1)) { power, _ in power &* multiplier }
    var units: [UInt16] = []
    var starts = [0]
    var previous: UInt16 = 0
    for unit in text.utf16 {
        defer { previous = unit }
        switch unit {
        case 0x20, 0x09: continue
        case 0x0D: units.append(0x0A)
        case 0x0A where previous == 0x0D: continue
        default: units.append(unit)
        }
        if units.last == 0x0A { starts.append(units.count) }
    }
    units.append(0xFFFF)
    units += [UInt16](repeating: 0, count: window)
    var hashes: [UInt64] = []
    var hash: UInt64 = 0
    var line = 0
    for end in units.indices {
        hash = hash &* multiplier &+ UInt64(units[end])
        if end >= window { hash = hash &- leaving &* UInt64(units[end - window]) }
        while line < starts.count, end - window + 1 == starts[line] {
            hashes.append(hash)
            line += 1
        }
    }
    var counts: [UInt64: Int] = [:]
    return hashes.map { hash in
        counts[hash, default: 0] += 1
        return String(hash, radix: 16) + ":\(counts[hash, default: 0])"
    }
}
