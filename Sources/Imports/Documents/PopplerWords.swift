internal import CaseCore

/// What `pdftotext -bbox` of Poppler writes: pages, and words with their boxes.
///
///     <page width="595.280000" height="841.890000">
///       <word xMin="40.000000" yMin="210.000000" xMax="80.000000" yMax="222.000000">交易单号</word>
public enum PopplerWords {
  /// The document that `output` of the version `version` shows.
  ///
  /// Words that stand outside of every page, or have no box, are passed over; so is whatever is over a
  /// limit.
  /// - Returns: Nil where there is no page.
  public static func document(_ output: Bytes, version: String) -> DocumentText? {
    var pages: [DocumentText.Page] = []
    var words = 0
    var at = 0
    while let start = output.firstIndex(of: UInt8(ascii: "<"), from: at) {
      guard let end = output.firstIndex(of: UInt8(ascii: ">"), from: start) else { break }
      at = end + 1
      let tag = output.extracting((start + 1)..<end)
      if tag.matches(Array("page ".utf8)) {
        guard pages.count < Limits.documentPages else { break }
        guard let width = number("width", in: tag), let height = number("height", in: tag) else {
          continue
        }
        pages.append(DocumentText.Page(width: width, height: height, words: []))
      } else if tag.matches(Array("word ".utf8)) {
        guard !pages.isEmpty, words < Limits.documentWords,
          let close = output.firstIndex(of: UInt8(ascii: "<"), from: at)
        else { continue }
        let text = output.extracting(at..<close)
        at = close
        guard text.count <= Limits.lineBytes, let box = box(tag),
          let word = DocumentText.Word(text: plain(text.text), box: box)
        else { continue }
        words += 1
        pages[pages.count - 1].words.append(word)
      }
    }
    return pages.isEmpty
      ? nil : DocumentText(tool: "pdftotext", version: version, pages: pages)
  }

  private static func box(_ tag: Bytes) -> PixelBox? {
    guard let left = number("xMin", in: tag), let top = number("yMin", in: tag),
      let right = number("xMax", in: tag), let bottom = number("yMax", in: tag), right >= left,
      bottom >= top
    else { return nil }
    return PixelBox(
      x: left, y: top, width: max(1, right - left), height: max(1, bottom - top))
  }

  /// The value of `name` in tenths; nil where there is none, or one that no page has.
  private static func number(_ name: String, in tag: Bytes) -> Int? {
    let mark = Array(" \(name)=\"".utf8)
    guard let start = tag.firstIndex(of: mark) else { return nil }
    var (whole, part, digits, isNegative) = (0, 0, 0, false)
    var index = start + mark.count
    if index < tag.count, tag[index] == UInt8(ascii: "-") {
      (isNegative, index) = (true, index + 1)
    }
    var seesPoint = false
    while index < tag.count, tag[index] != UInt8(ascii: "\"") {
      let byte = tag[index]
      index += 1
      if byte == UInt8(ascii: "."), !seesPoint {
        seesPoint = true
        continue
      }
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      if !seesPoint {
        whole = whole * 10 + Int(byte - 0x30)
        guard whole < 1_000_000 else { return nil }
      } else if digits < 1 {
        part = part * 10 + Int(byte - 0x30)
        digits += 1
      }
    }
    // What stands left of or above the page is cut off by its edge.
    return isNegative ? 0 : whole * 10 + part
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    // The one order in which no `&amp;lt;` becomes `<`.
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&apos;", with: "'")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
