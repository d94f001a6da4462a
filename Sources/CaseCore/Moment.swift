/// An instant in UTC, counted in whole seconds since 1970-01-01T00:00:00Z.
public struct Moment: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// The instant `seconds` after 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Reads RFC 3339 with seconds and a zone: `2026-11-18T20:14:00+08:00`, `…Z`.
  ///
  /// Nil for any other form, a date or time that does not exist, or a fraction of a second.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 || bytes.count == 25, bytes[10] == UInt8(ascii: "T"),
      let local = Moment.localSeconds(bytes[..<19])
    else { return nil }
    if bytes.count == 20 {
      guard bytes[19] == UInt8(ascii: "Z") else { return nil }
      seconds = local
    } else {
      let sign = bytes[19]
      guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes[22] == UInt8(ascii: ":"),
        let hours = Digits.number(bytes[20..<22]), hours <= 14,
        let minutes = Digits.number(bytes[23..<25]), minutes < 60
      else { return nil }
      let offset = Int64(hours * 3600 + minutes * 60)
      seconds = sign == UInt8(ascii: "+") ? local - offset : local + offset
    }
  }

  /// Seconds of `yyyy-MM-ddTHH:mm:ss` (the T may be a space) as if it were UTC.
  static func localSeconds(_ bytes: ArraySlice<UInt8>) -> Int64? {
    let bytes = Array(bytes)
    guard bytes.count == 19, let day = Day(String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Digits.number(bytes[11..<13]), hour < 24,
      let minute = Digits.number(bytes[14..<16]), minute < 60,
      let second = Digits.number(bytes[17..<19]), second < 60
    else { return nil }
    return Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  /// The UTC form `2026-11-18T12:14:00Z`.
  public var description: String { CivilZone.utc.text(of: self) }

  public static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  public static func + (moment: Moment, seconds: Int64) -> Moment {
    Moment(seconds: moment.seconds + seconds)
  }

  public static func - (left: Moment, right: Moment) -> Int64 { left.seconds - right.seconds }
}
