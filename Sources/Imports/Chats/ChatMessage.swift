public import CaseCore

/// One message of a chat, whatever program it was exported from.
public struct ChatMessage: Sendable, Hashable {
  /// What a message is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case text, picture, voice, video, file, link, sticker, call, location, card
    /// The export calls it a transfer. No proof of a payment: exporters are known to mislabel.
    case transfer
    /// The export calls it a red packet.
    case redPacket = "red_packet"
    /// The chat program itself speaks.
    case system
    /// The message, or a notice, says that a message was taken back or deleted.
    case recalled
    /// Anything else.
    case other
  }

  /// Who sent a message, as the file says.
  public struct Sender: Sendable, Hashable {
    /// The account, where the file writes one.
    public let account: String?
    /// The name as shown; `我` or `对方` where the file says only which side it was.
    public let name: String
    /// Whether the file says that its owner sent it; nil where it says nothing.
    public let isOwn: Bool?
    /// The name without the title that QQ groups put before it: `【管理员】昵称`.
    public let plainName: String

    /// By what a speaker is known: the account, else the name without its title.
    public var id: String { account ?? plainName }

    /// Somebody called `name`; names and accounts are cut at `Limits.speakerBytes`.
    public init(account: String?, name: String, isOwn: Bool? = nil, plainName: String? = nil) {
      self.account = account?.cut(to: Limits.speakerBytes)
      self.name = name.cut(to: Limits.speakerBytes)
      self.isOwn = isOwn
      self.plainName = (plainName ?? name).cut(to: Limits.speakerBytes)
    }
  }

  /// When a message was sent.
  public enum Time: Sendable, Hashable {
    /// An instant; `hasSeconds` is false where the file gives minutes only, and `zone` is false
    /// where it gives no zone, so that +08:00 is taken.
    case known(Moment, hasSeconds: Bool, zone: Bool)
    /// Day and month stand so that both orders are possible, and nothing in the file decides.
    case either(dayFirst: Moment, monthFirst: Moment, text: String)
    /// The file does not say the year or the day; what it says.
    case partial(String)
    /// The file says nothing.
    case unknown

    /// The instant, where it is certain.
    public var moment: Moment? {
      switch self {
      case .known(let moment, _, _): moment
      case .either, .partial, .unknown: nil
      }
    }
  }

  /// A message that this one answers, as far as the file repeats it.
  public struct Quoted: Sendable, Hashable {
    /// Whose words they are.
    public let sender: String?
    /// The words.
    public let text: String

    /// The words `text` of `sender`.
    public init(sender: String?, text: String) {
      self.sender = sender
      self.text = text
    }
  }

  /// The line it begins on, or its number in a file whose messages are no lines; names it.
  public var number: Int
  /// Where it stands.
  public var place: Place
  /// When it was sent.
  public var time: Time
  /// Who sent it.
  public var sender: Sender
  /// The words, as they stand; cut at `Limits.lineBytes`.
  public var text: String
  /// Whether they were cut.
  public var isCut: Bool
  /// What it is.
  public var kind: Kind
  /// What it answers.
  public var quoted: Quoted?
  /// The chat it belongs to, where the file names it.
  public var thread: String?
  /// The group of chats, where the file names it.
  public var folder: String?
  /// The number that the chat program gave it, where the file keeps it.
  public var serial: String?
  /// Whether it was read from a picture and its words or its side are not certain.
  public var isUnsure = false

  /// A message at `place`.
  public init(
    number: Int, place: Place, time: Time, sender: Sender, text: String, isCut: Bool = false,
    kind: Kind, quoted: Quoted? = nil, thread: String? = nil, folder: String? = nil,
    serial: String? = nil
  ) {
    self.number = number
    self.place = place
    self.time = time
    self.sender = sender
    self.text = text
    self.isCut = isCut
    self.kind = kind
    self.quoted = quoted
    self.thread = thread
    self.folder = folder
    self.serial = serial
  }

  /// The names and texts by which a person recognises it.
  public var details: [Finding.Detail] {
    var details = [Finding.Detail("name", sender.name)]
    if let account = sender.account { details.append(.init("account", account)) }
    if let thread { details.append(.init("消息对象", thread)) }
    if let folder { details.append(.init("消息分组", folder)) }
    if kind != .text, kind != .system { details.append(.init("kind", kind.rawValue)) }
    switch time {
    case .known(_, let hasSeconds, _):
      if !hasSeconds { details.append(.init("precision", "minute")) }
    case .either(let day, let month, let text):
      let zone = CivilZone.shanghai
      details.append(.init("time", text))
      details.append(.init("day_first", zone.text(of: day)))
      details.append(.init("month_first", zone.text(of: month)))
    case .partial(let text): details.append(.init("time", text))
    case .unknown: break
    }
    if let quoted {
      details.append(.init("quoted", (quoted.sender.map { "\($0)：" } ?? "") + quoted.text))
    }
    return details
  }
}
