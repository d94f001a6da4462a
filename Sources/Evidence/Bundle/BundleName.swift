import CaseCore

/// The names that a file of a bundle can have. There are no others: no path leads outside, none
/// is absolute, and no two differ by case alone.
enum BundleName: Sendable, Hashable {
  case bagit, bagInfo, manifest, tagManifest
  case explanation, journal, salts, leaves, keys
  case evidence(entry: Int, fileExtension: String)
  case checkpoint(size: Int)
  case timestamp(size: Int, number: Int)
  case openTimestamps(size: Int, number: Int)
  case proof(entry: Int)
  case playbook(Digest)
  case dossier

  /// The name as it stands in the container.
  var path: String {
    switch self {
    case .bagit: "bagit.txt"
    case .bagInfo: "bag-info.txt"
    case .manifest: "manifest-sha256.txt"
    case .tagManifest: "tagmanifest-sha256.txt"
    case .explanation: "data/VERIFY.txt"
    case .journal: "data/journal.jsonl"
    case .salts: "data/salts.jsonl"
    case .leaves: "data/leaves.txt"
    case .keys: "data/keys.txt"
    case .evidence(let entry, let fileExtension): "data/evidence/\(entry).\(fileExtension)"
    case .checkpoint(let size): "data/checkpoints/\(size)"
    case .timestamp(let size, let number): "data/timestamps/\(size)-\(number).tsr"
    case .openTimestamps(let size, let number): "data/timestamps/\(size)-\(number).ots"
    case .proof(let entry): "data/proofs/\(entry).tlog-proof"
    case .playbook(let digest): "data/playbooks/\(digest.hex)"
    case .dossier: "data/dossier.pdf"
    }
  }

  /// Whether the file is payload in the sense of BagIt.
  var isPayload: Bool {
    switch self {
    case .bagit, .bagInfo, .manifest, .tagManifest: false
    case .explanation, .journal, .salts, .leaves, .keys, .evidence, .checkpoint, .timestamp,
      .openTimestamps, .proof, .playbook, .dossier:
      true
    }
  }

  /// Reads a name; nil unless it is exactly what `path` prints.
  init?(path: String) {
    guard path.utf8.count <= Limits.bundleNameBytes, let name = Self.parse(path),
      name.path.utf8.elementsEqual(path.utf8)
    else { return nil }
    self = name
  }

  /// The files that are there in every bundle, once each.
  static let fixed: [BundleName] = [
    .bagit, .bagInfo, .manifest, .tagManifest, .explanation, .journal, .salts, .leaves, .keys,
  ]

  private static func parse(_ path: String) -> BundleName? {
    if let name = (fixed + [.dossier]).first(where: { $0.path == path }) { return name }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "data" else { return nil }
    let file = parts[2]
    let words = file.split(separator: ".", omittingEmptySubsequences: false)
    switch parts[1] {
    case "checkpoints": return number(file).map { .checkpoint(size: $0) }
    case "playbooks": return Digest(hex: file).map { .playbook($0) }
    case "evidence":
      guard words.count == 2, let entry = number(words[0]),
        MediaTypeExtension.all.contains(String(words[1]))
      else { return nil }
      return .evidence(entry: entry, fileExtension: String(words[1]))
    case "proofs":
      guard words.count == 2, words[1] == "tlog-proof" else { return nil }
      return number(words[0]).map { .proof(entry: $0) }
    case "timestamps":
      let numbers = words[0].split(separator: "-", omittingEmptySubsequences: false)
      guard words.count == 2, numbers.count == 2, let size = number(numbers[0]),
        let count = number(numbers[1])
      else { return nil }
      switch words[1] {
      case "tsr": return .timestamp(size: size, number: count)
      case "ots": return .openTimestamps(size: size, number: count)
      default: return nil
      }
    default: return nil
    }
  }

  private static func number(_ text: Substring) -> Int? { Digits.number(Array(text.utf8)) }
}

/// The ending of a file in a bundle, by the media type that was found in its content. The name
/// that the file had is in its entry and is never used as a path.
enum MediaTypeExtension {
  static func of(_ mediaType: String) -> String { table[mediaType] ?? unknown }

  static let all = Set(table.values).union([unknown])

  private static let unknown = "bin"

  private static let table = [
    "text/csv": "csv", "text/plain": "txt", "text/html": "html", "application/json": "json",
    "multipart/related": "mht", "message/rfc822": "eml", "application/warc": "warc",
    "application/gzip": "gz", "image/png": "png",
    "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/heic": "heic",
    "video/mp4": "mp4", "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/amr": "amr",
    "application/pdf": "pdf", "application/zip": "zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/x-ole-storage": "ole", "text/vnd.recourse.recognised": "ocr",
    "text/vnd.recourse.recognised-recording": "ocrv", "video/webm": "webm",
    "video/x-matroska": "mkv",
    "text/vnd.recourse.document": "words",
  ]
}
