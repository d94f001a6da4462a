/// What a file is, told by its content and never by its name.
public enum MediaType: String, Sendable, Hashable, CaseIterable {
  case csv = "text/csv"
  case plain = "text/plain"
  case html = "text/html"
  case json = "application/json"
  case mht = "multipart/related"
  case mail = "message/rfc822"
  case warc = "application/warc"
  case gzip = "application/gzip"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case heic = "image/heic"
  case mp4 = "video/mp4"
  case webm = "video/webm"
  case matroska = "video/x-matroska"
  case mp3 = "audio/mpeg"
  case m4a = "audio/mp4"
  case amr = "audio/amr"
  case pdf = "application/pdf"
  case zip = "application/zip"
  case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  case ole = "application/x-ole-storage"
  /// What an engine of text recognition saw on a picture: `RecognisedPage`. No file is recognised as
  /// one: only we write them.
  case recognised = "text/vnd.recourse.recognised"
  /// The same of the frames of a recording: `RecognisedRecording`.
  case recognisedRecording = "text/vnd.recourse.recognised-recording"
  /// The text of a document of pages: `DocumentText`. Only we write it, too.
  case document = "text/vnd.recourse.document"
  case unknown = "application/octet-stream"

  /// The extension of the stored form: ASCII, from this fixed list.
  public var fileExtension: String {
    switch self {
    case .csv: "csv"
    case .plain: "txt"
    case .html: "html"
    case .json: "json"
    case .mht: "mht"
    case .mail: "eml"
    case .warc: "warc"
    case .gzip: "gz"
    case .png: "png"
    case .jpeg: "jpg"
    case .gif: "gif"
    case .webp: "webp"
    case .heic: "heic"
    case .mp4: "mp4"
    case .webm: "webm"
    case .matroska: "mkv"
    case .mp3: "mp3"
    case .m4a: "m4a"
    case .amr: "amr"
    case .pdf: "pdf"
    case .zip: "zip"
    case .xlsx: "xlsx"
    case .docx: "docx"
    case .ole: "ole"
    case .recognised: "ocr"
    case .recognisedRecording: "ocrv"
    case .document: "words"
    case .unknown: "bin"
    }
  }

  /// Whether it is a still picture.
  public var isImage: Bool {
    switch self {
    case .png, .jpeg, .gif, .webp, .heic: true
    case .csv, .plain, .html, .json, .mht, .mail, .warc, .gzip, .mp4, .webm, .matroska, .mp3, .m4a,
      .amr, .pdf, .zip,
      .xlsx, .docx,
      .ole, .recognised, .recognisedRecording, .document, .unknown:
      false
    }
  }

  /// Whether it is a recording with moving pictures.
  public var isRecording: Bool { self == .mp4 || self == .webm || self == .matroska }

  /// Whether a masked copy can be made of it as a text.
  public var isMaskableText: Bool {
    switch self {
    case .csv, .plain, .html, .json: true
    case .mht, .mail, .warc, .gzip, .png, .jpeg, .gif, .webp, .heic, .mp4, .webm, .matroska, .mp3,
      .m4a, .amr, .pdf,
      .zip, .xlsx,
      .docx, .ole, .recognised, .recognisedRecording, .document, .unknown:
      false
    }
  }

  /// Whether it is a spreadsheet that a reader of tables can open; a container of the older form
  /// may hold something else.
  public var isWorkbook: Bool {
    switch self {
    case .xlsx, .ole: true
    case .csv, .plain, .html, .json, .mht, .mail, .warc, .gzip, .png, .jpeg, .gif, .webp, .heic,
      .mp4, .webm, .matroska, .mp3, .m4a,
      .amr, .pdf, .zip, .docx, .recognised, .recognisedRecording, .document, .unknown:
      false
    }
  }

  /// Whether a reader of text can open it.
  public var isText: Bool {
    switch self {
    case .csv, .plain, .html, .json, .mht, .mail: true
    case .warc, .gzip, .png, .jpeg, .gif, .webp, .heic, .mp4, .webm, .matroska, .mp3, .m4a, .amr,
      .pdf, .zip, .xlsx,
      .docx, .ole, .recognised, .recognisedRecording, .document, .unknown:
      false
    }
  }

  /// Whether it is, or may hold, the records of a web archive.
  public var isArchive: Bool { self == .warc || self == .gzip }

  /// The type that the first bytes of a file announce; nil where they announce none, as in text.
  static func announced(by head: Bytes) -> MediaType? {
    func starts(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
      head.matches(bytes, at: offset)
    }
    if starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
    if starts([0xff, 0xd8, 0xff]) { return .jpeg }
    if starts(Array("GIF87a".utf8)) || starts(Array("GIF89a".utf8)) { return .gif }
    if starts(Array("RIFF".utf8)), starts(Array("WEBP".utf8), at: 8) { return .webp }
    if starts(Array("ftyp".utf8), at: 4) {
      let brand = head.extracting(first: 12).extracting(8...).text
      return brands[brand] ?? .mp4
    }
    // EBML; its document type stands in its head (RFC 8794 11.2).
    if starts([0x1a, 0x45, 0xdf, 0xa3]) {
      let isWebM = head.extracting(first: 64).firstIndex(of: Array("webm".utf8)) != nil
      return isWebM ? .webm : .matroska
    }
    // PDF readers accept junk before the mark within the first 1024 bytes (ISO 32000-1 annex H);
    // a text that only speaks of the mark is none.
    if let mark = head.extracting(first: 1024).firstIndex(of: Array("%PDF-".utf8)),
      mark == 0 || head.firstIndex(of: 0, from: 0) != nil
    {
      return .pdf
    }
    // A tag of ID3, or a frame of MPEG audio layer 3 (ISO/IEC 11172-3 2.4.2.3).
    if starts(Array("ID3".utf8)) || isAudioFrame(head) { return .mp3 }
    if starts(Array("#!AMR".utf8)) { return .amr }
    if starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) { return .ole }
    if WebArchive.isArchive(head) { return .warc }
    if ArchivePage.isGzip(head) { return .gzip }
    if starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06]) {
      guard isPackage(head) else { return .zip }
      if head.firstIndex(of: Array("xl/".utf8)) != nil { return .xlsx }
      return head.firstIndex(of: Array("word/".utf8)) != nil ? .docx : .zip
    }
    return nil
  }

  // A document is an archive whose first file is a part of one (ECMA-376 part 2). An archive in which
  // a document lies unpacked says the names of its parts too, but begins with another.
  private static func isPackage(_ head: Bytes) -> Bool {
    guard head.count > 30 else { return false }
    let name = head.extracting(30..<min(head.count, 30 + Int(head[26]) + Int(head[27]) << 8)).text
    return ["[Content_Types].xml", "_rels/", "docProps/", "customXml/", "xl/", "word/"].contains {
      name.hasPrefix($0)
    }
  }

  // The brands of ISO/IEC 14496-12 that are no video; any other is one. A picture in AV1 has no
  // ending of its own here.
  private static let brands: [String: MediaType] = [
    "heic": .heic, "heix": .heic, "mif1": .heic, "msf1": .heic, "avif": .unknown,
    "avis": .unknown, "M4A ": .m4a, "M4B ": .m4a,
  ]

  private static func isAudioFrame(_ head: Bytes) -> Bool {
    guard head.count >= 4, head[0] == 0xff, head[1] & 0xfe == 0xfa else { return false }
    // A bit rate and a sampling rate that there are.
    return head[2] >> 4 != 0 && head[2] >> 4 != 15 && head[2] >> 2 & 3 != 3
  }
}
