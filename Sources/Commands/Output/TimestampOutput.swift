import CaseCore
import Engine

/// Time-stamps and where they stand, as they are printed.
struct TimestampOutput {
  private let statuses: [TimestampStatus]

  init(_ statuses: [TimestampStatus]) { self.statuses = statuses }

  func lines(_ language: Language) -> [String] {
    statuses.map { Printable.line(Words.timestamp($0)(language)) }
  }

  func json(_ language: Language) -> OutputJSON {
    .list(statuses.map { Self.json($0, language) })
  }

  private static func json(_ status: TimestampStatus, _ language: Language) -> OutputJSON {
    let object: OutputJSON = [
      "size": .number(status.size), "number": .number(status.number),
      "authority": .optional(status.authority),
      "requestedAt": .text(status.requestedAt.description), "state": .text(name(status.state)),
      "says": .text(Words.state(status.state)(language)),
    ]
    switch status.state {
    case .verified(let before, let authority):
      return object.with("before", .text(before.description)).with("signedBy", .text(authority))
    case .received(let claimed, let authority):
      return object.with("claimed", .text(claimed.description)).with("signedBy", .text(authority))
    case .failed(let error): return object.with("failure", .text(error.code))
    case .requested, .refused, .attached: return object
    }
  }

  /// The stable name of a state.
  private static func name(_ state: TimestampStatus.State) -> String {
    switch state {
    case .requested: "requested"
    case .received: "received"
    case .verified: "verified"
    case .refused, .failed: "failed"
    case .attached: "attached"
    }
  }
}
