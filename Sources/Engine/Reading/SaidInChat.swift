public import CaseCore
import Drafting
import Imports
import Playbook
import Reading

/// What the other side undertakes or declines in a message, as it enters a case once it is confirmed.
public enum SaidInChat: Sendable, Hashable {
  /// It promises something.
  case promise(PromiseMade)
  /// It declines, for a reason of the playbook's.
  case refusal(AnswerReceived)
}

extension SaidInChat {
  /// The entries that it becomes once it is confirmed.
  ///
  /// A promise is also the answer of its rung, so that the wait for it begins.
  func events(in playbook: Playbook) -> [Event] {
    switch self {
    case .refusal(let answer): return [.answerReceived(answer)]
    case .promise(let promise):
      let answer = playbook.rung(promise.rung)?.answers.first { $0.state == .promised }
      let made = [Event.promiseMade(promise)] + agreed(promise, in: playbook)
      guard let answer, let at = promise.happenedAt else { return made }
      return made + [
        .answerReceived(
          AnswerReceived(
            rung: promise.rung, answer: answer.id, happenedAt: at, amount: promise.amount,
            dueAt: promise.dueAt, text: promise.text, shown: promise.shown))
      ]
    }
  }

  /// The sum as the person's own word: who speaks in the chat may be tied to the seller by nothing.
  private func agreed(_ promise: PromiseMade, in playbook: Playbook) -> [Event] {
    guard promise.what == .refund, let amount = promise.amount, let fact = Self.agreedAmount,
      playbook.fact(fact) != nil
    else { return [] }
    return [.factStated(FactStated(fact: fact, value: .money(amount)))]
  }

  fileprivate static let agreedAmount = Fact.Name("agreed_amount")

  /// Where it stands.
  var shown: FactStated.Shown? {
    switch self {
    case .promise(let promise): promise.shown
    case .refusal(let answer): answer.shown
    }
  }

  /// The reason of a refusal.
  var reason: String? {
    switch self {
    case .promise: nil
    case .refusal(let answer): answer.reason?.text
    }
  }

  /// The same, said by `rung`; nil where that rung has no such answer.
  func said(by rung: RungDefinition) -> SaidInChat? {
    switch self {
    case .promise(var promise):
      promise.rung = rung.id
      return .promise(promise)
    case .refusal(var answer):
      guard let reason = answer.reason, let name = rung.refusal(for: reason) else { return nil }
      answer.rung = rung.id
      answer.answer = name
      return .refusal(answer)
    }
  }
}

extension RungDefinition {
  /// The answer with which it declines for `reason`: a plain refusal before any other.
  fileprivate func refusal(for reason: Answer.Name) -> Answer.Name? {
    let fitting = answers.filter { $0.reasons.contains(reason) }
    return (fitting.first { $0.state == .refused } ?? fitting.first)?.id
  }
}

/// Finds in the messages of a chat what the other side undertakes and declines.
struct SaidFinder {
  /// A finding with what it becomes.
  struct Found {
    let finding: Finding
    let said: SaidInChat
  }

  private let reader: MessageReader
  private let playbook: Playbook
  private let seller: RungDefinition
  private let calendar: WorkCalendar

  /// Nil for a playbook without a seller to ask.
  init?(_ rules: MessageRules, _ playbook: Playbook) {
    guard let seller = playbook.parts.rungs.first(where: { $0.recipient == .seller }) else {
      return nil
    }
    reader = MessageReader(rules)
    self.playbook = playbook
    self.seller = seller
    calendar = WorkCalendar(playbook.parts.calendars)
  }

