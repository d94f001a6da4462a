import Foundation

/// Looks for words in bytes: as they are, in hexadecimal, and in base64 wherever they may begin in
/// the text that was encoded.
struct LeakSearch {
  /// One form of a word.
  private struct Needle {
    let bytes: [UInt8]
    let word: String
    let form: String
  }

  private var needles: [Needle] = []
  /// The places in `needles` by their first two bytes.
  private var byStart: [UInt16: [Int]] = [:]
  private var starts = [Bool](repeating: false, count: 1 << 16)

  init(_ words: [String]) {
    for word in words { add(word) }
  }

  private mutating func add(_ word: String) {
    let bytes = Array(word.utf8)
    precondition(bytes.count >= 12, "A shorter word could occur by chance.")
    add(bytes, word, "as it is")
    let digits = bytes.map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
    add(Array(digits.utf8), word, "in hexadecimal")
    add(Array(digits.uppercased().utf8), word, "in hexadecimal")
    for shift in 0..<3 {
      // Only the letters that stand for whole bytes of the word are the same in every text.
      let text = Array((Data(repeating: 0, count: shift) + Data(bytes)).base64EncodedString().utf8)
      let first = shift == 0 ? 0 : shift + 1
      let end = (shift + bytes.count) * 8 / 6
      add(Array(text[first..<end]), word, "in base64")
    }
  }

  private mutating func add(_ bytes: [UInt8], _ word: String, _ form: String) {
    let start = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    starts[Int(start)] = true
    byStart[start, default: []].append(needles.count)
    needles.append(Needle(bytes: bytes, word: word, form: form))
  }

  /// What was found in `bytes`, each word in each form once.
  func found(in bytes: [UInt8]) -> [String] {
    var found: Set<String> = []
    bytes.withUnsafeBufferPointer { bytes in
      starts.withUnsafeBufferPointer { starts in
        guard bytes.count > 1 else { return }
        var place = 0
        let last = bytes.count - 1
        while place < last {
          let start = UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
          if starts[Int(start)] {
            for index in byStart[start] ?? [] where matches(needles[index].bytes, bytes, place) {
              found.insert("\(needles[index].word) \(needles[index].form)")
            }
          }
          place += 1
        }
      }
    }
    return found.sorted()
  }

  private func matches(
    _ needle: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Bool {
    place + needle.count <= bytes.count
      && needle.indices.allSatisfy { needle[$0] == bytes[place + $0] }
  }
}
