internal import CaseCore
internal import Paper

// Originals, pictures and pages of other documents.
extension Setter {
  func set(_ section: ExhibitSection) throws(SettingError) {
    exhibit = (section, page + 1)
    beginPage()
    let anchor = section.anchor
    mark(anchor, y: y)
    if let sheet {
      let all = Bilingual(zh: "材料", en: "Exhibits")
      let parent =
        outlineOfExhibits ?? sheet.outline(all(document.language), anchor, parent: 0)
      outlineOfExhibits = parent
      _ = sheet.outline("\(section.mark) \(section.title)", anchor, parent: parent)
    }
    strip(of: section)
    try set(section.blocks)
    let first = exhibit?.first ?? page
    found.exhibits[anchor] = .init(first: first, count: page - first + 1)
    exhibit = nil
    needsPage = true
  }

  /// Counts the pages of an exhibit that was measured by itself.
  func skip(_ section: ExhibitSection) {
    guard let measured = measured[section.number] else { return }
    found.exhibits[section.anchor] = .init(first: page + 1, count: measured.pages)
    for (anchor, at) in measured.anchors where found.anchors[anchor] == nil {
      found.anchors[anchor] = page + at
    }
    found.foreign += measured.foreign.map {
      .init(name: $0.name, first: page + $0.first, count: $0.count)
    }
    page += measured.pages
    needsPage = true
  }

  private func strip(of section: ExhibitSection) {
    let mark = text(
      [Run(section.mark)], TypeStyle.mark, width: 110, colour: TypeStyle.white, most: 1)
    let markWidth = 62.0 + Double(min(8, max(0, section.mark.utf8.count - 4))) * 7
    let title = text(
      section.title, TypeStyle.heading(2), width: TypeStyle.width - markWidth - 22,
      most: 3)
    let names = section.strip.map {
      text($0.name, TypeStyle.caption, width: 84, colour: TypeStyle.faint, most: 3)
    }
    let values = section.strip.map {
      text($0.value, TypeStyle.caption, width: TypeStyle.width - 84 - 22, most: 12)
    }
    let lines = zip(names, values).map { max($0.height, $1.height) + 2.5 }
    let head = max(30, title.height + 14)
    let height = head + (lines.isEmpty ? 0 : lines.reduce(8, +))
    if let sheet {
      sheet.fill(TypeStyle.tint, x: TypeStyle.left, y: y, width: TypeStyle.width, height: height)
      sheet.fill(TypeStyle.accent, x: TypeStyle.left, y: y, width: markWidth, height: head)
      sheet.frame(x: TypeStyle.left, y: y, width: TypeStyle.width, height: height)
    }
    tagged("H2") {
      draw(mark, x: TypeStyle.left + 11, y: y + (head - mark.height) / 2)
      draw(title, x: TypeStyle.left + markWidth + 11, y: y + (head - title.height) / 2)
    }
    var place = y + head + 5
    for (index, line) in lines.enumerated() {
      tagged("P") {
        draw(names[index], x: TypeStyle.left + 11, y: place)
        draw(values[index], x: TypeStyle.left + 11 + 84, y: place)
      }
      place += line
    }
    y += height + 12
  }

  func set(_ pages: ForeignPages) {
    let first = page + 1
    for size in pages.sizes {
      // A page of an unusual size is brought to the width of ours.
      var (width, height) = (Double(size.width) / 100, Double(size.height) / 100)
      if min(width, height) < 200 || max(width, height) > 1400 {
        height = min(1400, max(200, height / width * TypeStyle.pageWidth))
        width = TypeStyle.pageWidth
      }
      beginPage(width: width, height: height, isOurs: false)
      guard let sheet else { continue }
      let words = [placeInExhibit ?? "", PagePlan.number(page)].joined(separator: "   ")
      let label = text([Run(words)], TypeStyle.furniture, width: 150, isAtEnd: true)
      sheet.fill(
        TypeStyle.white, x: width - 168, y: height - 24, width: 158, height: label.height + 6)
      sheet.frame(x: width - 168, y: height - 24, width: 158, height: label.height + 6)
      tagged("P") { draw(label, x: width - 164, y: height - 21, most: 1) }
    }
    if !pages.sizes.isEmpty {
      found.foreign.append(.init(name: pages.name, first: first, count: pages.sizes.count))
    }
    needsPage = true
  }
}

