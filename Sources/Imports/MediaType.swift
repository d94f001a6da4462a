/// What a file is, told by its content and never by its name.
public enum MediaType: String, Sendable, Hashable, CaseIterable {
  case csv = "text/csv"
  case plain = "text/plain"
  case html = "text/html"
  case json = "application/json"
  case mht = "multipart/related"
  case png = "image/png"
  case jpeg = "image/jpeg"
  case gif = "image/gif"
  case webp = "image/webp"
  case heic = "image/heic"
  case mp4 = "video/mp4"
  case pdf = "application/pdf"
  case zip = "application/zip"
  case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  case ole = "application/x-ole-storage"
  case unknown = "application/octet-stream"

  /// The extension of the stored form: ASCII, from this fixed list.
  public var fileExtension: String {
    switch self {
    case .csv: "csv"
    case .plain: "txt"
    case .html: "html"
    case .json: "json"
    case .mht: "mht"
    case .png: "png"
    case .jpeg: "jpg"
    case .gif: "gif"
    case .webp: "webp"
    case .heic: "heic"
    case .mp4: "mp4"
    case .pdf: "pdf"
    case .zip: "zip"
    case .xlsx: "xlsx"
    case .ole: "ole"
    case .unknown: "bin"
    }
  }

  /// Whether it is a still picture.
  public var isImage: Bool {
    switch self {
    case .png, .jpeg, .gif, .webp, .heic: true
    case .csv, .plain, .html, .json, .mht, .mp4, .pdf, .zip, .xlsx, .ole, .unknown: false
    }
  }

  /// Whether a reader of text can open it.
  public var isText: Bool {
    switch self {
    case .csv, .plain, .html: true
    case .json, .mht, .png, .jpeg, .gif, .webp, .heic, .mp4, .pdf, .zip, .xlsx, .ole, .unknown:
      false
    }
  }

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
      for brand in ["heic", "heix", "mif1", "msf1"] where starts(Array(brand.utf8), at: 8) {
        return .heic
      }
      return .mp4
    }
    // PDF readers accept junk before the mark within the first 1024 bytes (ISO 32000-1 annex H);
    // a text that only speaks of the mark is none.
    if let mark = head.extracting(first: 1024).firstIndex(of: Array("%PDF-".utf8)),
      mark == 0 || head.firstIndex(of: 0, from: 0) != nil
    {
      return .pdf
    }
    if starts([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) { return .ole }
    if starts([0x50, 0x4b, 0x03, 0x04]) || starts([0x50, 0x4b, 0x05, 0x06]) {
      return head.firstIndex(of: Array("xl/".utf8)) != nil ? .xlsx : .zip
    }
    return nil
  }
}
