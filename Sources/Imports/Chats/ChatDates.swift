/// The order of day and month in a chat that does not say it, as the person said once.
public enum ChatDates {
  /// The finding that a person confirms if the day stands first.
  public static let dayFirst = "dates:day-first"
  /// The finding that a person confirms if the month stands first.
  public static let monthFirst = "dates:month-first"

  /// `findings` of one chat with the times that follow from `answer`, one of the two findings; as
  /// they are for anything else.
  public static func settled(_ findings: [Finding], by answer: String) -> [Finding] {
    guard answer == dayFirst || answer == monthFirst else { return findings }
    return findings.map { finding in
      guard var message = finding.chat,
        case .either(let first, let second, _) = message.time
      else { return finding }
      message.time = .known(
        answer == dayFirst ? first : second, hasSeconds: true, zone: false)
      return Finding(message)
    }
  }
}
