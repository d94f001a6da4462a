public import CaseCore

/// In which of the two worlds a fact counts.
public enum World: String, Sendable, Hashable, CaseIterable {
  /// Everything that the person says counts.
  case onYourAccount
  /// Only what documents support counts, and what the law presumes.
  case onTheRecord
}

/// What the playbook makes of one claim. Never a probability.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// It holds, all preconditions are met, nothing is disputed or presumed.
  case strong
  /// It has a ground, or one that only disputed or presumed facts keep open.
  case arguable
  /// No ground is left but goodwill.
  case weak
  /// It hangs on a fact that nobody stated.
  case undetermined
  /// The time that was agreed has not come.
  case notYetDue
  /// The right is gone.
  case barred
  /// It does not apply to these facts.
  case notOffered

  /// Whether the claim can be put to somebody today.
  public var isOffered: Bool {
    switch self {
    case .strong, .arguable, .weak: true
    case .undetermined, .notYetDue, .barred, .notOffered: false
    }
  }

  /// The verdict in words.
  public var words: Bilingual {
    switch self {
    case .strong: Bilingual(zh: "依据充分", en: "Well founded")
    case .arguable: Bilingual(zh: "有依据，有争议", en: "Founded, but contested")
    case .weak: Bilingual(zh: "依据不足，只能协商", en: "Little to stand on: ask for goodwill")
    case .undetermined: Bilingual(zh: "还差一个回答", en: "One answer is still missing")
    case .notYetDue: Bilingual(zh: "还没到约定时间", en: "The agreed time has not come yet")
    case .barred: Bilingual(zh: "这条路走不通", en: "This way is closed")
    case .notOffered: Bilingual(zh: "不适用", en: "Does not apply")
    }
  }

  /// Where the verdict stands among others, best first.
  var rank: Int {
    switch self {
    case .strong: 0
    case .arguable: 1
    case .weak: 2
    case .undetermined: 3
    case .notYetDue: 4
    case .barred: 5
    case .notOffered: 6
    }
  }
}
