public import CaseCore

/// Something that a reader found at one place of a file. It is no fact until a person, or a rule
/// of the playbook, accepts it.
public struct Finding: Sendable, Hashable {
  /// A name and what stands under it, such as a column and its raw cell.
  public struct Detail: Sendable, Hashable {
    /// The column or label as the file spells it, or a fixed lower-case name of ours.
    public let name: String
    /// What stands there, untouched but for masked card keys.
    public let text: String

    /// `text` under `name`.
    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The name within the reading, such as `row:18`. The same file gives the same names.
  public var id: String {
    switch content {
    case .stored(let id, _, _, _, _, _): id
    case .chat(let message): "message:\(message.number)"
    case .billRow(_, let spot): spot.id
    }
  }
  /// What kind of thing it is.
  public let kind: FindingKind.Name
  /// Where it stands.
  public var place: Place {
    switch content {
    case .stored(_, let place, _, _, _, _): place
    case .chat(let message): message.place
    case .billRow(_, let spot): spot.place
    }
  }
  /// The text that stands there, as it stands, but for masked card keys; cut at
  /// `Limits.lineBytes`.
  public let quote: String
  /// Who speaks there: an account where one is written, else a name; nil where nobody speaks.
  public let speaker: String?
  /// When, where the file says so.
  public let at: Moment?
  private let content: Content

  private enum Content: Sendable, Hashable {
    case stored(
      id: String, place: Place, values: [ShownValue], details: [Detail], remarks: [Remark],
      secrets: [FoundSecret])
    /// A bill row is taken apart from its quote when asked: a million rows cost a million quotes
    /// and not a million lists.
    case billRow(BillLayout, RowSpot)
    indirect case chat(ChatMessage)
  }

  /// A finding whose parts are known.
  public init(
    id: String, kind: FindingKind.Name, place: Place, quote: String, speaker: String? = nil,
    at: Moment? = nil, values: [ShownValue] = [], details: [Detail] = [], remarks: [Remark] = []
  ) {
    self.init(
      id: id, kind: kind, place: place, quote: quote, speaker: speaker, at: at, values: values,
      details: details, remarks: remarks, secrets: [])
  }

  /// A finding whose parts are known, with the secrets that its quote masks.
  init(
    id: String, kind: FindingKind.Name, place: Place, quote: String, speaker: String? = nil,
    at: Moment? = nil, values: [ShownValue] = [], details: [Detail] = [],
    remarks: [Remark] = [], secrets: [FoundSecret]
  ) {
    self.kind = kind
    self.quote = quote
    self.speaker = speaker
    self.at = at
    content = .stored(
      id: id, place: place, values: values, details: details, remarks: remarks, secrets: secrets)
  }

  /// The row `quote` of a bill with the columns of `layout`.
  init(
    row spot: RowSpot, kind: FindingKind.Name, quote: String, at: Moment, layout: BillLayout
  ) {
    self.kind = kind
    self.quote = quote
    self.at = at
    speaker = nil
    content = .billRow(layout, spot)
  }

  /// A message of a chat.
  init(_ message: ChatMessage) {
    kind = message.kind == .system ? FindingKinds.chatNotice : FindingKinds.chatMessage
    quote = message.text
    speaker = message.sender.id
    at = message.time.moment
    content = .chat(message)
  }

  /// The same finding at `place`, if its parts are known.
  func placed(at place: Place) -> Finding {
    guard case .stored(let id, _, let values, let details, let remarks, let secrets) = content
    else { return self }
    return Finding(
      id: id, kind: kind, place: place, quote: quote, speaker: speaker, at: at, values: values,
      details: details, remarks: remarks, secrets: secrets)
  }

  /// The message, where it is one of a chat.
  public var chat: ChatMessage? {
    switch content {
    case .chat(let message): message
    case .stored, .billRow: nil
    }
  }

  /// The facts that it would set if it is accepted.
  public var values: [ShownValue] {
    switch content {
    case .stored(_, _, let values, _, _, _): values
    case .chat: []
    case .billRow(let layout, _): layout.row(quote)?.values ?? []
    }
  }

  /// The names and texts by which a person recognises it; for a bill row every column.
  public var details: [Detail] {
    switch content {
    case .stored(_, _, _, let details, _, _): details
    case .chat(let message): message.details
    case .billRow(let layout, _): layout.row(quote)?.details ?? []
    }
  }

  /// What is unusual about it and must be shown beside it.
  public var remarks: [Remark] {
    switch content {
    case .stored(_, _, _, _, let remarks, _): remarks
    case .chat(let message): (message.isCut ? [.cut] : []) + (message.isUnsure ? [.unsure] : [])
    case .billRow(let layout, _): layout.row(quote)?.remarks ?? []
    }
  }

  /// The card keys that stand there, in clear: what a commitment is made to, and nothing else.
  public var secrets: [FoundSecret] {
    switch content {
    case .stored(_, _, _, _, _, let secrets): secrets
    case .chat(let message): CardKeys.inChat(message.text).map(FoundSecret.init)
    case .billRow: []
    }
  }

  /// The number of the payment that a refund row belongs to, where the row names it: the original
  /// payment number (Alipay), or the merchant order number (WeChat).
  public var refersTo: String? {
    switch content {
    case .stored, .chat: nil
    case .billRow(let layout, _): layout.row(quote)?.refersTo
    }
  }

  /// The values of a second payment of the same thing, under the names that a duplicate charge
  /// uses. Whether a row is the second one is the decision of whoever confirms it.
  public var secondValues: [ShownValue] {
    values.compactMap { shown in
      FactNames.second[shown.fact].map { ShownValue(fact: $0, value: shown.value) }
    }
  }
}

extension Finding {
  /// Something about a finding that lowers its worth or must be explained.
  public enum Remark: Sendable, Hashable {
    /// The row had too many cells, and cells were joined from this column on.
    case joined(column: String)
    /// The file gives a day and no time of day.
    case dayOnly
    /// The time has no seconds, as after saving in a spreadsheet.
    case secondsLost
    /// A number was turned into scientific notation by a spreadsheet and is lost; the column.
    case numberLost(column: String)
    /// A family card (亲属卡, 亲情卡): the payer or the receiver of a refund is another person.
    case familyCard
    /// Alipay still holds the money until receipt is confirmed (等待确认收货).
    case heldUntilReceipt
    /// The text was cut at the limit of a quote.
    case cut
    /// It was read from a picture and may have been misread: a person looks at the picture first.
    case unsure
  }
}

/// Where a row of a bill stands. Kept as numbers: its name and place are made when asked.
struct RowSpot: Sendable, Hashable {
  /// The first line, or the row of a sheet.
  let number: Int
  /// How many lines it takes.
  var lines = 1
  /// The sheet, counted from 1; 0 for a file of lines.
  var sheet = 0
  /// The page, counted from 1; 0 for what has no pages.
  var page = 0

  /// The name of the finding.
  var id: String {
    page > 0 ? "row:\(page)!\(number)" : sheet <= 1 ? "row:\(number)" : "row:\(sheet)!\(number)"
  }

  /// Where it stands.
  var place: Place {
    page > 0
      ? .page(page, line: number)
      : sheet == 0 ? .lines(number, number + lines - 1) : .row(number, sheet: sheet)
  }
}