  /// What is said in `findings`, the readings of the chat at entry `evidence`, in their order.
  ///
  /// What the person wrote says nothing. What somebody wrote of whom it is not known on which side
  /// they stand is unsure, and so is what has no time: 明天 is counted from nothing.
  func found(in findings: [Finding], at evidence: Int, _ people: ChatPeople) -> [Found] {
    let sides = ChatSides(findings, people)
    return findings.flatMap { finding -> [Found] in
      guard let chat = finding.chat, let text = chat.spokenText else { return [] }
      let side = sides.side(of: chat.sender)
      guard side == nil || side == .other else { return [] }
      let at = chat.time.moment
      let message = Message(
        text, from: .other, at: at ?? Moment(seconds: 0), in: playbook.header.zone)
      var counts: [String: Int] = [:]
      return reader.read(message).findings.compactMap { heard -> Found? in
        guard let said = said(heard, in: finding, chat, at: at, evidence) else { return nil }
        let word = said.word
        counts[word, default: 0] += 1
        let number = counts[word, default: 1]
        return Found(
          finding: Finding(
            id: "\(word):\(chat.number)" + (number > 1 ? ".\(number)" : ""),
            kind: said.kind, place: finding.place, quote: finding.quote(of: heard),
            speaker: chat.sender.id,
            at: at, values: said.values(isFirm: heard.isFirm),
            details: [.init("said", heard.detail.word)],
            remarks: side == nil || at == nil || chat.isUnsure ? [.unsure] : []),
          said: said)
      }
    }
  }

  private func said(
    _ heard: MessageFinding, in finding: Finding, _ chat: ChatMessage, at: Moment?,
    _ evidence: Int
  ) -> SaidInChat? {
    let shown = FactStated.Shown(
      evidence: evidence, place: finding.place, speaker: chat.sender.id,
      quote: finding.quote(of: heard))
    switch heard.detail {
    case .plain: return nil
    case .promise(let promise):
      guard let what = promise.matter.what else { return nil }
      return .promise(
        PromiseMade(
          rung: seller.id, what: what,
          amount: heard.fen.map {
            Money(minorUnits: $0, currency: playbook.header.currency)
          }, happenedAt: at, dueAt: at.flatMap { due(promise, from: $0) },
          text: shown.quote,
          shown: shown))
    case .refusal(let refusal):
      let reason = playbook.parts.reasons.first { $0.heardAs.contains(refusal.id) }
      guard let at, let reason, let answer = seller.refusal(for: reason.id) else { return nil }
      return .refusal(
        AnswerReceived(
          rung: seller.id, answer: answer, happenedAt: at, reason: reason.id,
          text: shown.quote, shown: shown))
    }
  }

  /// The last moment of `promise`, working days counted by the playbook's calendar.
  private func due(_ promise: Promise, from at: Moment) -> Moment? {
    guard let days = promise.workingDays, days > 0, !promise.isConditional else {
      return promise.by
    }
    return Period(
      from: at, Span(Int64(days), .workingDays), calendar: calendar, zone: playbook.header.zone
    ).legal.ends
  }
}

/// On which side the people of a chat stand: as the person said, else as the file does.
struct ChatSides {
  private let people: ChatPeople
  private var proposed: [String: ChatSide] = [:]

  init(_ findings: [Finding], _ people: ChatPeople) {
    self.people = people
    for finding in findings where finding.kind == FindingKinds.chatSpeaker {
      guard let speaker = finding.speaker,
        let side = finding.details.first(where: { $0.name == "side" })
      else { continue }
      proposed[speaker] = ChatSide(rawValue: side.text)
    }
  }

  func side(of sender: ChatMessage.Sender) -> ChatSide? {
    people.side(of: sender.id) ?? sender.isOwn.map { $0 ? .own : .other } ?? proposed[sender.id]
  }
}

extension SaidInChat {
  /// The first part of a finding's name.
  fileprivate var word: String {
    switch self {
    case .promise: "promise"
    case .refusal: "refusal"
    }
  }

  fileprivate var kind: FindingKind.Name {
    switch self {
    case .promise: FindingKinds.saidPromise
    case .refusal: FindingKinds.saidRefusal
    }
  }

