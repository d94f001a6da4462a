/// A zone of fixed offset in which legal days are counted.
///
/// Mainland China has had +08:00 without summer time since 1991, before any case we can meet, so
/// a fixed offset is exact and needs no time-zone database.
public struct CivilZone: Sendable, Hashable {
  /// The IANA name that a playbook writes.
  public let name: String
  /// Seconds east of UTC.
  public let offsetSeconds: Int64

  /// Coordinated universal time.
  public static let utc = CivilZone(name: "UTC", offsetSeconds: 0)
  /// Asia/Shanghai, +08:00.
  public static let shanghai = CivilZone(name: "Asia/Shanghai", offsetSeconds: 8 * 3600)

  /// The zones that a playbook may name; nil for any other name.
  public static func named(_ name: String) -> CivilZone? {
    [utc, shanghai].first { $0.name == name }
  }

  private init(name: String, offsetSeconds: Int64) {
    self.name = name
    self.offsetSeconds = offsetSeconds
  }

  /// The civil day on which `moment` falls here.
  public func day(of moment: Moment) -> Day {
    let local = moment.seconds + offsetSeconds
    return Day(number: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// The first instant of `day` here.
  public func start(of day: Day) -> Moment {
    Moment(seconds: Int64(day.number) * 86_400 - offsetSeconds)
  }

  /// The instant `hour:minute:second` of `day` here.
  public func moment(
    _ day: Day, hour: Int, minute: Int = 0, second: Int = 0
  ) -> Moment {
    start(of: day) + Int64(hour * 3600 + minute * 60 + second)
  }

  /// Reads `2026-11-18 20:14:00` (or with a T) as local time; nil for any other form.
  public func moment(local text: some StringProtocol) -> Moment? {
    let bytes = Array(text.utf8)
    guard bytes.count == 19, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"),
      let seconds = Moment.localSeconds(bytes[...])
    else { return nil }
    return Moment(seconds: seconds - offsetSeconds)
  }

  /// RFC 3339 with this zone's offset: `2026-11-18T20:14:00+08:00`, or `…Z` for UTC.
  public func text(of moment: Moment) -> String {
    let (day, hour, minute, second) = civil(moment)
    let time =
      Digits.padded(hour, 2) + ":" + Digits.padded(minute, 2) + ":" + Digits.padded(second, 2)
    guard offsetSeconds != 0 else { return "\(day)T\(time)Z" }
    let magnitude = Int(offsetSeconds.magnitude)
    return "\(day)T\(time)" + (offsetSeconds < 0 ? "-" : "+") + Digits.padded(magnitude / 3600, 2)
      + ":" + Digits.padded(magnitude / 60 % 60, 2)
  }

  /// Day, hour and minute for people who are here: `2026-11-18 20:14`.
  public func minuteText(of moment: Moment) -> String {
    let (day, hour, minute, _) = civil(moment)
    return "\(day) " + Digits.padded(hour, 2) + ":" + Digits.padded(minute, 2)
  }

  /// The civil day and time of `moment` here.
  public func civil(_ moment: Moment) -> (day: Day, hour: Int, minute: Int, second: Int) {
    let day = day(of: moment)
    let rest = Int(moment - start(of: day))
    return (day, rest / 3600, rest / 60 % 60, rest % 60)
  }
}
