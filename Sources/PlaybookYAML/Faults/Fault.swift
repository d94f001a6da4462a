import CaseCore

/// Something wrong with what a playbook says, as a value; its wording is here and nowhere else.
protocol Fault: Sendable {
  /// A stable name.
  var code: String { get }
  /// What was found.
  var message: Bilingual { get }
  /// What is allowed and what to do.
  var hint: Bilingual { get }
}
