internal import CaseCore

/// Who is who in the chats of a case, as the person said once.
///
/// With it only the talk with the other side is taken from a chat. Whoever is on neither side is
/// somebody whom the case does not concern: their words are hidden and their names give way to
/// names that are the same throughout a file.
public struct ChatPeople: Sendable, Hashable {
  private let sides: [String: ChatSide]

  /// `sides` are keyed by what a speaker is known by: the account, else the name.
  public init(_ sides: [String: ChatSide]) { self.sides = sides }

  /// On which side `speaker` stands; nil where nobody said.
  public func side(of speaker: String) -> ChatSide? { sides[speaker] }

  /// What of one file's findings the case takes: all of them, until somebody is the other side.
  public func taken(_ findings: [Finding]) -> [Finding] {
    guard sides.values.contains(.other) else { return findings }
    var threads: Set<String> = []
    for finding in findings {
      guard let chat = finding.chat, sides[chat.sender.id] == .other else { continue }
      threads.insert(chat.thread ?? "")
    }
    let members = members(of: findings, in: threads)
    return findings.compactMap { finding in
      if let chat = finding.chat {
        guard threads.contains(chat.thread ?? "") else { return nil }
        return Finding(masked(chat, members))
      }
      // What is said beside a message goes with it; a speaker's line too.
      guard let speaker = finding.speaker else { return finding }
      let thread = finding.details.first { $0.name == "消息对象" }?.text
      if finding.kind == FindingKinds.chatSpeaker {
        // Everybody stays listed by name, or nobody could be named afterwards.
        return finding
      }
      if let thread, !threads.contains(thread) { return nil }
      guard isThird(speaker) else { return finding.masked(members) }
      return finding.hidden(as: members[speaker] ?? Self.somebody)
    }
  }

  /// What stands where words are hidden.
  public static let hidden = "■■■■"
  private static let somebody = "成员"

  private func isThird(_ speaker: String) -> Bool {
    switch sides[speaker] {
    case .own, .other: false
    case .third, nil: true
    }
  }

  // The names of those on neither side, in the order in which they first speak.
  private func members(of findings: [Finding], in threads: Set<String>) -> [String: String] {
    var members: [String: String] = [:]
    var names: [String: String] = [:]
    var count = 0
    for finding in findings {
      guard let chat = finding.chat, threads.contains(chat.thread ?? ""), chat.kind != .system,
        isThird(chat.sender.id), !chat.sender.id.isEmpty
      else { continue }
      if members[chat.sender.id] == nil {
        count += 1
        members[chat.sender.id] = "\(Self.somebody)\(count)"
      }
      names[chat.sender.plainName] = members[chat.sender.id]
    }
    // A name that somebody of the two sides bears too is not replaced in words.
    for finding in findings {
      guard let chat = finding.chat, !isThird(chat.sender.id) else { continue }
      names[chat.sender.plainName] = nil
    }
    return members.merging(names) { id, _ in id }
  }

  private func masked(_ message: ChatMessage, _ members: [String: String]) -> ChatMessage {
    var message = message
    if message.kind != .system, isThird(message.sender.id) {
      let name = members[message.sender.id] ?? Self.somebody
      message.sender = ChatMessage.Sender(account: nil, name: name)
      message.text = Self.hidden
      message.quoted = nil
      return message
    }
    message.text = Self.replacing(message.text, members)
    if let quoted = message.quoted {
      let isThirds = quoted.sender.map { members[$0] != nil } ?? false
      message.quoted = ChatMessage.Quoted(
        sender: quoted.sender.map { members[$0] ?? $0 },
        text: isThirds ? Self.hidden : Self.replacing(quoted.text, members))
      // The answer repeats the words that it answers.
      if isThirds { message.text = message.text.replacing(quoted.text, with: Self.hidden) }
    }
    return message
  }

  /// `text` with the names of `members` replaced, the longest first.
  static func replacing(_ text: String, _ members: [String: String]) -> String {
    var text = text
    // A name of one character stands in too many words.
    for (name, mask) in members.sorted(by: { ($0.key.count, $1.key) > ($1.key.count, $0.key) })
    where name.count >= 2 && text.contains(name) {
      text = text.replacing(name, with: mask)
    }
    return text
  }
}

extension Finding {
  /// The same with the names of `members` replaced in its words.
  func masked(_ members: [String: String]) -> Finding {
    Finding(
      id: id, kind: kind, place: place, quote: ChatPeople.replacing(quote, members),
      speaker: speaker, at: at, values: values, details: details, remarks: remarks)
  }

  /// The same without its words, said by `name`.
  func hidden(as name: String) -> Finding {
    Finding(
      id: id, kind: kind, place: place, quote: ChatPeople.hidden, speaker: name, at: at,
      values: values, details: [], remarks: remarks)
  }
}
