public import CaseCore

/// What a message was found to say.
public struct MessageFinding: Sendable, Hashable {
  /// What goes with a kind.
  public enum Detail: Sendable, Hashable {
    /// What was promised.
    case promise(Promise)
    /// Why something was declined.
    case refusal(RefusalClass)
    /// Nothing beside the kind.
    case plain
  }

  /// The kind.
  public let kind: MessageKind
  /// What goes with it.
  public let detail: Detail
  /// The words, up to the nearest commas, exactly as they stand in the message.
  public let quote: String
  /// Where they stand.
  public let place: TextPlace
  /// The amount that is named there, in fen.
  public let fen: Int64?
  /// The share that is named there, in hundredths of a percent.
  public let percentHundredths: Int?
  /// The words that speak for the kind where none of its rules was found, the heaviest first.
  public let because: [String]
}

/// What somebody undertakes to do.
public struct Promise: Sendable, Hashable {
  /// What it is about.
  public let matter: PromiseMatter
  /// The last moment that was promised; nil where none is fixed, or where it runs from something
  /// that has not happened.
  public let by: Moment?
  /// In how many working days, where it is counted so.
  public let workingDays: Int?
  /// Whether something has to happen first.
  public let isConditional: Bool
  /// Whether no time is fixed, or only one like 马上 or 过两天.
  public let isVague: Bool
}

/// What reading a message gives.
public struct MessageReading: Sendable, Hashable {
  /// What was found, in the order of the text.
  public let findings: [MessageFinding]
  /// How many characters show nothing and can only hide words.
  public let unseenCount: Int
}
