internal import CaseCore

/// What the head line of a message says, in the forms whose words begin on the same line or the
/// next, without a blank line between messages.
struct LineHead {
  /// The time, with or without its date.
  let clock: ChatClock.Reading
  /// The bytes of the line that are the time as it is written.
  let clockRange: Range<Int>
  /// The sender; nil where the chat program itself speaks.
  let name: Range<Int>?
  /// The words that begin on the line; nil where they begin on the next.
  let text: Range<Int>?

  private init(
    _ clock: ChatClock.Reading, _ range: Range<Int>, _ name: Range<Int>?, _ text: Range<Int>?
  ) {
    self.clock = clock
    clockRange = range
    self.name = name
    self.text = text
  }

  /// `1/1/21, 12:00 - A: Hi`, `[14/10/2021, 3:34:09 PM] A: Hi`, `[2026/7/9 02:28:09] Bob:Hi`.
  static func whatsApp(_ line: Bytes) -> LineHead? {
    var start = Padding.skip(line, from: 0, to: line.count)
    guard start < line.count else { return nil }
    let isBracketed = line[start] == UInt8(ascii: "[")
    if isBracketed { start += 1 }
    guard start < line.count, line[start] >= UInt8(ascii: "0"), line[start] <= UInt8(ascii: "9"),
      let clock = ChatClock.read(line, from: start), clock.first != nil, clock.year != nil
    else { return nil }
    let range = start..<clock.end
    var index = clock.end
    if isBracketed {
      guard index < line.count, line[index] == UInt8(ascii: "]") else { return nil }
      index += 1
    } else {
      index = Padding.skip(line, from: index, to: line.count)
      guard index + 1 < line.count, line[index] == UInt8(ascii: "-"), line[index + 1] == 0x20 else {
        return nil
      }
      index += 1
    }
    index = Padding.skip(line, from: index, to: line.count)
    guard let colon = line.firstIndex(of: UInt8(ascii: ":"), from: index), colon > index,
      colon - index <= 100,
      isBracketed || (colon + 1 < line.count && line[colon + 1] <= 0x20) || colon + 1 == line.count
    else {
      return LineHead(clock, range, nil, index..<line.count)
    }
    return LineHead(
      clock, range, Padding.trimmed(line, index..<colon),
      Padding.skip(line, from: colon + 1, to: line.count)..<line.count)
  }

  /// `昵称 2020/3/28 19:02:31`, `昵称 2/14/2020 9:16:13 PM`, `昵称 9:59:54 PM`, `Name(wxid) 11-18
  /// 20:14:05`, with the words on the following lines.
  static func pasted(_ line: Bytes) -> LineHead? {
    let whole = Padding.trimmed(line, 0..<line.count)
    guard whole.count >= 6, whole.count <= 200 else { return nil }
    // It ends with a digit, or with the M of AM and PM.
    let last = line[whole.upperBound - 1]
    let isDigit = last >= UInt8(ascii: "0") && last <= UInt8(ascii: "9")
    guard isDigit || last | 0x20 == UInt8(ascii: "m") || last == UInt8(ascii: ".") else {
      return nil
    }
    var index = max(whole.lowerBound + 1, whole.upperBound - 60)
    while index < whole.upperBound - 3 {
      // The time begins after a blank, which may be of two or three bytes.
      let isAfterBlank =
        Padding.skip(line, from: index - 1, to: index) == index
        || (index >= 3 && Padding.skip(line, from: index - 3, to: index) == index)
      if isAfterBlank, let clock = ChatClock.read(line, from: index), clock.end == whole.upperBound
      {
        let name = Padding.trimmed(line, whole.lowerBound..<index)
        // A time without a date says its seconds; `见面 20:14` are words.
        guard !name.isEmpty, clock.first != nil || clock.seconds != nil else { return nil }
        // A name with a full stop or a colon inside is a sentence.
        let text = line.extracting(name)
        guard text.firstIndex(of: Array("：".utf8)) == nil,
          text.firstIndex(of: Array("。".utf8)) == nil
        else { return nil }
        return LineHead(clock, index..<clock.end, name, nil)
      }
      index += 1
    }
    return nil
  }

  /// `2026-11-18 20:14 客服：在补单`, `11月18日 20:14 客服: …`, `[20:14:05] 客服：…`: a note, a line a message.
  static func note(_ line: Bytes) -> LineHead? {
    var start = Padding.skip(line, from: 0, to: line.count)
    let isBracketed = start < line.count && line[start] == UInt8(ascii: "[")
    if isBracketed { start += 1 }
    guard start < line.count, let clock = ChatClock.read(line, from: start) else { return nil }
    let range = start..<clock.end
    var index = clock.end
    if isBracketed, index < line.count, line[index] == UInt8(ascii: "]") { index += 1 }
    let after = Padding.skip(line, from: index, to: line.count)
    // The time ends with a blank, or with a comma.
    guard after > index || isBracketed || line.matches(Array("，".utf8), at: after) else {
      return nil
    }
    index = line.matches(Array("，".utf8), at: after) ? after + 3 : after
    guard let (colon, width) = Self.colon(line, from: index) else { return nil }
    let name = Padding.trimmed(line, index..<colon)
    guard !name.isEmpty, name.count <= 60 else { return nil }
    return LineHead(
      clock, range, name, Padding.skip(line, from: colon + width, to: line.count)..<line.count)
  }

  private static func colon(_ line: Bytes, from start: Int) -> (Int, Int)? {
    var index = start
    while index < line.count, index - start <= 64 {
      if line[index] == UInt8(ascii: ":") { return (index, 1) }
      if line.matches([0xef, 0xbc, 0x9a], at: index) { return (index, 3) }
      index += 1
    }
    return nil
  }
}
