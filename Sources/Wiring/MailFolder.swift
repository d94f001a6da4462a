import Accounts
import CaseCore
import Engine
import Foundation
import VaultFiles

/// Writes mails into a folder, one file each, for a program of the operator's to send.
struct MailFolder: Mailing {
  let folder: String
  let from: EmailAddress
  let clock: TimeSource
  let randomness: Randomness

  func send(_ mail: Mail) throws {
    let id = Hex.text(of: randomness.bytes(16))
    let message = MailMessage(mail: mail, from: from, at: clock.now(), id: id)
    try OutgoingFile.write(Array(message.text.utf8), to: "\(folder)/\(id).eml", replacing: false)
  }
}

/// A mail as programs pass it on (RFC 5322, RFC 2045 and RFC 2047).
struct MailMessage {
  let mail: Mail
  let from: EmailAddress
  let at: Moment
  let id: String

  /// The lines, each with CR and LF. The body is base64: lines of it are never too long, and no program on
  /// the way changes it.
  var text: String {
    let domain = from.text.drop { $0 != "@" }
    let body = Data(mail.body.replacing("\n", with: "\r\n").utf8)
      .base64EncodedString(options: [
        .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
      ])
    let lines = [
      "Date: \(date)", "From: \(from.text)", "To: \(mail.to.text)", "Subject: \(subject)",
      "Message-ID: <\(id)\(domain)>", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
      "Auto-Submitted: auto-generated", "",
    ]
    return lines.map { $0 + "\r\n" }.joined() + body + "\r\n"
  }

  /// The subject in words of at most 75 characters, none of which ends within a letter.
  private var subject: String {
    var words: [String] = []
    var word = ""
    for letter in mail.subject {
      if word.utf8.count + String(letter).utf8.count > 42 {
        words.append(word)
        word = ""
      }
      word.append(letter)
    }
    words.append(word)
    return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
      .joined(separator: "\r\n ")
  }

  private var date: String {
    let (day, hour, minute, second) = CivilZone.utc.civil(at)
    let civil = day.civil
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let time = [hour, minute, second].map(two).joined(separator: ":")
    return "\(civil.day) \(months[civil.month - 1]) \(civil.year) \(time) +0000"
  }
}
