internal import Paper

// Words that run on.
extension Setter {
  private func text(of heading: Heading) -> SetText {
    text(
      heading.text, TypeStyle.heading(heading.level),
      colour: heading.level == 1 ? TypeStyle.accent : TypeStyle.ink, most: 4)
  }

  /// What a head takes with the spaces around it.
  func height(of heading: Heading) -> Double {
    Self.above(heading) + text(of: heading).height + (heading.level == 1 ? 13 : 5)
  }

  private static func above(_ heading: Heading) -> Double {
    heading.level == 1 ? 20 : heading.level == 2 ? 13 : 9
  }

  /// Sets a head that takes `next` points of what follows along: it never stands alone at the foot of a
  /// page.
  func set(_ heading: Heading, before next: Double) {
    let text = text(of: heading)
    let above = Self.above(heading)
    need(max(height(of: heading) + next, above + text.height + 76))
    if y > TypeStyle.top { y += above }
    mark(heading.anchor, y: y)
    if let sheet, heading.level < 3, let anchor = heading.anchor {
      _ = sheet.outline(heading.text, anchor, parent: 0)
    }
    tagged("H\(heading.level)") { draw(text, x: TypeStyle.left, y: y) }
    y += text.height
    if heading.level == 1 {
      sheet?.line(
        TypeStyle.accent, 1.1, x: TypeStyle.left, y: y + 4, toX: TypeStyle.left + TypeStyle.width,
        toY: y + 4)
      y += 13
    } else {
      y += 5
    }
  }

  /// How a paragraph is set.
  private struct Look {
    var face: TypeStyle.Face
    var indent = 0.0
    var before = 0.0
    var after = 6.0
    var bar: TypeStyle.Colour?
    var ground: TypeStyle.Colour?
    var colour = TypeStyle.ink
  }

  private func setting(_ role: Paragraph.Role) -> Look {
    switch role {
    case .body: Look(face: TypeStyle.body)
    case .title: Look(face: TypeStyle.title, before: 10, after: 14, colour: TypeStyle.accent)
    case .subtitle: Look(face: TypeStyle.subtitle, after: 10, colour: TypeStyle.faint)
    case .lead: Look(face: TypeStyle.lead, before: 2, after: 9)
    case .note: Look(face: TypeStyle.note, after: 6, colour: TypeStyle.faint)
    case .quote:
      Look(face: TypeStyle.body, indent: 12, after: 5, bar: TypeStyle.hairline)
    case .own: Look(face: TypeStyle.line, indent: 60, after: 5)
    case .theirs: Look(face: TypeStyle.line, indent: 8, after: 5)
    case .marked:
      Look(
        face: TypeStyle.line, indent: 8, after: 5, bar: TypeStyle.accent, ground: TypeStyle.tint)
    case .line: Look(face: TypeStyle.line, indent: 8, after: 1.5)
    case .warning:
      Look(
        face: TypeStyle.note, indent: 8, before: 2, after: 8, bar: TypeStyle.warning,
        ground: TypeStyle.warm, colour: TypeStyle.warning)
    }
  }

  private func text(of paragraph: Paragraph, _ setting: Look) -> SetText {
    text(
      paragraph.runs, setting.face,
      width: TypeStyle.width - setting.indent - (setting.ground == nil ? 0 : 8),
      colour: setting.colour)
  }

  /// The lines of `text` that stay together at its beginning: two at least at either end.
  private static func least(_ text: SetText) -> Double {
    text.lines.prefix(text.lines.count <= 3 ? 3 : 2).last?.bottom ?? 0
  }

  /// What a paragraph takes on the page on which it begins.
  func least(of paragraph: Paragraph) -> Double {
    let setting = setting(paragraph.role)
    return setting.before + Self.least(text(of: paragraph, setting))
  }

  /// What a list takes on the page on which it begins.
  func least(of list: List) -> Double {
    list.items.first.map {
      min(text($0, TypeStyle.note, width: TypeStyle.width - 18).height, 60)
    } ?? 0
  }

  /// Sets a paragraph; a short one with `next` points of the remark that follows it.
  func set(_ paragraph: Paragraph, before next: Double) {
    let setting = setting(paragraph.role)
    let text = text(of: paragraph, setting)
    let beside =
      paragraph.margin.isEmpty
      ? nil
      : self.text(
        paragraph.margin, TypeStyle.margin, width: 56, isAtEnd: true, colour: TypeStyle.faint,
        most: 6)
    let isShort = next > 0 && text.lines.count <= 6
    let least = isShort ? text.height + setting.after + next : Self.least(text)
    need(setting.before + max(least, beside?.height ?? 0))
    if y > TypeStyle.top { y += setting.before }
    // A cover begins lower.
    if paragraph.role == .subtitle, y == TypeStyle.top { y += 84 }
    mark(paragraph.anchor, y: y)
    if let beside { tagged("Note") { draw(beside, x: 14, y: y + baselineShift(text, beside)) } }
    let (first, top) = (page, y)
    flow(text, x: TypeStyle.left + setting.indent) { height, lines in
      ground(setting, height: height)
      tagged(paragraph.role == .quote ? "BlockQuote" : "P", lines)
    }
    if let beside, page == first { y = max(y, top + beside.height) }
    y += setting.after
  }

  /// What stands beside a text stands on the line of its first words.
  private func baselineShift(_ text: SetText, _ beside: SetText) -> Double {
    (text.lines.first?.baseline ?? 0) - (beside.lines.first?.baseline ?? 0)
  }

  /// Draws `text` from `y` on, over as many pages as it takes; `draw` gets each part that stays together
  /// with its height, and what draws its lines.
  private func flow(_ text: SetText, x: Double, _ draw: (Double, () -> Void) -> Void) {
    var next = 0
    while next < text.lines.count {
      let origin = text.lines[next].top
      var end = next
      while end < text.lines.count, y + text.lines[end].bottom - origin <= TypeStyle.floor {
        end += 1
      }
      if end == next { end += 1 }
      // The last line of a paragraph does not go over alone.
      if end == text.lines.count - 1, end - next > 3 { end -= 1 }
      let height = text.lines[end - 1].bottom - origin
      draw(height) {
        for line in text.lines[next..<end] { sheet?.draw(line, of: text, x: x, y: y - origin) }
      }
      y += height
      next = end
      if next < text.lines.count { beginPage() }
    }
  }

  private func ground(_ setting: Look, height: Double) {
    guard let sheet else { return }
    if let ground = setting.ground {
      sheet.fill(
        ground, x: TypeStyle.left, y: y - 2, width: TypeStyle.width, height: height + 4)
    }
    if let bar = setting.bar {
      sheet.fill(bar, x: TypeStyle.left, y: y - 2, width: 2.2, height: height + 4)
    }
  }

  func set(_ list: List) {
    for (index, item) in list.items.enumerated() {
      let text = text(item, TypeStyle.note, width: TypeStyle.width - 18)
      need(min(text.height, 60))
      let label = self.text(
        list.isNumbered ? "\(index + 1)." : "·", TypeStyle.note, width: 16,
        colour: TypeStyle.accent)
      var isFirst = true
      flow(text, x: TypeStyle.left + 18) { _, lines in
        tagged("L") {
          tagged("LI") {
            if isFirst { tagged("Lbl") { draw(label, x: TypeStyle.left + 2, y: y) } }
            tagged("LBody", lines)
          }
        }
        isFirst = false
      }
      y += 3
    }
    y += 5
  }
}
