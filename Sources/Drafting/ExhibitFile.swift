internal import CaseCore

/// What is attached for an original: the copy that was made for the reader, or the original itself.
struct AttachedContent {
  /// The entry that adds it.
  let entry: Int
  /// The media type.
  let mediaType: String
  /// The size in bytes.
  let sizeBytes: Int64
}

extension CaseState {
  /// What is attached for the original at entry `number` when `recipient` reads it. Where `caps` do not
  /// take the original, it is the copy of it that was made to fit, if there is one; a copy that hides
  /// something is never passed over for one that does not.
  func attached(
    for number: Int, _ original: EvidenceAdded, to recipient: String,
    within caps: ChannelForm.Attachments? = nil
  ) -> AttachedContent {
    if let copy = copy(of: number, for: recipient) { return AttachedContent(copy) }
    let whole = AttachedContent(
      entry: number, mediaType: original.mediaType, sizeBytes: original.sizeBytes)
    guard let caps, !caps.take(whole) else { return whole }
    return derivatives.last { copy in
      copy.value.original == number && copy.value.how == .converted
        && copy.value.mediaType == "image/jpeg" && caps.take(AttachedContent(copy))
    }.map { AttachedContent($0) } ?? whole
  }
}

extension AttachedContent {
  fileprivate init(_ copy: CaseState.Recorded<DerivativeAdded>) {
    self.init(
      entry: copy.entry, mediaType: copy.value.mediaType, sizeBytes: copy.value.sizeBytes)
  }
}

/// The names that originals bear in a packet: ASCII, numbered, never the name that a file had.
///
/// A file name is the person's own and may say what no paper for others should.
public enum ExhibitFile {
  /// `exhibit-01.png` for exhibit 1 of `mediaType`.
  public static func name(number: Int, mediaType: String) -> String {
    "exhibit-" + (number < 10 ? "0" : "") + "\(number)." + ending(of: mediaType)
  }

  /// The file ending of `mediaType`; `bin` for one that is not known.
  static func ending(of mediaType: String) -> String {
    endings[essence(of: mediaType)] ?? "bin"
  }

  /// `mediaType` in lower case without parameters.
  static func essence(of mediaType: String) -> String {
    let essence = mediaType.split(separator: ";", maxSplits: 1).first ?? ""
    return String(essence.filter { $0 != " " }).lowercased()
  }

  private static let endings = [
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp",
    "image/heic": "heic", "application/pdf": "pdf", "text/csv": "csv", "text/plain": "txt",
    "text/html": "html", "application/json": "json", "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.ms-excel": "xls", "message/rfc822": "eml",
    "application/warc": "warc", "application/gzip": "gz", "audio/mpeg": "mp3",
    "audio/mp4": "m4a", "video/mp4": "mp4", "video/quicktime": "mov",
  ]
}
