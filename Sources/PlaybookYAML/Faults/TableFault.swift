import CaseCore

/// A test beside a playbook that came out otherwise than it says.
struct TableFault: Fault {
  enum Kind: Sendable, Hashable {
    /// Something else followed.
    case mismatch(expected: String, found: String)
    /// The test describes no case.
    case unplayable
  }

  /// The name of the test.
  let test: String
  let kind: Kind

  var code: String {
    switch kind {
    case .mismatch: "test-failed"
    case .unplayable: "test-unplayable"
    }
  }

  var message: Bilingual {
    switch kind {
    case .mismatch(let expected, let found):
      Bilingual(
        zh: "“\(test)”应当得出 \(expected)，实际是 \(found)。",
        en: "“\(test)” should give \(expected) and gives \(found).")
    case .unplayable:
      Bilingual(zh: "“\(test)”说的不成一个案件。", en: "“\(test)” describes no case.")
    }
  }

  var hint: Bilingual {
    switch kind {
    case .mismatch:
      Bilingual(
        zh: "先想清楚哪一边对：规则错了改规则，期望错了改这里。",
        en: "Decide which side is right: mend the rules, or what is expected here.")
    case .unplayable:
      Bilingual(zh: "检查它的材料和步骤。", en: "Look at its documents and steps.")
    }
  }
}
