internal import CaseCore

/// The promises of a case and the state of each at a clock.
///
/// A promise that names an original is documented, one that does not is the person's word.
struct PromiseTable: Sendable {
  private struct Promise: Sendable {
    let what: Int
    let dueAt: Moment?
    let isKept: Bool
    let isDocumented: Bool
    let source: Source
  }

  /// The states that promises of each kind are in, as bits.
  struct States: Sendable {
    /// Of the promises that count in the world.
    fileprivate var counting = PromiseMade.What.allCases.map { _ in UInt8(0) }
    /// Of those that only the person says, on the record.
    fileprivate var asserted = PromiseMade.What.allCases.map { _ in UInt8(0) }

    /// Whether a promise of the kind at `what` is in one of the states in `mask`; unknown on the
    /// record if only the person says that one was made.
    func status(of what: Int, among mask: UInt8) -> Status {
      if counting[what] & mask != 0 { return Status(.yes) }
      return asserted[what] & mask != 0 ? Status(.unknown, .missing) : Status(.no)
    }

    fileprivate init() {}
  }

  private var promises: [Promise] = []

  init() {}

  init(_ state: CaseState, _ playbook: Playbook) {
    for promise in state.promises {
      let answers = playbook.rung(promise.value.rung)?.answers ?? []
      let isKept = state.answers.contains { answer in
        guard answer.entry > promise.entry, answer.value.rung == promise.value.rung else {
          return false
        }
        let state = answers.state(of: answer.value.answer)
        return state == .performed || state == .refunded
      }
      let source = Source(promise.entry, promise.value.shown, in: state)
      promises.append(
        Promise(
          what: promise.value.what.place, dueAt: promise.value.dueAt, isKept: isKept,
          isDocumented: source.evidence != nil, source: source))
    }
  }

  func states(_ world: World, clock: Moment) -> States {
    var states = States()
    for promise in promises {
      let isOverdue = promise.dueAt.map { $0 <= clock } ?? false
      let state: Condition.PromiseState =
        promise.isKept ? .kept : isOverdue ? .overdue : .open
      if world == .onYourAccount || promise.isDocumented {
        states.counting[promise.what] |= state.bit
      } else {
        states.asserted[promise.what] |= state.bit
      }
    }
    return states
  }

  func sources(of what: Int) -> [Source] { promises.filter { $0.what == what }.map(\.source) }
}
