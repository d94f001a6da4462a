public import CaseCore
public import Playbook

/// The shortest way into a case, as it stands for one.
public struct Intake: Sendable {
  /// One question and what the person answered to it.
  public struct Field: Sendable {
    /// What the person said of a fact themselves.
    public enum Said: Sendable, Hashable {
      /// Nothing.
      case nothing
      /// That they do not know.
      case unknown
      /// A value.
      case value(FactValue)
    }

    /// The fact.
    public let fact: FactDefinition
    /// What the person said of it.
    public let said: Said

    /// `fact` with what the person said of it.
    public init(fact: FactDefinition, said: Said) {
      self.fact = fact
      self.said = said
    }
  }

  /// One screen with what is asked on it now.
  public struct Screen: Sendable {
    /// What the playbook declares.
    public let definition: ScreenDefinition
    /// The questions, in the order of the playbook.
    public let fields: [Field]
  }

  /// The case.
  public let loaded: LoadedCase
  /// The playbook.
  public let playbook: Playbook
  /// What the person chose as what happened; nil if they chose nothing that states anything.
  public let opening: OpeningDefinition?
  /// The screens on which something is asked.
  public let screens: [Screen]
  /// Every other question of which an answer would change something, those that matter most first.
  public let others: [Question]
}

/// What a person answers to one question, as typed; `unknown` for "I don't know".
public struct FactAnswer: Sendable, Hashable {
  /// The fact.
  public var fact: Fact.Name
  /// The answer, in a form that `FactInput` reads.
  public var text: String

  /// `text` for `fact`.
  public init(fact: Fact.Name, text: String) {
    self.fact = fact
    self.text = text
  }
}

/// Answers that cannot be taken: nothing was recorded.
public struct AnswersRefused: Error {
  /// Why, by fact, in the order of the answers; never empty.
  public let refusals: [(fact: Fact.Name, refusal: Refusal)]
}

extension Engine {
  /// The playbook of an area with what a person can say happened.
  public func intakeParts(area: String) throws -> IntakeParts {
    try ports.shelf.current(area: area).playbook.parts.intake
  }

  /// Opens a case with what the person chose as what happened, and with their own words where they want
  /// them kept.
  /// - Throws: `Refusal` for an area or an opening that there is not, or words that are too many.
  public func openCase(
    area: String, as openingName: String, story: String? = nil, _ language: Language
  ) async throws -> LoadedCase {
    let playbook = try ports.shelf.current(area: area).playbook
    let opening = try Self.opening(openingName, in: playbook)
    if let story {
      try Self.check(story, Bilingual(zh: "经过", en: "story"), limit: Limits.freeTextBytes)
    }
    let events: [Event] =
      [.caseOpened(CaseOpened(title: opening.name(language), area: area, practice: practice))]
      + (story.map { [.storyTold(StoryTold(text: $0))] } ?? [])
      + opening.states.map { .factStated(FactStated(fact: $0.fact, value: $0.value)) }
    return try await record(events, in: LoadedCase(new: Case.ID(randomBytes: randomness.bytes(16))))
  }

  /// What is asked in the shortest way into the case, and what was answered.
  public func intake(of id: Case.ID) async throws -> Intake {
    let loaded = try await load(id)
    let playbook = try playbook(for: loaded.state).playbook
    return intake(of: loaded, playbook)
  }

  /// One question and what the person answered to it; nil for a fact that nobody is asked for, or whose
  /// answer is never stored.
  public func field(
    _ name: Fact.Name, of id: Case.ID
  ) async throws -> (playbook: Playbook, field: Intake.Field?) {
    let loaded = try await load(id)
    let playbook = try playbook(for: loaded.state).playbook
    guard let fact = playbook.fact(name), fact.ask != nil, fact.storedAs == nil else {
      return (playbook, nil)
    }
    return (playbook, Intake.Field(fact: fact, said: loaded.state.saidByPerson[name] ?? .nothing))
  }

