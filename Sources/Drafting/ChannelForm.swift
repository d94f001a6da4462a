public import CaseCore

/// The form that a channel shows: which fields it has, what goes into each, and what it takes at
/// most. The fields are in the order in which the channel asks for them.
///
/// The playbook says what the law and the channels answer; what a form looks like is here, because
/// a field needs code that fills it. Limits and labels carry the card of the facts they come from;
/// what nobody could read at its source says so and is kept low.
public struct ChannelForm: Sendable, Hashable {
  /// The most that a field takes.
  public struct Limit: Sendable, Hashable {
    /// The most characters, as web forms count them.
    public let characters: Int
    /// The card that says so.
    public let card: String
    /// Whether it was read at its source; else it is somebody's observation.
    public let verified: Bool
  }

  /// What goes into a field.
  public enum Content: Sendable, Hashable {
    /// The person types it in; it is never stored. The words say what to type.
    case byHand(Bilingual)
    /// One of the form's own options, by claim, else the last one. The forms are Chinese, so the
    /// option is written in Chinese, with its meaning beside it for who reads English.
    case option(byClaim: [String: Bilingual], otherwise: Bilingual)
    /// The amount of the claim, without a mark.
    case claimAmount
    /// The body of the rung's letter.
    case letter
    /// The sentences of the letter that ask for something.
    case request
    /// The first of these facts that is known.
    case fact([Fact.Name])
    /// The number of the payment that is complained of: of the second one where it was charged twice.
    case paymentNumber
    /// Every known one of these, each with its label, a line each.
    case lines([Line])
  }

  /// A labelled fact in a list.
  public struct Line: Sendable, Hashable {
    /// The label.
    public let label: Bilingual
    /// The first known one of these.
    public let facts: [Fact.Name]
  }

  /// One field.
  public struct Field: Sendable, Hashable {
    /// The stem of its file: ASCII.
    public let id: String
    /// What the form calls it.
    public let label: Bilingual
    /// What goes into it.
    public let content: Content
    /// The most that it takes; nil where no limit is known.
    public let limit: Limit?
    /// The least that it takes, in characters; 0 where any length will do.
    public let leastCharacters: Int
    /// Whether the form is not accepted without it.
    public let required: Bool
    /// What to know while filling it in.
    public let note: Bilingual?
  }

  /// What can be attached.
  public struct Attachments: Sendable, Hashable {
    /// The most files; nil where no limit is known.
    public let most: Int?
    /// The most bytes each; nil where no limit is known.
    public let bytesEach: Int64?
    /// The media types that are taken; nil for any.
    public let mediaTypes: [String]?
    /// The card that says so; nil where the caps are our own caution.
    public let card: String?
    /// Whether it was read at its source.
    public let verified: Bool

    /// Whether there is no cap at all: what is brought along in person.
    public var isOpen: Bool { most == nil && bytesEach == nil && mediaTypes == nil }
  }

  /// The rung whose form it is.
  public let rung: String
  /// The fields, in order.
  public let fields: [Field]
  /// What can be attached; nil where nothing can.
  public let attachments: Attachments?

  /// The form of `rung`; nil for a rung that has none, such as what the person does to be safe.
  public static func form(of rung: Rung.Name) -> ChannelForm? {
    all.first { $0.rung == rung.text }
  }

  /// Whether the letter is handed in on paper, so that the person has to complete, print and sign it.
  var isOnPaper: Bool { ["bank", "consumer_association", "police", "court"].contains(rung) }

  /// The most that the field takes into which the letter goes.
  public var letterLimit: Limit? {
    fields.first { $0.content == .letter }?.limit
  }
}
