public import CaseCore
public import Evidence

/// What importing a bundle would do; nothing was written yet.
public struct ImportPlan: Sendable {
  /// What becomes of the case.
  public enum Kind: Sendable, Hashable {
    /// It is not here yet.
    case new
    /// It is here with fewer entries and the same history.
    case longer(than: Int)
    /// Everything is here already.
    case nothingNew
  }

  /// What becomes of the case.
  public let kind: Kind
  /// The bundle.
  public let bundle: VerifiedBundle
  /// The case afterwards.
  public let after: LoadedCase
  /// Whether entries that can be read here are erased by what comes.
  public let erasesHere: Bool
  /// How many items are here.
  let present: Int
}

/// What was taken in.
public struct ImportedCase: Sendable {
  /// What became of the case.
  public let kind: ImportPlan.Kind
  /// The case.
  public let caseID: Case.ID
  /// The number of entries in the bundle.
  public let size: Int
  /// The number of entries that the case has here.
  public let sizeHere: Int
  /// The number of originals and copies that were taken in.
  public let contents: Int
  /// The number of time-stamps that were taken in.
  public let timestamps: Int
  /// The key whose turn it is; nil if that is the key of this vault.
  public let key: PublicKey?
}