// Pictures.
extension Setter {
  /// Pictures that stand side by side: those from `index` on, as many as one of them wants.
  func picturesAbreast(_ blocks: [Block], from index: Int) -> [Picture] {
    var row: [Picture] = []
    for block in blocks[index...] {
      guard case .picture(let picture) = block,
        picture.abreast == row.first?.abreast ?? picture.abreast,
        row.count < picture.abreast
      else { break }
      row.append(picture)
    }
    return row
  }

  func set(_ row: [Picture]) throws(SettingError) {
    guard let abreast = row.first?.abreast else { return }
    let gap = 12.0
    let width = (TypeStyle.width - gap * Double(abreast - 1)) / Double(abreast)
    let most = (TypeStyle.floor - TypeStyle.top) * 0.44
    let scales = row.map { min(width / Double($0.width), most / Double($0.height)) }
    let tallest = zip(row, scales).map { Double($0.height) * $1 }.max() ?? 0
    let captions = row.map { text($0.caption, TypeStyle.caption, width: width) }
    need(tallest + 4 + (captions.map(\.height).max() ?? 0))
    for (index, picture) in row.enumerated() {
      let x = TypeStyle.left + (width + gap) * Double(index)
      let size = (
        width: Double(picture.width) * scales[index],
        height: Double(picture.height) * scales[index]
      )
      try draw(picture, fromRow: 0, scale: scales[index], x: x, y: y, size)
      sheet?.drop(picture.name)
      tagged("Caption") { draw(captions[index], x: x, y: y + tallest + 4) }
    }
    y += tallest + 4 + (captions.map(\.height).max() ?? 0) + 10
  }

  private func draw(
    _ picture: Picture, fromRow row: Double, scale: Double, x: Double, y: Double,
    _ size: (width: Double, height: Double)
  ) throws(SettingError) {
    guard let sheet else { return }
    try sheet.take(bytes(picture.name), as: picture)
    found.figures.append(picture.name)
    tagged("Figure") {
      sheet.draw(
        picture.name, fromRow: row, scale: scale, x: x, y: y, width: size.width,
        height: size.height)
    }
    sheet.frame(x: x, y: y, width: size.width, height: size.height)
  }

  /// A picture as large as the page allows; one that is much higher than wide goes on over pages.
  func set(_ picture: Picture) throws(SettingError) {
    let caption = text(picture.caption, TypeStyle.caption, colour: TypeStyle.faint)
    let below = picture.caption.isEmpty ? 0 : caption.height + 6
    let whole = TypeStyle.floor - TypeStyle.top
    let width = Double(picture.width)
    let height = Double(picture.height)
    if height / width <= 2.6 {
      let wanted = min(TypeStyle.width / width, (whole - below) / height, 0.75)
      let here = min(wanted, (room - below) / height)
      if needsPage || here < wanted * 0.62 { beginPage() }
      let scale = min(wanted, (room - below) / height)
      try draw(
        picture, fromRow: 0, scale: scale, x: TypeStyle.left, y: y,
        (width * scale, height * scale))
      y += height * scale
    } else {
      try setInParts(picture, below)
    }
    sheet?.drop(picture.name)
    if !picture.caption.isEmpty {
      y += 6
      tagged("Caption") { draw(caption, x: TypeStyle.left, y: y) }
      y += caption.height
    }
    y += 10
  }

  /// Parts overlap by a line or two, so that no line of writing is cut in both.
  private func setInParts(_ picture: Picture, _ below: Double) throws(SettingError) {
    let scale = min(300, TypeStyle.width) / Double(picture.width)
    let overlap = 16.0
    let height = Double(picture.height) * scale
    var done = 0.0
    if room < 300 { needsPage = true }
    while true {
      if needsPage { beginPage() }
      let part = min(height - done, room - below)
      try draw(
        picture, fromRow: done / scale, scale: scale, x: TypeStyle.left, y: y,
        (Double(picture.width) * scale, part))
      y += part
      done += part
      guard height - done > 0.5 else { return }
      done -= overlap
      beginPage()
    }
  }
}
