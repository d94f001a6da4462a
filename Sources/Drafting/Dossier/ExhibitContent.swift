public import CaseCore
public import Paper

/// What an original shows, looked into by somebody who can.
public enum ExhibitContent: Sendable, Hashable {
  /// A picture, prepared for paper.
  case picture(PreparedPicture)
  /// Some frames of a recording that is `milliseconds` long.
  case frames([Frame], milliseconds: Int, isWhole: Bool)
  /// The messages of a chat.
  case chat([Message], isCut: Bool)
  /// The lines of a text or page.
  case lines([Line], isCut: Bool)
  /// The pages of a document, as they are.
  case pages(ForeignPages)
  /// A picture, recording or document, in a dossier that is words alone.
  case pictureElsewhere
  /// Only what was confirmed of it, which the journal itself says.
  case confirmed
  /// Why it is not shown.
  case notShown(Bilingual)

  /// The same without what takes pages to be shown.
  public var inWords: ExhibitContent {
    switch self {
    case .picture, .frames, .pages: .pictureElsewhere
    case .chat, .lines, .pictureElsewhere, .confirmed, .notShown: self
    }
  }

  /// One frame of a recording.
  public struct Frame: Sendable, Hashable {
    /// Where it stands, in milliseconds.
    public let milliseconds: Int
    /// The picture.
    public let picture: PreparedPicture

    /// The frame `picture` at `milliseconds`.
    public init(milliseconds: Int, picture: PreparedPicture) {
      self.milliseconds = milliseconds
      self.picture = picture
    }
  }

  /// One message of a chat.
  public struct Message: Sendable, Hashable {
    /// Where it stands.
    public let place: Place
    /// Who says it, as the file names them; nil where nobody does.
    public let speaker: String?
    /// When, as far as the file says.
    public let at: Moment?
    /// The words.
    public let text: String
    /// Whether it is the person who says it; nil where that is not known.
    public let isOwn: Bool?

    /// The message `text` at `place`.
    public init(place: Place, speaker: String?, at: Moment?, text: String, isOwn: Bool?) {
      self.place = place
      self.speaker = speaker
      self.at = at
      self.text = text
      self.isOwn = isOwn
    }
  }

  /// One line of a text.
  public struct Line: Sendable, Hashable {
    /// Where it stands.
    public let place: Place
    /// The words.
    public let text: String

    /// The line `text` at `place`.
    public init(place: Place, text: String) {
      self.place = place
      self.text = text
    }
  }
}

/// A picture as a file that stands beside the document.
public struct PreparedPicture: Sendable, Hashable {
  /// The name of the file.
  public let name: String
  /// The width in pixels.
  public let width: Int
  /// The height in pixels.
  public let height: Int
  /// The width of the original picture in pixels; larger where it was made smaller.
  public let originalWidth: Int
  /// The quality of the JPEG, 1 to 100; nil for one that is the original's own data.
  public let quality: Int?

  /// The picture in the file `name`.
  public init(name: String, width: Int, height: Int, originalWidth: Int, quality: Int?) {
    self.name = name
    self.width = width
    self.height = height
    self.originalWidth = originalWidth
    self.quality = quality
  }
}

/// By what a reader can check that the case did not change: the head of its journal and what outside
/// authorities said of it.
public struct DossierIntegrity: Sendable, Hashable {
  /// A time-stamp over a head of the journal.
  public struct Stamp: Sendable, Hashable {
    /// The size of the journal under that head.
    public let size: Int
    /// The instant that the authority states; nil for one that is only kept and not checked here.
    public let at: Moment?
    /// Who made it.
    public let authority: String
    /// Whether a trusted root leads to the authority.
    public let isTrusted: Bool

    /// A time-stamp of `authority` over the head of `size` entries.
    public init(size: Int, at: Moment?, authority: String, isTrusted: Bool) {
      self.size = size
      self.at = at
      self.authority = authority
      self.isTrusted = isTrusted
    }
  }

  /// The lines of the signed checkpoint.
  public let checkpoint: [String]
  /// The fingerprint of the key that signed it.
  public let fingerprint: Digest
  /// What outside authorities said.
  public let stamps: [Stamp]
  /// The version of the program.
  public let program: String

  /// The head `checkpoint`, signed by the key with `fingerprint`.
  public init(checkpoint: [String], fingerprint: Digest, stamps: [Stamp], program: String) {
    self.checkpoint = checkpoint
    self.fingerprint = fingerprint
    self.stamps = stamps
    self.program = program
  }
}
