import CPango
internal import Paper

/// Makes laid-out text. Pango finds fonts and breaks lines; nothing of that is ours.
final class TextMaker {
  /// How the runs of a text refer to pages, once those are known.
  typealias PageWords = (Run.Content) -> String

  private let context: OpaquePointer
  private var fonts: [TypeStyle.Face: OpaquePointer] = [:]
  private var shelf = TextShelf()

  init(language: String) {
    let map = pango_cairo_font_map_get_default()
    context = pango_font_map_create_context(map)
    pango_context_set_language(context, pango_language_from_string(language))
    let options = cairo_font_options_create()
    // The same on a page as anywhere: no hinting for a screen.
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    for font in fonts.values { pango_font_description_free(font) }
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  private func font(_ face: TypeStyle.Face) -> OpaquePointer? {
    if let made = fonts[face] { return made }
    let font = pango_font_description_new()
    pango_font_description_set_family(font, face.family.rawValue)
    pango_font_description_set_absolute_size(font, face.size * Double(PANGO_SCALE))
    if face.isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
    fonts[face] = font
    return font
  }

  /// How a text is wanted: two that are wanted alike look alike.
  struct Wish: Hashable {
    var runs: [Run]
    var face: TypeStyle.Face
    /// How long lines may be, in points.
    var width: Double
    var isAtEnd = false
    var isCentred = false
    var colour = TypeStyle.ink
    /// Of more lines the rest is an ellipsis.
    var most: Int32?
  }

  /// From now on texts are wanted again, in the order in which they were wanted so far, to be drawn.
  func beginDrawing() { shelf.isGivingOut = true }

  /// The text of `wish`. One that names pages is made each time: it is another once they are known.
  func text(_ wish: Wish, pages: PageWords) -> SetText {
    guard wish.runs.allSatisfy(\.isWords) else { return made(wish, pages) }
    return shelf.text(wish) { made(wish, pages) }
  }

  private func made(_ wish: Wish, _ pages: PageWords) -> SetText {
    let (runs, face) = (wish.runs, wish.face)
    guard let layout = pango_layout_new(context), let attributes = pango_attr_list_new() else {
      preconditionFailure("Pango makes a layout or ends the process.")
    }
    var words: [UInt8] = []
    var links: [SetText.Link] = []
    for (index, run) in runs.enumerated() {
      let start = words.count
      words += Self.words(of: run, before: runs.dropFirst(index + 1).first, pages).utf8
      Self.style(run, UInt32(start), UInt32(words.count), attributes)
      if let link = run.link, words.count > start {
        links.append(.init(start: Int32(start), end: Int32(words.count), anchor: link))
      }
    }
    pango_layout_set_font_description(layout, font(face))
    pango_layout_set_width(layout, Int32(max(1, wish.width) * Double(PANGO_SCALE)))
    // Digests are broken anywhere: what looks like a word in them is chance.
    let isCode = !runs.isEmpty && runs.allSatisfy { $0.style.contains(.code) }
    pango_layout_set_wrap(layout, isCode ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR)
    pango_layout_set_single_paragraph_mode(layout, 1)
    if face.leading != 1 { pango_layout_set_line_spacing(layout, Float(face.leading)) }
    if let most = wish.most {
      // A negative height is a number of lines.
      pango_layout_set_height(layout, -most)
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
    }
    if wish.isAtEnd { pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT) }
    if wish.isCentred { pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER) }
    words.withUnsafeBytes { bytes in
      pango_layout_set_text(
        layout, bytes.bindMemory(to: CChar.self).baseAddress, Int32(words.count))
    }
    pango_layout_set_attributes(layout, attributes)
    pango_attr_list_unref(attributes)
    return SetText(layout, links: links, colour: wish.colour)
  }

  /// A number of a page stays on the line of the word before it: alone on a line it names nothing.
  private static func words(of run: Run, before next: Run?, _ pages: PageWords) -> String {
    guard case .text(let text) = run.content else { return pages(run.content) }
    if run.style.contains(.quoted) { return "“\(text)”" }
    if case .page? = next?.content, text.last == " " { return text.dropLast() + "\u{a0}" }
    return text
  }

  private static func style(
    _ run: Run, _ start: UInt32, _ end: UInt32, _ attributes: OpaquePointer
  ) {
    func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
      guard let attribute else { return }
      attribute.pointee.start_index = start
      attribute.pointee.end_index = end
      pango_attr_list_insert(attributes, attribute)
    }
    if run.style.contains(.bold) { add(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
    if run.style.contains(.small) { add(pango_attr_scale_new(0.86)) }
    if run.style.contains(.code) {
      add(pango_attr_family_new(TypeStyle.Family.mono.rawValue))
      // And without a hyphen.
      add(pango_attr_insert_hyphens_new(0))
    }
    let colour = run.style.contains(.faint) ? TypeStyle.faint : TypeStyle.accent
    if run.style.contains(.faint) || run.link != nil {
      add(
        pango_attr_foreground_new(
          UInt16(colour.red * 65535), UInt16(colour.green * 65535), UInt16(colour.blue * 65535)))
    }
  }
}

/// Text in lines, ready to be drawn line by line.
final class SetText {
  /// Bytes of it that lead somewhere.
  struct Link {
    let start: Int32
    let end: Int32
    let anchor: Anchor
  }

  /// One line; places are in points from the top left of the text.
  struct Line {
    let top: Double
    let bottom: Double
    let baseline: Double
    let left: Double
    let number: Int32
  }

  let layout: OpaquePointer
  let links: [Link]
  let colour: TypeStyle.Colour
  let lines: [Line]

  /// The height of all lines.
  var height: Double { lines.last?.bottom ?? 0 }

  init(_ layout: OpaquePointer, links: [Link], colour: TypeStyle.Colour) {
    self.layout = layout
    self.links = links
    self.colour = colour
    var lines: [Line] = []
    let unit = Double(PANGO_SCALE)
    if let iterator = pango_layout_get_iter(layout) {
      var number: Int32 = 0
      repeat {
        var top: Int32 = 0
        var bottom: Int32 = 0
        var logical = PangoRectangle()
        pango_layout_iter_get_line_yrange(iterator, &top, &bottom)
        pango_layout_iter_get_line_extents(iterator, nil, &logical)
        lines.append(
          Line(
            top: Double(top) / unit, bottom: Double(bottom) / unit,
            baseline: Double(pango_layout_iter_get_baseline(iterator)) / unit,
            left: Double(logical.x) / unit, number: number))
        number += 1
      } while pango_layout_iter_next_line(iterator) != 0
      pango_layout_iter_free(iterator)
    }
    self.lines = lines
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }
}
