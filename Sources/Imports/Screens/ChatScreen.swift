internal import CaseCore

/// A window of a chat: bubbles at both sides, times and notices in the middle.
///
/// Whoever took the picture speaks at the right. A bubble that fills its line stands at the same
/// place at both sides; its colour tells then, as the other bubbles of that colour stand.
struct ChatScreen {
  /// One bubble, a stamp or a notice.
  private struct Block {
    var pieces: [ScreenPiece]
    var left: Int { pieces.map(\.left).min() ?? 0 }
    var right: Int { pieces.map(\.right).max() ?? 0 }
    var top: Int { pieces.map(\.top).min() ?? 0 }
    var bottom: Int { pieces.map(\.bottom).max() ?? 0 }
    var text: String { pieces.map(\.raw).joined() }
    var box: PixelBox? { pieces.dropFirst().reduce(pieces.first?.box) { $0?.union($1.box) } }
    var paper: PixelColour? { pieces.first?.paper }
  }

  private let page: ScreenRows
  private let axis: Int
  private let ground: PixelColour?
  private var blocks: [Block] = []
  private(set) var messages: [ChatMessage] = []

  /// What `page` shows as a chat.
  init(_ page: ScreenRows) {
    self.page = page
    axis = Self.axis(page)
    ground = Self.ground(page)
    blocks = Self.blocks(page)
    read()
  }

  /// Whether `page` shows a chat: stamps in the middle, and bubbles that are no labels.
  static func isChat(_ page: ScreenRows) -> Bool {
    // Times that stand at the left or right are those of a list.
    let isMiddle = (page.width * 3 / 5...page.width * 7 / 5).contains(axis(page))
    return !stamps(page).isEmpty && isMiddle
      && ChatScreen(page).messages.count { $0.kind != .system } >= 2
  }

  // The pieces that are times, but for the clock at the top of every screen.
  private static func stamps(_ page: ScreenRows) -> [ScreenPiece] {
    page.rows.flatMap(\.pieces).filter {
      ($0.bottom > page.height / 20 || $0.left > page.width / 4) && stamp($0.text) != nil
    }
  }

  // The middle of the window, doubled: a picture that was cut at one side has it elsewhere.
  private static func axis(_ page: ScreenRows) -> Int {
    let middles = stamps(page).map(\.middle2).sorted()
    return middles.isEmpty ? page.width : middles[middles.count / 2]
  }

  // The ground on which the stamps stand.
  private static func ground(_ page: ScreenRows) -> PixelColour? {
    stamps(page).first { $0.paper != nil }?.paper
  }

  private func isCentred(_ block: Block) -> Bool {
    abs(block.left + block.right - axis) <= page.width / 12 && block.left > page.width / 6
  }

  // Lines of one bubble begin at the same edge, close below each other, on the same colour.
  private static func blocks(_ page: ScreenRows) -> [Block] {
    var blocks: [Block] = []
    for piece in page.rows.flatMap(\.pieces).sorted(by: { ($0.top, $0.left) < ($1.top, $1.left) }) {
      let near = max(4, piece.box.height / 2)
      let index = blocks.indices.suffix(lookBack).last { index in
        let block = blocks[index]
        guard let last = block.pieces.last else { return false }
        let gap = piece.top - last.bottom
        return gap <= piece.box.height * 4 / 5 && gap > -near
          && abs(piece.left - block.left) <= near
          && abs(piece.box.height - last.box.height) <= near
          && isSame(piece.paper, last.paper)
          && stamp(last.text) == nil && stamp(piece.text) == nil
      }
      if let index {
        blocks[index].pieces.append(piece)
      } else {
        blocks.append(Block(pieces: [piece]))
      }
    }
    return blocks
  }

  // Among how many bubbles above the one is looked for that a line belongs to.
  private static let lookBack = 32

  private static func isSame(_ one: PixelColour?, _ two: PixelColour?) -> Bool {
    guard let one, let two else { return true }
    return one.distance(to: two) <= 10
  }

  private mutating func read() {
    let first = blocks.firstIndex {
      isCentred($0) && Self.stamp($0.text) != nil
    }
    let title = blocks.prefix(first ?? 4).last {
      isCentred($0) && !isBubble($0) && Self.stamp($0.text) == nil && $0.top < page.height / 6
    }
    let thread = title.map { Self.title($0.text) }
    let head = title?.bottom ?? 0
    let body = blocks.filter { $0.top >= head && !Self.isInput($0, page) && !isStatusBar($0) }
    let bubbles = body.filter(isBubble)
    let sides = Sides(bubbles.map { ($0.left, $0.right, $0.paper) }, page)
    var stamped: (text: String, time: ChatMessage.Time)?
    var name: Block?
    for block in body {
      if isCentred(block), let time = Self.stamp(block.text) {
        stamped = (block.text, time)
        name = nil
      } else if isBubble(block) {
        let isOwn = sides.isOwn(block.left, block.right, block.paper)
        let above = name.flatMap { block.top - $0.bottom <= 2 * page.lineHeight ? $0.text : nil }
        add(block, isOwn: isOwn, name: above, stamped?.time ?? .unknown, thread)
        // Only the first message after a stamp is known to be of that minute.
        stamped = stamped.map { ($0.text, .partial($0.text)) }
        name = nil
      } else if isCentred(block) {
        add(notice: block, stamped?.time ?? .unknown, thread)
      } else {
        name = block
      }
    }
  }

  // The clock and the battery at the top of every screen.
  private func isStatusBar(_ block: Block) -> Bool {
    block.bottom < page.height / 20 && block.left < page.width / 4
  }

