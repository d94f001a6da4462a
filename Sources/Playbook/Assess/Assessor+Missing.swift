internal import CaseCore

extension Assessor {
  func missing(leading: JudgedClaim?) -> [Missing] { [] }
}
