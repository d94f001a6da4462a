import CaseCore

@testable import Accounts

/// What an app on a telephone shows.
enum PhoneCodes {
  static func code(_ secret: TimeCodeSecret, _ now: Moment) -> String {
    secret.code(at: now.seconds / TimeCodeSecret.stepSeconds)
  }
}
