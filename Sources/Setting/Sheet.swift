import CPango
public import Paper

/// The pages that are drawn on: Cairo's PDF surface behind the few things that we do with it.
final class Sheet {
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  /// Pictures by the name of their file: one that stands on several pages is in the file once.
  private var pictures: [String: OpaquePointer] = [:]

  /// A PDF that is written to `path`.
  init(path: String, document: PaperDocument) {
    surface = cairo_pdf_surface_create(path, TypeStyle.pageWidth, TypeStyle.pageHeight)
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    cairo = cairo_create(surface)
    for (field, text) in [
      (CAIRO_PDF_METADATA_TITLE, document.title), (CAIRO_PDF_METADATA_SUBJECT, document.subject),
      (CAIRO_PDF_METADATA_CREATOR, document.producer),
      (CAIRO_PDF_METADATA_CREATE_DATE, document.createdAt),
      (CAIRO_PDF_METADATA_MOD_DATE, document.createdAt),
    ] { cairo_pdf_surface_set_metadata(surface, field, text) }
  }

  /// Writes the last page and closes the file.
  /// - Throws: `SettingError` where anything went wrong since it was opened: Cairo says so only here.
  func finish() throws(SettingError) {
    cairo_show_page(cairo)
    let drawn = cairo_status(cairo)
    cairo_destroy(cairo)
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    for picture in pictures.values { cairo_surface_destroy(picture) }
    cairo_surface_destroy(surface)
    for one in [drawn, status] where one != CAIRO_STATUS_SUCCESS {
      throw .cairo(String(cString: cairo_status_to_string(one)))
    }
  }

  /// Ends the present page; the next one is `width` by `height` points.
  func nextPage(width: Double, height: Double, isFirst: Bool) {
    if !isFirst { cairo_show_page(cairo) }
    cairo_pdf_surface_set_size(surface, width, height)
  }

  func label(_ text: String) { cairo_pdf_surface_set_page_label(surface, text) }

  /// What `body` draws is a `name` for who has it read aloud.
  ///
  /// A tag never goes on over the end of a page: the head of the next page would be part of it.
  func tagged(_ name: String, _ body: () -> Void) {
    cairo_tag_begin(cairo, name, "")
    body()
    cairo_tag_end(cairo, name)
  }

  /// Opens a tag that holds several; it is closed on the same page.
  func open(_ name: String) { cairo_tag_begin(cairo, name, "") }

  func close(_ name: String) { cairo_tag_end(cairo, name) }

  /// Links to `anchor` lead here.
  func destination(_ anchor: Anchor, x: Double, y: Double) {
    let attributes = "name='\(anchor.text)' x=\(Self.plain(x)) y=\(Self.plain(y))"
    cairo_tag_begin(cairo, "cairo.dest", attributes)
    cairo_tag_end(cairo, "cairo.dest")
  }

  func outline(_ text: String, _ anchor: Anchor, parent: Int32) -> Int32 {
    cairo_pdf_surface_add_outline(
      surface, parent, text, "dest='\(anchor.text)'", CAIRO_PDF_OUTLINE_FLAG_OPEN)
  }

  /// Draws line `line` of `text`, whose top left is at `x`, `y`.
  func draw(_ line: SetText.Line, of text: SetText, x: Double, y: Double) {
    guard let drawn = pango_layout_get_line_readonly(text.layout, line.number) else { return }
    set(text.colour)
    cairo_move_to(cairo, x + line.left, y + line.baseline)
    pango_cairo_show_layout_line(cairo, drawn)
    for link in text.links { self.link(link, drawn, line, x: x, y: y) }
  }