  /// The facts that it states beside. Only money that was promised without a condition was agreed to.
  fileprivate func values(isFirm: Bool) -> [ShownValue] {
    guard case .promise(let promise) = self, promise.what == .refund, isFirm else { return [] }
    let values: [(String, FactValue?)] = [
      ("refund_agreed", .flag(true)), ("agreed_amount", promise.amount.map(FactValue.money)),
      ("refund_agreed_at", promise.happenedAt.map(FactValue.moment)),
      ("refund_agreed_due", promise.dueAt.map(FactValue.moment)),
    ]
    return values.compactMap { name, value in
      guard let fact = Fact.Name(name), let value else { return nil }
      return ShownValue(fact: fact, value: value)
    }
  }
}

extension Finding {
  /// The words of `heard`; the whole message with its keys masked where it holds card keys.
  fileprivate func quote(of heard: MessageFinding) -> String {
    secrets.isEmpty ? heard.quote : quote
  }
}

extension MessageFinding {
  fileprivate var isFirm: Bool {
    guard case .promise(let promise) = detail else { return false }
    return !promise.isConditional
  }
}

extension MessageFinding.Detail {
  /// What is promised, or the class of the refusal.
  fileprivate var word: String {
    switch self {
    case .promise(let promise): promise.matter.rawValue
    case .refusal(let refusal): refusal.id
    case .plain: ""
    }
  }
}

extension PromiseMatter {
  /// The same as a case keeps it; nil for what no letter asks for.
  fileprivate var what: PromiseMade.What? {
    switch self {
    case .refund: .refund
    case .deliver: .delivery
    case .resend: .replacement
    case .answer: .answer
    case .compensate, .other: nil
    }
  }
}

extension ChatMessage {
  /// The words of somebody; nil for what the chat program says.
  fileprivate var spokenText: String? {
    switch kind {
    case .system, .recalled: nil
    case .text, .picture, .voice, .video, .file, .link, .sticker, .call, .location, .card,
      .transfer, .redPacket, .other:
      text.isEmpty ? nil : text
    }
  }
}

// What is said in the chats of a case.
extension Engine {
  /// The findings of each original as the case takes them, with what the other side says in its chats.
  func withSaid(
    _ read: [(evidence: Int, findings: [Finding])], _ playbook: Playbook, in state: CaseState
  ) throws -> [(evidence: Int, findings: [Finding], said: [String: SaidInChat])] {
    let people = Self.people(state)
    let finder = try saidFinder(playbook)
    return read.map { evidence, findings in
      var findings = people.taken(Self.dated(findings, evidence, state))
      var said: [String: SaidInChat] = [:]
      for found in finder?.found(in: findings, at: evidence, people) ?? [] {
        said[found.finding.id] = found.said
        findings.append(found.finding)
      }
      return (evidence, findings, said)
    }
  }

  private func saidFinder(_ playbook: Playbook) throws -> SaidFinder? {
    do {
      return SaidFinder(try ports.reading.messageRules(), playbook)
    } catch let refusal as Refusal where refusal == .noReadingRules {
      return nil
    }
  }

  /// What confirming `said` records beside the finding; `rung` says who said it, nil for the seller.
  static func events(
    of said: SaidInChat, by rung: RungDefinition?, in playbook: Playbook
  ) throws(Refusal) -> [Event] {
    guard let rung else { return said.events(in: playbook) }
    guard let theirs = said.said(by: rung) else {
      throw .unknownAnswer(
        said.reason ?? "", rung: rung.id.text,
        known: rung.answers.flatMap(\.reasons).map(\.text))
    }
    return theirs.events(in: playbook)
  }

  /// The entries that confirming `said` left in the case and that still count.
  static func entries(of said: SaidInChat?, in state: CaseState) -> [Int] {
    guard let shown = said?.shown else { return [] }
    let promises = state.promises.filter { $0.value.shown == shown }.map(\.entry)
    let sums = state.statements.filter { statement in
      statement.fact == SaidInChat.agreedAmount && statement.shown == nil
        && promises.contains(statement.entry - 1)
    }
    return promises + sums.map(\.entry)
      + state.answers.filter { $0.value.shown == shown }.map(\.entry)
  }
}
