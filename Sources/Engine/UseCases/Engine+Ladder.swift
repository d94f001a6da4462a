public import CaseCore
import Playbook

/// What a person says about a step or an answer, as typed; all optional parts may be missing.
public struct StepInput: Sendable, Hashable {
  /// When it happened; nil for the clock of judging.
  public var when: String?
  /// The number that the other side gave.
  public var reference: String?
  /// A date that was set or promised.
  public var due: String?
  /// The reason of a refusal.
  public var reason: String?
  /// What was paid or offered.
  public var amount: String?
  /// The words.
  public var text: String?
  /// The original that shows it.
  public var shown: ShownInput?

  /// Nothing said yet.
  public init() {}
}

extension Engine {
  /// Records that the person took a step on `rungName`.
  /// - Throws: `Refusal` for a rung that the playbook does not have, or a time that is none.
  public func fileStep(
    on rungName: String, _ input: StepInput, in id: Case.ID
  ) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    let rung = try Self.rung(rungName, in: playbook)
    let step = StepTaken(
      rung: rung.id, happenedAt: try moment(input.when, playbook), reference: input.reference,
      setDueAt: try optionalMoment(input.due, playbook), remark: input.text)
    return try await record([.stepTaken(step)], in: loaded)
  }

  /// Records what the other side of `rungName` answered, `silent` included.
  /// - Throws: `Refusal` for an answer or reason that the playbook does not list for the rung.
  public func receive(
    _ answerName: String, on rungName: String, _ input: StepInput, in id: Case.ID
  ) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    let rung = try Self.rung(rungName, in: playbook)
    let answer = AnswerReceived(
      rung: rung.id, answer: try Self.answer(answerName, on: rung),
      happenedAt: try moment(input.when, playbook),
      reason: try input.reason.map { try Self.reason($0, playbook) },
      amount: try input.amount.map { try Self.amount($0, playbook) },
      dueAt: try optionalMoment(input.due, playbook), text: input.text,
      shown: try input.shown.map { try Self.shown($0, in: loaded.state) })
    return try await record([.answerReceived(answer)], in: loaded)
  }

  /// Records that the running deadline of a rung was moved.
  public func moveDeadline(
    of rungName: String, to due: String, reason: String, in id: Case.ID
  ) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    let rung = try Self.rung(rungName, in: playbook)
    try Self.check(reason, Bilingual(zh: "理由", en: "reason"), limit: Limits.freeTextBytes)
    let moved = DeadlineMoved(rung: rung.id, dueAt: try moment(due, playbook), reason: reason)
    return try await record([.deadlineMoved(moved)], in: loaded)
  }

  /// Keeps words that went between the person and the other side.
  public func keepMessage(
    _ direction: MessageKept.Direction, channel: String, _ input: StepInput, in id: Case.ID
  ) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    let text = input.text ?? ""
    try Self.check(text, Bilingual(zh: "消息", en: "message"), limit: Limits.freeTextBytes)
    try Self.check(channel, Bilingual(zh: "渠道", en: "channel"), limit: 64)
    let message = MessageKept(
      direction: direction, channel: channel,
      happenedAt: try optionalMoment(input.when, playbook), text: text,
      shown: try input.shown.map { try Self.shown($0, in: loaded.state) })
    return try await record([.messageKept(message)], in: loaded)
  }

  /// Keeps a promise of the other side.
  public func keepPromise(
    by rungName: String, of what: PromiseMade.What, _ input: StepInput, in id: Case.ID
  ) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    let promise = PromiseMade(
      rung: try Self.rung(rungName, in: playbook).id, what: what,
      amount: try input.amount.map { try Self.amount($0, playbook) },
      happenedAt: try optionalMoment(input.when, playbook),
      dueAt: try optionalMoment(input.due, playbook), text: input.text,
      shown: try input.shown.map { try Self.shown($0, in: loaded.state) })
    return try await record([.promiseMade(promise)], in: loaded)
  }

  /// The rung that `name` declares.
  static func rung(_ name: String, in playbook: Playbook) throws(Refusal) -> RungDefinition {
    guard let rung = playbook.parts.rungs.first(where: { $0.id.text == name }) else {
      throw .unknownRung(name, known: playbook.parts.rungs.map(\.id.text))
    }
    return rung
  }

  private static func answer(
    _ name: String, on rung: RungDefinition
  ) throws(Refusal) -> Answer.Name {
    let known = rung.answers.map(\.id.text)
    guard known.contains(name) || name == "silent", let answer = Answer.Name(name) else {
      throw .unknownAnswer(name, rung: rung.id.text, known: known + ["silent"])
    }
    return answer
  }

  private static func reason(_ name: String, _ playbook: Playbook) throws(Refusal) -> Answer.Name {
    guard let reason = playbook.parts.reasons.first(where: { $0.id.text == name }) else {
      throw .unknownName(
        name, what: Bilingual(zh: "拒绝理由", en: "reason"),
        known: playbook.parts.reasons.map(\.id.text))
    }
    return reason.id
  }

  static func amount(_ text: String, _ playbook: Playbook) throws(Refusal) -> Money {
    guard let money = Money(decimal: text, currency: playbook.header.currency),
      money.minorUnits >= 0
    else { throw .wrongAmount(text) }
    return money
  }

  private func moment(_ text: String?, _ playbook: Playbook) throws(Refusal) -> Moment {
    try optionalMoment(text, playbook) ?? judgingClock.now()
  }

  private func optionalMoment(
    _ text: String?, _ playbook: Playbook
  ) throws(Refusal) -> Moment? {
    guard let text else { return nil }
    guard let moment = FactInput.moment(text, zone: playbook.header.zone) else {
      throw .impossibleTime(text)
    }
    return moment
  }
}