  private func link(
    _ link: SetText.Link, _ drawn: UnsafeMutablePointer<PangoLayoutLine>, _ line: SetText.Line,
    x: Double, y: Double
  ) {
    let first = drawn.pointee.start_index
    let start = max(link.start, first)
    let end = min(link.end, first + drawn.pointee.length)
    guard start < end else { return }
    var ranges: UnsafeMutablePointer<Int32>?
    var count: Int32 = 0
    pango_layout_line_get_x_ranges(drawn, start, end, &ranges, &count)
    guard let ranges, count > 0 else { return }
    defer { g_free(ranges) }
    let unit = Double(PANGO_SCALE)
    // Ranges are from the left of the text, indentation included.
    let left = Double(ranges[0]) / unit
    let right = Double(ranges[Int(count) * 2 - 1]) / unit
    let rect = [x + left, y + line.top, right - left, line.bottom - line.top].map(Self.plain)
    cairo_tag_begin(
      cairo, "Link", "rect=[\(rect.joined(separator: " "))] dest='\(link.anchor.text)'")
    cairo_tag_end(cairo, "Link")
  }

  func fill(_ colour: TypeStyle.Colour, x: Double, y: Double, width: Double, height: Double) {
    set(colour)
    cairo_rectangle(cairo, x, y, width, height)
    cairo_fill(cairo)
  }

  func frame(x: Double, y: Double, width: Double, height: Double) {
    set(TypeStyle.hairline)
    cairo_set_line_width(cairo, 0.5)
    cairo_rectangle(cairo, x, y, width, height)
    cairo_stroke(cairo)
  }

  func line(
    _ colour: TypeStyle.Colour, _ weight: Double, x: Double, y: Double, toX: Double, toY: Double
  ) {
    set(colour)
    cairo_set_line_width(cairo, weight)
    cairo_move_to(cairo, x, y)
    cairo_line_to(cairo, toX, toY)
    cairo_stroke(cairo)
  }

  private func set(_ colour: TypeStyle.Colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue)
  }

  /// Numbers for attributes, whatever the locale.
  private static func plain(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let digits = String(hundredths.magnitude % 100)
    return "\(sign)\(hundredths.magnitude / 100).\(digits.count < 2 ? "0" : "")\(digits)"
  }
}

// Pictures.
extension Sheet {
  /// Takes in the JPEG `bytes`, which go into the file as they are: nothing is decoded here.
  func take(_ bytes: [UInt8], as picture: Picture) throws(SettingError) {
    guard pictures[picture.name] == nil else { return }
    // Cairo takes the size from the data, and the page from the job: they have to be the same.
    guard let size = JPEGHeader.size(of: bytes), size == (picture.width, picture.height) else {
      throw .picture(picture.name)
    }
    // A drawing of that size and without content: behind a picture of pixels Cairo would keep them all, and
    // copy them when the picture is let go.
    var place = cairo_rectangle_t(
      x: 0, y: 0, width: Double(picture.width), height: Double(picture.height))
    guard let surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, &place),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS
    else { throw .picture(picture.name) }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    let status = cairo_surface_set_mime_data(
      surface, "image/jpeg", copy, UInt(bytes.count), { $0?.deallocate() }, copy)
    guard status == CAIRO_STATUS_SUCCESS else { throw .picture(picture.name) }
    pictures[picture.name] = surface
  }

  /// Forgets a picture that stands on no later page.
  func drop(_ name: String) {
    if let surface = pictures.removeValue(forKey: name) { cairo_surface_destroy(surface) }
  }

  /// Draws the rows from `first` on of a picture at `scale`, in a place of `width` by `height` points.
  func draw(
    _ name: String, fromRow first: Double, scale: Double, x: Double, y: Double, width: Double,
    height: Double
  ) {
    guard let picture = pictures[name] else { return }
    cairo_save(cairo)
    cairo_translate(cairo, x, y)
    // Filled and not painted: painting as the first thing within a tag makes Cairo 1.16 forget the tag.
    cairo_rectangle(cairo, 0, 0, width, height)
    cairo_scale(cairo, scale, scale)
    cairo_set_source_surface(cairo, picture, 0, -first)
    cairo_fill(cairo)
    cairo_restore(cairo)
  }
}

/// Why no pages were written.
public enum SettingError: Error, Sendable, Hashable {
  /// The job cannot be read.
  case job(PaperJobError)
  /// A picture is not there, is no JPEG, or has another size than the job says.
  case picture(String)
  /// A file cannot be read or written.
  case file(String)
  /// What Cairo says.
  case cairo(String)
}
