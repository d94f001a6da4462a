import Evidence

extension Caretaker {
  /// Takes in what was planned. What it says is erased is destroyed here too; if the program is killed,
  /// the next opening of the vault finishes that.
  /// - Throws: `Refusal` if the case or the bundle changed meanwhile, or storage fails.
  public func takeIn(_ plan: ImportPlan) async throws -> ImportedCase {
    guard plan.erasesHere else { return try await engine.takeIn(plan) }
    return try await erasing(in: plan.bundle.caseID) { try await engine.takeIn(plan) }
  }
}