  func intake(of loaded: LoadedCase, _ playbook: Playbook) -> Intake {
    let said = loaded.state.saidByPerson
    let matter = questions(
      loaded.state, playbook, clock: judgingClock.now(), passedOver: loaded.state.passedOver)
    let opening = loaded.state.opening(of: playbook)
    var asked: Set<Fact.Name> = []
    let screens = playbook.parts.intake.screens.compactMap { screen -> Intake.Screen? in
      // An answer stays on its screen, so that it can be changed where it was given.
      let facts =
        screen.asks
        + screen.asksIfItMatters.filter { fact in
          let isOpened = opening?.states.contains { $0.fact == fact } ?? false
          let belongs = opening?.asks?.contains(fact) ?? true
          return (said[fact] != nil && !isOpened)
            || (belongs && matter.contains { $0.fact == fact })
        }
      asked.formUnion(facts)
      let fields = facts.compactMap { name in
        playbook.fact(name).map { Intake.Field(fact: $0, said: said[name] ?? .nothing) }
      }
      return fields.isEmpty ? nil : Intake.Screen(definition: screen, fields: fields)
    }
    return Intake(
      loaded: loaded, playbook: playbook, opening: opening,
      screens: screens, others: matter.filter { !asked.contains($0.fact) })
  }

  /// Records what the person now chooses as what happened. What an earlier choice stated and this one
  /// does not is not known any more.
  public func choose(_ openingName: String, in id: Case.ID) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    let opening = try Self.opening(openingName, in: playbook)
    var answers = opening.states.map { (fact: $0.fact, value: FactValue?.some($0.value)) }
    for earlier in loaded.state.opening(of: playbook)?.states ?? []
    where !answers.contains(where: { $0.fact == earlier.fact }) {
      answers.append((earlier.fact, nil))
    }
    return try await record(answers, in: loaded)
  }

  /// Records the answers of one screen, all of them or none.
  ///
  /// An answer that the person gave before is not recorded again; another one takes its place.
  /// - Throws: `AnswersRefused` for answers that cannot be taken.
  public func answer(_ answers: [FactAnswer], in id: Case.ID) async throws -> LoadedCase {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    var read: [(fact: Fact.Name, value: FactValue?)] = []
    var refused: [(fact: Fact.Name, refusal: Refusal)] = []
    for answer in answers {
      do throws(Refusal) {
        let fact = try Self.fact(answer.fact.text, in: playbook)
        // What is never stored has a door of its own.
        guard fact.storedAs == nil else { throw .unknownFact(fact.id.text, near: nil) }
        let value = try FactInput.value(answer.text, of: fact, zone: playbook.header.zone)
        read.append((fact.id, value))
      } catch {
        refused.append((answer.fact, error))
      }
    }
    guard refused.isEmpty else { throw AnswersRefused(refusals: refused) }
    return try await record(read, in: loaded)
  }

  /// Records answers of the person that differ from what they said before.
  private func record(
    _ answers: [(fact: Fact.Name, value: FactValue?)], in loaded: LoadedCase
  ) async throws -> LoadedCase {
    let said = loaded.state.saidByPerson
    let events = answers.compactMap { fact, value -> Event? in
      let now = value.map { Intake.Field.Said.value($0) } ?? .unknown
      guard said[fact] != now else { return nil }
      return Self.replacingOwnWord(
        .factStated(FactStated(fact: fact, value: value)), of: fact, shown: nil, in: loaded.state)
    }
    return try await record(events, in: loaded)
  }

  private static func opening(
    _ name: String, in playbook: Playbook
  ) throws(Refusal) -> OpeningDefinition {
    let openings = playbook.parts.intake.openings
    guard let opening = openings.first(where: { $0.id.text == name }) else {
      throw .unknownName(
        name, what: Bilingual(zh: "情况", en: "thing that happened"),
        known: openings.map(\.id.text))
    }
    return opening
  }
}

extension CaseState {
  /// The questions that the person answered with "I don't know", last.
  public var passedOver: Set<Fact.Name> {
    Set(saidByPerson.filter { $0.value == .unknown }.keys)
  }

  /// What the person said of each fact themselves, last.
  fileprivate var saidByPerson: [Fact.Name: Intake.Field.Said] {
    var said: [Fact.Name: Intake.Field.Said] = [:]
    for statement in statements where statement.shown == nil && statement.finding == nil {
      said[statement.fact] = statement.value.map { .value($0) } ?? .unknown
    }
    return said
  }

  /// The opening whose every statement stands: of several, the one that states most.
  fileprivate func opening(of playbook: Playbook) -> OpeningDefinition? {
    let said = saidByPerson
    return playbook.parts.intake.openings
      .filter { opening in
        !opening.states.isEmpty && opening.states.allSatisfy { said[$0.fact] == .value($0.value) }
      }
      .max { $0.states.count < $1.states.count }
  }
}
