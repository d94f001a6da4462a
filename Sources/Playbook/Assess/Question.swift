public import CaseCore

/// The question that is worth asking next.
public struct Question: Sendable, Hashable {
  /// What an answer would change.
  public enum Changes: Sendable, Hashable {
    /// The verdict of a claim that is shown, or which claim leads.
    case verdict
    /// Today's steps.
    case steps
    /// How much may be asked back.
    case amount
    /// A letter of today's steps, which cannot be written without it.
    case letter(Letter.Name)
  }

  /// The fact.
  public let fact: Fact.Name
  /// The question.
  public let ask: Bilingual
  /// Why it matters.
  public let why: Bilingual
  /// What an answer would change.
  public let changes: Changes
}

/// The next question of a case, in the order in which answers matter: the leading claim, the other
/// claims, the ladder, the amount, the letters. Nil if no answer would change anything.
///
/// A fact is asked only if two of its answers, tried out, lead to a different verdict, step, amount
/// or letter. Where a derived fact is unknown, what it is made of is asked if the derived fact
/// itself would matter. Questions in `passedOver` were answered with "I don't know".
public func nextQuestion(
  _ state: CaseState, _ playbook: Playbook, clock: Moment, passedOver: Set<Fact.Name> = []
) -> Question? {
  QuestionSearch(state, playbook, clock, passedOver).first()
}

/// Every question of which an answer would change something now, each once, in the order in which
/// answers matter; see `nextQuestion`.
public func questions(
  _ state: CaseState, _ playbook: Playbook, clock: Moment, passedOver: Set<Fact.Name> = []
) -> [Question] {
  QuestionSearch(state, playbook, clock, passedOver).all()
}

/// The search for a question.
struct QuestionSearch {
  /// What a person would see change.
  private struct Outcome: Hashable {
    var shown: Shown
    var moves: [String]
  }

  /// The claim that leads, and the verdicts of all that are shown.
  private struct Shown: Hashable {
    var leading: Int?
    var verdicts: [Judgement.Entry]
  }

  private let assessor: Assessor
  private let passedOver: Set<Fact.Name>
  private let listed: [Int]
  private let alternatives: Alternatives

  private var playbook: Playbook { assessor.playbook }
  private var program: Program { assessor.program }

  init(
    _ state: CaseState, _ playbook: Playbook, _ clock: Moment, _ passedOver: Set<Fact.Name>
  ) {
    assessor = Assessor(FactTable(state, playbook), state, playbook, clock)
    self.passedOver = passedOver
    listed = assessor.listed()
    alternatives = Alternatives(
      playbook, operations: playbook.program.operations.indices,
      cells: assessor.facts.accountCells, clock: clock)
  }

  func first() -> Question? { search(isOver: { !$0.isEmpty }).first }

  func all() -> [Question] {
    var seen: Set<Fact.Name> = []
    return search(isOver: { _ in false }).filter { seen.insert($0.fact).inserted }
  }

  /// The questions found until `isOver` says that they are enough.
  private func search(isOver: ([Question]) -> Bool) -> [Question] {
    var found: [Question] = []
    let before = outcome(assessor)
    for place in order() {
      guard let changes = difference(place, before) else { continue }
      for stated in program.stated(under: place) {
        guard let question = question(stated, changes) else { continue }
        found.append(question)
        if isOver(found) { return found }
      }
    }
    found += amount()
    return isOver(found) ? found : found + letter()
  }

  /// The facts that can matter, those of the leading claim first.
  private func order() -> [Int] {
    var order: [Int] = []
    func add(_ claims: [Int]) {
      let places = claims.flatMap { program.claims[$0].reads + program.claims[$0].derived }
      for place in places.sorted() where place < program.factCount && !order.contains(place) {
        order.append(place)
      }
    }
    add(Array(listed.prefix(1)))
    add(Array(listed.dropFirst()))
    add(Array(program.claims.indices))
    order += (0..<program.factCount).filter { !order.contains($0) }
    return order
  }

  /// What two answers to the fact at `place` change; nil if nothing.
  private func difference(_ place: Int, _ before: Outcome) -> Question.Changes? {
    guard !assessor.facts.accountCells[place].isKnown,
      program.stated(under: place).contains(where: canAsk)
    else { return nil }
    var outcomes: Set<Outcome> = []
    for (_, cell) in alternatives.values(of: place) {
      var cell = cell
      cell.support = .asserted
      outcomes.insert(outcome(assessor.trying(cell, at: place)))
    }
    guard outcomes.count > 1 else { return nil }
    return Set(outcomes.map(\.shown)).count > 1 ? .verdict : .steps
  }

  private func canAsk(_ place: Int) -> Bool {
    let fact = playbook.parts.facts[place]
    return fact.ask != nil && fact.storedAs == nil && !passedOver.contains(fact.id)
      && !assessor.facts.accountCells[place].isKnown
  }

  private func outcome(_ assessor: Assessor) -> Outcome {
    let shown = listed.isEmpty ? Array(program.claims.indices) : listed
    return Outcome(
      shown: Shown(
        leading: assessor.listed().first,
        verdicts: shown.map { assessor.judgement.entries[$0] }),
      moves: assessor.moves(isStopped: !assessor.stops().isEmpty).map {
        "\($0.rung) \($0.move.id)"
      })
  }

  private func question(_ place: Int, _ changes: Question.Changes) -> Question? {
    let fact = playbook.parts.facts[place]
    guard canAsk(place), let ask = fact.ask else { return nil }
    return Question(fact: fact.id, ask: ask, why: fact.why, changes: changes)
  }

  private func amount() -> [Question] {
    listed.flatMap { claim -> [Question] in
      guard let name = playbook.parts.claims[claim].amount, let place = playbook.index.facts[name]
      else { return [] }
      return program.stated(under: place).compactMap { question($0, .amount) }
    }
  }

  /// The facts without which a sentence of a letter of today's steps cannot be printed.
  private func letter() -> [Question] {
    var found: [Question] = []
    for (_, move) in assessor.moves(isStopped: !assessor.stops().isEmpty) {
      guard let letter = move.letter.flatMap({ playbook.letter($0) }) else { continue }
      for place in needed(by: letter) where !assessor.facts.accountCells[place].isKnown {
        found += program.stated(under: place).compactMap { question($0, .letter(letter.id)) }
      }
    }
    return found
  }

  private func needed(by letter: LetterDefinition) -> [Int] {
    var places = letter.asks.compactMap { playbook.index.facts[$0] }
    for sentence in letter.sentences where !sentence.optional {
      if let when = sentence.when.flatMap({ program.place($0) }),
        !assessor.judgement.status(when, .onYourAccount).isYes
      {
        continue
      }
      places += sentence.says.names.compactMap { playbook.index.facts[$0] }
      if let states = sentence.states.flatMap({ program.place($0) }) {
        places += program.cells(under: states).filter { $0 < program.factCount }
      }
    }
    return places
  }
}
