public import CaseCore
import Imports
import Playbook
import Reading

/// Reading what the other side writes.
extension Engine {
  /// Reads the chat in the file at `path`. Nothing is stored.
  ///
  /// `own` are the accounts or names by which the person is known there, beside what the file says
  /// itself. `sentAt` is when a message without a time was sent; nil for the
  /// present moment.
  /// - Throws: `Refusal` for a file that cannot be read, or without rules.
  public func readChat(
    _ path: String, own: Set<String> = [], sentAt: Moment? = nil, unlocking: FileUnlocking? = nil
  ) async throws -> ChatScan {
    try await readChat(
      bytes(ofFileAt: path, limit: Limits.scannedBytes), named: Self.fileName(of: path), own: own,
      sentAt: sentAt, unlocking: unlocking)
  }

  /// Reads `bytes` that are in no file as a chat; else as a file.
  /// - Throws: `Refusal` for bytes that cannot be read, or without rules.
  public func readChat(
    _ bytes: [UInt8], named name: String, own: Set<String> = [], sentAt: Moment? = nil,
    unlocking: FileUnlocking? = nil
  ) async throws -> ChatScan {
    let now = sentAt ?? judgingClock.now()
    let kind = Detection.detect(
      head: bytes.span.extracting(first: Limits.detectionBytes), fileName: name,
      sizeBytes: Int64(bytes.count)
    ).kind
    guard Self.chatKinds.contains(kind) else {
      let shown = try await shownText(of: bytes, named: name, unlocking: unlocking)
      return try scan(lines(of: shown), variant: "lines", now, unreadCount: shown.unreadCount)
    }
    let reading = try await dryReading(of: bytes, named: name, unlocking: unlocking)
    let written = reading.findings.compactMap(\.chat).filter(\.isSaid).map { chat in
      WrittenMessage(
        number: chat.number, place: chat.place, speaker: chat.sender.id, at: chat.time.moment,
        text: chat.text,
        isOwn: chat.sender.isOwn ?? Self.isOwn(chat.sender, own))
    }
    return try scan(written, variant: reading.variant, now, unreadCount: reading.unreadCount)
  }

  /// Reads the chat `named` (a number or a file name) that is evidence of the case `id`; what can be
  /// confirmed of it goes with its message. Nothing is stored.
  /// - Throws: `Refusal` if the case has no such original, if it has no messages, or without rules.
  public func readChat(named: String, in id: Case.ID) async throws -> ChatScan {
    let loaded = try await load(id)
    let evidence = try Self.evidenceNumber(named, in: loaded.state)
    let found = try await findings(in: loaded, only: evidence)
    let sides = ChatSides(found.map(\.finding), Self.people(loaded.state))
    let chats = found.compactMap(\.finding.chat).filter(\.isSaid)
    guard !chats.isEmpty else { throw Refusal.noMessages(named) }
    let written = chats.map { chat in
      WrittenMessage(
        number: chat.number, place: chat.place, speaker: chat.sender.id, at: chat.time.moment,
        text: chat.text, isOwn: sides.side(of: chat.sender).map { $0 != .other })
    }
    let reading = loaded.state.readings.last { $0.value.evidence == evidence }?.value
    return try scan(
      written, variant: reading?.variant ?? "", judgingClock.now(),
      unreadCount: reading?.unread ?? 0, listed: found.filter { $0.said != nil })
  }

  /// The kinds of files that have messages.
  static let chatKinds: Set<EvidenceKind.Name> = [
    EvidenceKinds.qqChat, EvidenceKinds.wechatChat, EvidenceKinds.otherChat,
    EvidenceKinds.notedChat,
  ]

  /// Nil where nobody said who the person is.
  private static func isOwn(_ sender: ChatMessage.Sender, _ own: Set<String>) -> Bool? {
    guard !own.isEmpty else { return nil }
    return [sender.id, sender.name, sender.plainName].contains(where: own.contains)
  }

  /// A message before it is read.
  private struct WrittenMessage {
    let number: Int
    let place: Place
    let speaker: String?
    let at: Moment?
    let text: String
    let isOwn: Bool?
  }

  /// A text that is no chat: each line is a message of the other side.
  private func lines(of shown: ShownText) -> [WrittenMessage] {
    var offset = 0
    var number = 0
    return shown.text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      let start = offset
      offset += line.utf8.count + 1
      number += 1
      guard !line.allSatisfy(\.isWhitespace) else { return nil }
      return WrittenMessage(
        number: number, place: shown.place(ofByte: start), speaker: nil, at: nil,
        text: String(line), isOwn: false)
    }
  }

  private func scan(
    _ written: [WrittenMessage], variant: String, _ now: Moment, unreadCount: Int,
    listed: [ListedFinding] = []
  ) throws -> ChatScan {
    let rules = try ports.reading.messageRules()
    let reader = MessageReader(rules)
    var law: Set<String> = []
    let messages = written.map { message in
      let isOwn = message.isOwn ?? false
      let findings =
        isOwn
        ? []
        : reader.read(
          Message(message.text, from: .other, at: message.at ?? now, in: .shanghai)
        ).findings
      for finding in findings {
        law.formUnion(finding.kind.facts)
        if case .refusal(let refusal) = finding.detail { law.formUnion(refusal.facts) }
      }
      return ChatScan.Message(
        number: message.number, place: message.place, speaker: message.speaker, at: message.at,
        text: message.text, isOwn: isOwn, findings: findings,
        listed: listed.filter { $0.finding.place == message.place })
    }
    return ChatScan(
      variant: variant, messages: messages,
      knowsSides: written.allSatisfy { $0.isOwn != nil }, unreadCount: unreadCount,
      law: try lawCards(named: law))
  }
}

extension ChatMessage {
  /// Whether somebody says it, not the chat program.
  fileprivate var isSaid: Bool {
    switch kind {
    case .system, .recalled: false
    case .text, .picture, .voice, .video, .file, .link, .sticker, .call, .location, .card,
      .transfer, .redPacket, .other:
      true
    }
  }
}
