import CaseCore
import Imports
import TestKit
import Testing

/// Broken files: no reader crashes, every line is accounted for, and what cannot be read never
/// takes its neighbours along.
@Suite struct HostileInputTests {
  private static func mutated(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2:
        let marks: [UInt8] = Array("\",\t\r\n<>&;:=()".utf8) + [0, 0xff, 0x81, 0xc2, 0xe4]
        bytes.insert(random.pick(marks), at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
      case 4: bytes = Array(bytes[..<place])
      case 5:
        let end = min(bytes.count, place + Int.random(in: 1...300, using: &random))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 6: bytes.insert(contentsOf: random.bytes(8), at: place)
      default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
      }
    }
    return bytes
  }

  private static func lineCount(_ reading: FileReading) -> Int { reading.lines.all }

  // The lines of a file, counted without the reader: its breaks, and a last line without one.
  private static func lines(of bytes: [UInt8], encoding: TextEncoding) -> Int {
    var text = bytes
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian: return -1
    case .utf8Marked: text.removeFirst(3)
    case .gb18030 where bytes.starts(with: [0x84, 0x31, 0x95, 0x33]): text.removeFirst(4)
    case .utf8, .gb18030: break
    }
    let end = text.contains(0x0a) ? UInt8(0x0a) : 0x0d
    return text.count(where: { $0 == end }) + (text.isEmpty || text.last == end ? 0 : 1)
  }

  private func check(_ bytes: [UInt8], as kind: EvidenceKind.Name?) {
    guard let reading = try? Readers.reading(of: bytes, fileName: "x", as: kind) else { return }
    guard let encoding = reading.encoding else { return }
    let expected = Self.lines(of: bytes, encoding: encoding)
    if expected >= 0 {
      #expect(Self.lineCount(reading) == expected, "a line is not accounted for")
    }
    #expect(reading.unreadCount >= reading.unread.count)
    #expect(Set(reading.findings.map(\.id)).count == reading.findings.count)
    for finding in reading.findings {
      // Taking a row apart again from its quote must give what was read.
      #expect(Place(finding.place.text) != nil)
      #expect(finding.quote.utf8.count <= Limits.lineBytes)
      if finding.id.hasPrefix("row:") {
        #expect(!finding.details.isEmpty, "a row cannot be taken apart: \(finding.quote)")
      }
    }
    let sum = reading.totals.reduce(0) { $0 + $1.rows }
    if reading.reader == BillReader.id { #expect(sum == reading.rows) }
  }

  @Test(arguments: UInt64(0)..<150)
  func `mutated files are read or refused, and every line is accounted for`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let bytes = Self.mutated(try Fixture.bytes(random.pick(Fixture.seeds)), using: &random)
    check(bytes, as: nil)
    for reader in Readers.all { check(bytes, as: random.pick(reader.kinds.sorted())) }
  }

  @Test(arguments: UInt64(0)..<60)
  func `random bytes never crash a reader`(seed: UInt64) {
    var random = SplitMix64(state: seed)
    let bytes = random.bytes(Int.random(in: 0...2000, using: &random))
    check(bytes, as: nil)
    for reader in Readers.all { check(bytes, as: random.pick(reader.kinds.sorted())) }
  }

  // The strongest promise of a bill reader: one broken line costs one line.
  @Test(arguments: [
    "wechat/csv-2022.csv", "wechat/csv-2025.csv", "alipay/app-2023.csv", "alipay/web-2019.csv",
    "alipay/app-2021.csv",
  ])
  func `a broken row takes no other row along`(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let whole = try Readers.reading(of: bytes, fileName: "x")
    let rows = whole.findings.filter { $0.id.hasPrefix("row:") && !$0.id.hasSuffix("refund") }
    let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0a }.map { $0 + 1 }
    for row in rows {
      let line = try #require(Int(row.id.dropFirst(4)))
      for garbage in [[0xff], [0], Array("\"".utf8), Array("\",".utf8), Array("\r".utf8)] {
        var broken = bytes
        broken.insert(contentsOf: garbage, at: starts[line - 1] + 21)
        let reading = try Readers.reading(of: broken, fileName: "x")
        let left = reading.findings.map(\.id)
        for other in rows where other.id != row.id {
          #expect(left.contains(other.id), "\(other.id) went with \(row.id) by \(garbage)")
        }
        #expect(reading.rows + reading.unreadCount == rows.count, "\(row.id) by \(garbage)")
      }
    }
  }

  @Test(arguments: 0..<120)
  func `a bill cut anywhere keeps the rows before the cut`(step: Int) throws {
    let bytes = try Fixture.bytes("wechat/csv-2022.csv")
    let header = try #require(
      bytes.indices.first { bytes[$0...].starts(with: Array("交易时间,交易类型".utf8)) })
    let start = header + 200
    let length = start + (bytes.count - start) * step / 120
    let reading = try Readers.reading(of: Array(bytes[..<length]), fileName: "x")
    let ends = bytes[..<length].count(where: { $0 == 0x0a })
    let whole = try Fixture.reading("wechat/csv-2022.csv")
    let expected = whole.findings.filter { finding in
      finding.id.hasPrefix("row:") && !finding.id.hasSuffix("refund")
        && (Int(finding.id.dropFirst(4)) ?? 0) <= ends
    }
    #expect(reading.findings.filter { expected.map(\.id).contains($0.id) } == expected)
  }

  @Test func `a line over the limit costs that line`() throws {
    let bytes = try Fixture.bytes("wechat/one-row.csv")
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: Limits.lineBytes + 1)
    let row = try #require(bytes.lastIndex(of: 0x0a))
    let reading = try Readers.reading(
      of: bytes[...row] + long + bytes[row...], fileName: "x")
    #expect(reading.rows == 1)
    #expect(
      reading.unread.map(\.why) == [
        .tooLong(sizeBytes: Limits.lineBytes + 1, limit: Limits.lineBytes)
      ])
  }

  @Test func `more directions than a bill has are refused row by row`() throws {
    let bytes = try Fixture.bytes("wechat/one-row.csv")
    let row = try #require(bytes.lastIndex(of: 0x0a))
    let line = String(decoding: bytes[(row + 1)...], as: UTF8.self)
    var text = Array(bytes[..<row])
    for number in 0..<(Limits.billDirections + 5) {
      text += Array("\n\(line.replacing(",支出,", with: ",方向\(number),"))".utf8)
    }
    let reading = try Readers.reading(of: text, fileName: "x")
    #expect(reading.rows == Limits.billDirections)
    #expect(reading.unreadCount == 5)
  }

  @Test(arguments: [
    "<", "<a", "<a href=\"", "<!--", "<script>", "<textarea>", "&", "&#", "&#x;", "&#99999999;",
    "<div>", "</div>", "<p>", "<td>", "\"", "<div hidden>", "订单号：", "卡密：", "\t", "\u{1f}",
  ])
  func `a page of one piece over and over is read in a moment`(piece: String) throws {
    let text = "<html>" + String(repeating: piece, count: 60_000 / max(1, piece.utf8.count))
    check(Array(text.utf8), as: EvidenceKinds.orderPage)
    check(Array(text.utf8), as: EvidenceKinds.agreement)
  }
}