  // A bubble has a ground of its own. Where no colour is known, whatever is not in the middle is one.
  private func isBubble(_ block: Block) -> Bool {
    if let ground, let paper = block.paper { return paper.distance(to: ground) > 10 }
    return !isCentred(block) || block.pieces.count > 1
  }

  private static func isInput(_ block: Block, _ page: ScreenRows) -> Bool {
    let text = block.text.filter { $0 != " " }
    return block.top > page.height / 2
      && ["按住说话", "发消息", "发送", "输入消息", "说点什么", "请输入", "按住说话+"].contains(text)
  }

  private static func title(_ text: String) -> String {
    // 群聊(3): how many are in a group is no part of its name.
    guard let bracket = text.lastIndex(where: { $0 == "(" || $0 == "（" }),
      text[bracket...].dropFirst().dropLast().allSatisfy(\.isNumber)
    else { return text }
    return String(text[..<bracket])
  }

  private mutating func add(
    _ block: Block, isOwn: Bool?, name: String?, _ time: ChatMessage.Time, _ thread: String?
  ) {
    guard let box = block.box else { return }
    let shown = name ?? (isOwn.map { $0 ? "我" : "对方" } ?? "?")
    let text = block.text
    var message = ChatMessage(
      number: messages.count + 1, place: .box(box), time: time,
      sender: .init(account: nil, name: shown, isOwn: isOwn), text: text.cut(to: Limits.lineBytes),
      isCut: text.utf8.count > Limits.lineBytes, kind: ChatText.kind(of: text, isSystem: false),
      thread: thread)
    message.isUnsure =
      isOwn == nil
      || !block.pieces.allSatisfy {
        $0.confidence >= Limits.sureConfidence && page.isWhole($0)
      }
    messages.append(message)
  }

  private mutating func add(notice block: Block, _ time: ChatMessage.Time, _ thread: String?) {
    guard let box = block.box else { return }
    let text = block.text.cut(to: Limits.lineBytes)
    messages.append(
      ChatMessage(
        number: messages.count + 1, place: .box(box), time: time,
        sender: .init(account: nil, name: ""), text: text,
        kind: ChatText.kind(of: text, isSystem: true), thread: thread))
  }

  /// The time that a stamp says: `20:14`, `昨天 13:04`, `下午3:05`, `星期三 20:14`, `11月18日 下午8:14`,
  /// `2026年11月18日 20:14`; nil for what is no stamp. What has no date stays as it stands.
  static func stamp(_ text: String) -> ChatMessage.Time? {
    let folded = ScreenPiece.folded(text).filter { $0 != " " }
    guard folded.count <= 24, folded.contains(":") else { return nil }
    if let time = ScreenValues.time(folded) {
      return .known(time.moment, hasSeconds: time.hasSeconds, zone: false)
    }
    var rest = folded[...]
    for day in ["昨天", "前天", "今天"] where rest.hasPrefix(day) {
      rest = rest.dropFirst(day.count)
      break
    }
    let isRelative = rest.count < folded.count
    let bytes = rest.utf8.span
    guard let reading = ChatClock.read(bytes, from: 0), reading.end == bytes.count else {
      return nil
    }
    if !isRelative, let moment = reading.moment(nil) {
      return .known(moment, hasSeconds: reading.seconds != nil, zone: false)
    }
    return .partial(text)
  }
}

/// Which side the bubbles of a chat stand at.
private struct Sides {
  private let leftEdge: Int
  private let rightEdge: Int
  private let near: Int
  // Colours of bubbles with the side at which those stand that do not fill their line.
  private var colours: [(paper: PixelColour, own: Int, other: Int)] = []

  init(_ bubbles: [(left: Int, right: Int, paper: PixelColour?)], _ page: ScreenRows) {
    leftEdge = bubbles.map(\.left).min() ?? 0
    rightEdge = bubbles.map(\.right).max() ?? page.width
    near = max(8, page.lineHeight * 3 / 5)
    for bubble in bubbles {
      guard let paper = bubble.paper else { continue }
      let place = side(bubble.left, bubble.right)
      let index = colours.firstIndex { $0.paper.distance(to: paper) <= 16 }
      if index == nil, colours.count >= Self.mostColours { continue }
      if index == nil { colours.append((paper, 0, 0)) }
      let at = index ?? colours.count - 1
      if place == true { colours[at].own += 1 }
      if place == false { colours[at].other += 1 }
    }
  }

  /// Whether the bubble is that of whoever took the picture; nil where nothing tells.
  func isOwn(_ left: Int, _ right: Int, _ paper: PixelColour?) -> Bool? {
    let place = side(left, right)
    let colour = paper.flatMap { paper in
      colours.first { $0.paper.distance(to: paper) <= 16 }
    }
    // One colour alone tells nothing unless several bubbles of it stand at one side.
    guard let colour, colours.count > 1 || colour.own + colour.other > 1 else { return place }
    let byColour: Bool? =
      colour.own > 0 && colour.other == 0 ? true : colour.other > 0 && colour.own == 0 ? false : nil
    guard let byColour else { return place }
    // A place that speaks against the colour is a riddle for a person.
    return place == nil || place == byColour ? byColour : nil
  }

  // A chat has two colours, and a few for cards; a picture of a hundred is none.
  private static let mostColours = 64

  // By the place alone: at one edge, and far from the other.
  private func side(_ left: Int, _ right: Int) -> Bool? {
    let fromLeft = left - leftEdge
    let fromRight = rightEdge - right
    if fromLeft <= near, fromRight > 3 * near { return false }
    if fromRight <= near, fromLeft > 3 * near { return true }
    return nil
  }
}

extension Sequence {
  fileprivate func count(where isCounted: (Element) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
