internal import Paper

// Words that run on.
extension Setter {
  func set(_ heading: Heading) {
    let face = TypeStyle.heading(heading.level)
    let text = text(
      heading.text, face, colour: heading.level == 1 ? TypeStyle.accent : TypeStyle.ink, most: 4)
    let above = heading.level == 1 ? 20.0 : heading.level == 2 ? 13.0 : 9.0
    // A head never stands alone at the foot of a page.
    need(above + text.height + 76)
    if y > TypeStyle.top { y += above }
    mark(heading.anchor, y: y)
    if let sheet, heading.level < 3, let anchor = heading.anchor {
      let id = sheet.outline(heading.text, anchor, parent: 0)
      if heading.level == 1 { outlineOfExhibits = id }
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

  func set(_ paragraph: Paragraph) {
    let setting = setting(paragraph.role)
    let text = text(
      paragraph.runs, setting.face,
      width: TypeStyle.width - setting.indent - (setting.ground == nil ? 0 : 8),
      colour: setting.colour)
    let beside =
      paragraph.margin.isEmpty
      ? nil
      : self.text(
        paragraph.margin, TypeStyle.margin, width: 56, isAtEnd: true, colour: TypeStyle.faint,
        most: 6)
    // Two lines at least stay together at either end.
    let least = text.lines.prefix(text.lines.count <= 3 ? 3 : 2).last?.bottom ?? 0
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
