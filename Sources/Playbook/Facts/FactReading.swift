public import CaseCore

/// What supports a value, weakest first.
public enum Support: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  /// The person's word, or a carrier below the fact's least grade.
  case asserted
  /// An original.
  case documented
  /// Two originals of different makers.
  case corroborated
  /// The other side itself.
  case admitted

  public static func < (left: Support, right: Support) -> Bool { left.rawValue < right.rawValue }

  /// The support in words.
  public var words: Bilingual {
    switch self {
    case .asserted: Bilingual(zh: "你的说法", en: "your word")
    case .documented: Bilingual(zh: "有材料", en: "documented")
    case .corroborated: Bilingual(zh: "有互相印证的材料", en: "corroborated")
    case .admitted: Bilingual(zh: "对方承认", en: "admitted by the other side")
    }
  }
}

/// Where a value comes from: an entry, and the place in an original where it stands.
public struct Source: Sendable, Hashable {
  /// The entry that states it.
  public let entry: Int
  /// The entry of the original that shows it; nil for the person's own word.
  public let evidence: Int?
  /// Where it stands in the original.
  public let place: Place?

  /// Entry `entry`, and where in which original it stands.
  public init(entry: Int, evidence: Int? = nil, place: Place? = nil) {
    self.entry = entry
    self.evidence = evidence
    self.place = place
  }

  /// Entry `entry`, whose value is `shown` in an original. Where the original was taken back it is
  /// the person's own word, as if nothing had been shown.
  public init(_ entry: Int, _ shown: FactStated.Shown?, in state: CaseState) {
    let shown = shown.flatMap { state.isActive($0.evidence) ? $0 : nil }
    self.init(entry: entry, evidence: shown?.evidence, place: shown?.place)
  }
}

/// What one fact says in one world, and why.
public struct FactReading: Sendable, Hashable {
  /// One of the values that documents give, where they disagree.
  public struct Version: Sendable, Hashable {
    /// The value.
    public let value: FactValue
    /// What supports it.
    public let support: Support
    /// Where it stands.
    public let sources: [Source]
  }

  /// What is known.
  public enum State: Sendable, Hashable {
    /// The fact has this value, with this support.
    case known(FactValue, Support)
    /// Nothing shows it; the law presumes this value.
    case presumed(FactValue, Law.Name)
    /// Documents disagree.
    case disputed
    /// Nobody stated it.
    case missing
  }

  /// The fact.
  public let fact: Fact.Name
  /// What is known.
  public let state: State
  /// Whether documents speak against the value, or against each other.
  public let isContested: Bool
  /// The entries that support the value; of a disputed fact, those of all its values.
  public let sources: [Source]
  /// The values that documents give, where there is more than one or the person's word differs.
  public let versions: [Version]

  /// The value; nil while it is unknown.
  public var value: FactValue? {
    switch state {
    case .known(let value, _), .presumed(let value, _): value
    case .disputed, .missing: nil
    }
  }

  /// What supports the value; nil for one that is unknown or presumed.
  public var support: Support? {
    switch state {
    case .known(_, let support): support
    case .presumed, .disputed, .missing: nil
    }
  }

  static func missing(_ fact: Fact.Name) -> FactReading {
    FactReading(fact: fact, state: .missing, isContested: false, sources: [], versions: [])
  }
}
