public import Testing

/// One promise of a port, checked on whatever implements it.
///
/// A suite of them is a list, so that a test over `arguments:` shows each under its own name.
public struct ContractCheck<Subject: Sendable>: Sendable, CustomTestStringConvertible {
  /// What is promised, as a sentence.
  public let promise: String
  /// Checks the promise on a fresh `subject`.
  public let check: @Sendable (_ subject: Subject) async throws -> Void

  /// `promise`, checked by `check`.
  init(_ promise: String, _ check: @escaping @Sendable (Subject) async throws -> Void) {
    self.promise = promise
    self.check = check
  }

  public var testDescription: String { promise }
}
