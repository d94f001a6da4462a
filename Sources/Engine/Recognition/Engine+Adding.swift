public import CaseCore
public import Evidence
import Imports
import Merkle
import Playbook

/// Where the bytes of an original come from.
public enum EvidenceSource: Sendable, Hashable {
  /// The file at this path.
  case file(String)
  /// Bytes that are in no file, such as what was pasted, and the name that they get.
  case bytes([UInt8], name: String)
  /// What was received over a connection and is kept already.
  case received(ReceivedFile)
}

/// A file that came over a connection: durable in the vault, and named by no entry yet.
public struct ReceivedFile: Sendable, Hashable {
  /// The name that whoever sent it gave it; it is shown and never used as a path.
  public let name: String
  /// What was learnt of it while it was kept.
  public let blob: KeptBlob
}

extension Engine {
  /// Keeps what comes over a connection, and returns once it is durable; an entry of the case names it
  /// when it is added.
  ///
  /// `content` is read once, from the front; it may end before the size that it says at most. Of `name`,
  /// which somebody else chose, only what stands behind the last slash of either kind counts.
  /// - Throws: what reading `content` throws, and `Refusal` for a name that is none, an unknown case, or
  ///   failing storage; nothing is visible then.
  public func receive(
    _ content: RandomAccess, named name: String, in id: Case.ID
  ) async throws -> ReceivedFile {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let fileName = Self.fileName(of: last)
    guard !fileName.isEmpty else { throw Refusal.noFileName(name) }
    _ = try await loadToChange(id)
    let blob = try await keeping(in: id) { try await ports.blobs.keep(content, of: id) }
    return ReceivedFile(name: fileName, blob: blob)
  }
}

extension Engine {
  /// Takes in originals one after the other, and reads the text on pictures before they are recorded,
  /// so that the kind of a picture is what it shows.
  ///
  /// Several pictures are read at the same time; `added` is told of each original as soon as it and
  /// those before it are in. Where a picture cannot be read it is kept all the same, and `recognise`
  /// reads it later. Originals before one that is refused stay in.
  /// - Throws: `Refusal` as `addEvidence(_:as:obtained:to:unlocking:)`.
  public func addEvidence(
    _ sources: [EvidenceSource], as kindName: String? = nil,
    obtained: EvidenceAdded.Obtained? = nil, recognising: Bool = true, to id: Case.ID,
    unlocking: FileUnlocking? = nil, added: (AddedEvidence) -> Void
  ) async throws {
    let state = try await load(id).state
    // What is wrong for every file is said before a picture is read.
    if let kindName { _ = try Self.evidenceKind(kindName, in: playbook(for: state).playbook) }
    guard recognising else {
      for source in sources {
        added(
          try await add(source, as: kindName, obtained: obtained, seen: nil, to: id, unlocking))
      }
      return
    }
    let known = Set(
      state.evidence.filter { state.recognisedPage(of: $0.entry) != nil }.map(\.value.digest))
    try await RecognitionQueue.run(sources.count, lanes: ports.recogniser.lanes) { index in
      try await seen(sources[index], except: known, in: id)
    } done: { index, seen in
      added(
        try await add(
          sources[index], as: kindName, obtained: obtained, seen: seen, to: id, unlocking))
    }
  }

  private func add(
    _ source: EvidenceSource, as kindName: String?, obtained: EvidenceAdded.Obtained?,
    seen: RecognitionQueue.Page?, to id: Case.ID, _ unlocking: FileUnlocking?
  ) async throws -> AddedEvidence {
    switch source {
    case .file(let path):
      let added = try await addEvidence(
        named: path, as: kindName, obtained: obtained, seen: seen, to: id, unlocking
      ) {
        try await ports.blobs.keep(fileAt: path, of: id)
      }
      return try await opening(added, as: kindName, obtained: obtained, in: id, unlocking)
    case .bytes(let bytes, let name):
      return try await addEvidence(
        bytes, named: name, as: kindName, obtained: obtained, seen: seen, to: id,
        unlocking: unlocking)
    case .received(let file):
      let added = try await addEvidence(
        named: file.name, as: kindName, obtained: obtained, seen: seen, to: id, unlocking
      ) { file.blob }
      return try await opening(added, as: kindName, obtained: obtained, in: id, unlocking)
    }
  }

  /// What the engine sees on `source`; nil for what is no picture, what cannot be opened (which is
  /// said where it is taken in) and what is among `known`.
  private func seen(
    _ source: EvidenceSource, except known: Set<Digest>, in id: Case.ID
  ) async throws -> SeenPicture? {
    let picture: SeenBytes?
    switch source {
    case .file(let path):
      let fileName = Self.fileName(of: path)
      do {
        picture = try ports.files.withMappedBytes(at: path) { raw in
          raw.withMemoryRebound(to: UInt8.self) { SeenBytes($0, fileName) }
        }
      } catch is SourceFileError {
        return nil
      }
    case .bytes(let bytes, let name):
      picture = bytes.withUnsafeBufferPointer { SeenBytes($0, name) }
    case .received(let file): return try await seen(file, except: known, in: id)
    }
    guard let picture else { return nil }
    guard !picture.isTooLarge else { throw picture.format.tooLarge }
    var hash = RunningDigest()
    hash.add(picture.bytes)
    guard !known.contains(hash.digest) else { return nil }
    return SeenPicture(
      digest: hash.digest, text: try await text(on: picture.bytes, picture.format))
  }

  private func seen(
    _ file: ReceivedFile, except known: Set<Digest>, in id: Case.ID
  ) async throws -> SeenPicture? {
    let blob = file.blob
    let media = Detection.detect(head: blob.head, fileName: file.name, sizeBytes: blob.sizeBytes)
      .mediaType
    guard let format = SeenFormat(media), !known.contains(blob.digest) else { return nil }
    return SeenPicture(
      digest: blob.digest, text: try await text(of: blob.digest, blob.sizeBytes, format, in: id))
  }

  /// The text on what was kept as `blob`: what was seen, where it was seen on the same bytes.
  func text(
    _ seen: RecognitionQueue.Page?, on blob: KeptBlob, _ media: MediaType, in id: Case.ID
  ) async throws -> Result<SeenText, RecognitionError>? {
    guard let seen, let format = SeenFormat(media) else { return nil }
    switch seen {
    case .failure(let error): return .failure(error)
    case .success(let seen?) where seen.digest == blob.digest: return .success(seen.text)
    case .success:
      // The file was another one when it was looked at: what counts is what was kept.
      do {
        return .success(try await text(of: blob.digest, blob.sizeBytes, format, in: id))
      } catch let error as RecognitionError {
        return .failure(error)
      }
    }
  }
}

/// The bytes of a picture or recording that is in no case; none if there are too many.
struct SeenBytes: Sendable {
  let bytes: [UInt8]
  let isTooLarge: Bool
  let format: SeenFormat

  /// What `content` is; nil for what is neither.
  init?(_ content: UnsafeBufferPointer<UInt8>, _ fileName: String) {
    let media = Detection.detect(
      head: Array(content.prefix(Limits.detectionBytes)), fileName: fileName,
      sizeBytes: Int64(content.count)
    ).mediaType
    guard let format = SeenFormat(media) else { return nil }
    self.format = format
    isTooLarge = content.count > format.limitBytes
    bytes = isTooLarge ? [] : Array(content)
  }
}
