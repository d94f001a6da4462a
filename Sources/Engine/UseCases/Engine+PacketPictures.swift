public import CaseCore
public import Drafting
import Evidence
import Imports
import Playbook

/// An original that a packet takes along, or a dossier shows, as it is, though something on it is of no use
/// to its reader.
public struct UnmaskedExhibit: Sendable, Hashable {
  /// The name of the file in the packet, or the mark of the exhibit in the dossier.
  public let name: String
  /// The entry number of the original.
  public let evidence: Int
  /// How many things on it could be hidden.
  public let found: Int
}

extension Engine {
  /// What a packet is made for.
  struct PacketRequest {
    let rung: RungDefinition
    let chosen: Set<Int>
    let playbook: Playbook
  }

  /// `loaded` with the copies that a packet needs: where `redacting`, without what its reader has no
  /// need of; and of pictures that its form does not take as they are, ones that fit.
  ///
  /// Copies are recorded and kept, so that the next packet finds them. Where none can be made the
  /// original stays as it is, and the packet says what became of it.
  func preparing(
    _ request: PacketRequest, redacting: Bool, in loaded: LoadedCase
  ) async throws -> LoadedCase {
    var loaded = loaded
    if redacting, let recipient = BundleRecipient(rawValue: request.rung.recipient.rawValue) {
      loaded = try await self.redacting(originals(request, loaded), for: recipient, in: loaded)
    }
    var waiting = unfit(request, loaded)[...]
    while !waiting.isEmpty {
      let some = Array(waiting.prefix(Self.lanes))
      waiting = waiting.dropFirst(Self.lanes)
      do {
        let copies = try await fitted(some, to: request.rung.recipient, in: loaded)
        loaded = try await record(copies.map { .derivativeAdded($0) }, in: loaded)
      } catch let refusal as Refusal where refusal.leavesReading {
        return loaded
      }
    }
    return try await withoutMetadata(request, loaded)
  }

  private func unfit(_ request: PacketRequest, _ loaded: LoadedCase) -> [UnfitPicture] {
    unfitPictures(
      for: request.rung.id, loaded.state,
      judgeByPlaybook(loaded.state, request.playbook, judgingClock.now()), request.playbook,
      choosing: request.chosen)
  }

  /// The originals that would go along as they are.
  private func originals(_ request: PacketRequest, _ loaded: LoadedCase) -> [Int] {
    let attached = files(request, loaded).compactMap { file -> Int? in
      guard case .attached(let entry) = file.content else { return nil }
      return Self.bareOriginal(entry, loaded.state)
    }
    return attached
      + unfit(request, loaded).filter { $0.copy == nil && !attached.contains($0.evidence) }
      .map(\.evidence)
  }

  /// The files of the packet as it would be put together now; none where it would be refused.
  private func files(_ request: PacketRequest, _ loaded: LoadedCase) -> [PacketPlan.File] {
    guard
      case .plan(let plan) = composePacket(
        for: request.rung.id, loaded.state,
        judgeByPlaybook(loaded.state, request.playbook, judgingClock.now()), request.playbook, .zh,
        choosing: request.chosen)
    else { return [] }
    return plan.files
  }

  /// The original whose whole picture or text the content of `entry` shows; nil for a copy in which parts
  /// are masked.
  static func bareOriginal(_ entry: Int, _ state: CaseState) -> Int? {
    guard let copy = state.derivative(at: entry) else { return entry }
    return copy.how == .masked ? nil : copy.original
  }

  /// `loaded` with masked copies for `recipient` of those of `originals` that show what they have no need
  /// of. Where none can be made the original stays as it is.
  func redacting(
    _ originals: [Int], for recipient: BundleRecipient, in loaded: LoadedCase
  ) async throws -> LoadedCase {
    var loaded = loaded
    for number in originals { loaded = try await redacted(number, for: recipient, in: loaded) }
    return loaded
  }

  private func redacted(
    _ number: Int, for recipient: BundleRecipient, in loaded: LoadedCase
  ) async throws -> LoadedCase {
    guard try await countMaskable(number, for: recipient, in: loaded) > 0 else { return loaded }
    _ = try await mask(
      "\(number)", MaskRequest(recipients: [recipient], accepted: .proposed), in: loaded.id)
    return try await loadToChange(loaded.id)
  }

  /// How much on the original `number` its reader has no need of; 0 where nobody could look.
  private func countMaskable(
    _ number: Int, for recipient: BundleRecipient, in loaded: LoadedCase
  ) async throws -> Int {
    guard let added = loaded.state.evidence(at: number) else { return 0 }
    let isText = MediaType(rawValue: added.mediaType)?.isMaskableText ?? false
    guard isText || loaded.state.recognisedPage(of: number) != nil else { return 0 }
    return try await maskProposal(of: "\(number)", for: [recipient], in: loaded.id).proposed.count
  }

  /// The originals that `plan` takes along though something on them is of no use to the reader.
  func unmasked(in plan: PacketPlan, _ loaded: LoadedCase) async throws -> [UnmaskedExhibit] {
    guard let recipient = BundleRecipient(rawValue: plan.recipient.rawValue) else { return [] }
    let contents = plan.files.compactMap { file -> (name: String, entry: Int)? in
      if case .attached(let entry) = file.content { (file.name, entry) } else { nil }
    }
    return try await unmasked(among: contents, for: recipient, loaded)
  }

  /// Those of `contents`, each with the name by which its reader finds it, that show something of no use to
  /// `recipient`.
  func unmasked(
    among contents: [(name: String, entry: Int)], for recipient: BundleRecipient,
    _ loaded: LoadedCase
  ) async throws -> [UnmaskedExhibit] {
    var unmasked: [UnmaskedExhibit] = []
    for content in contents {
      guard let evidence = Self.bareOriginal(content.entry, loaded.state) else { continue }
      let found = try await countMaskable(evidence, for: recipient, in: loaded)
      if found > 0 {
        unmasked.append(.init(name: content.name, evidence: evidence, found: found))
      }
    }
    return unmasked
  }
}

extension Engine {
  /// Whether copies can be made for `plan`: of pictures that its form does not take as they are, or
  /// without what its reader has no need of.
  public func canPrepare(_ plan: PacketPlan, in id: Case.ID) async throws -> Bool {
    let loaded = try await load(id)
    let playbook = try playbook(for: loaded.state).playbook
    guard let rung = playbook.rung(plan.rung) else { return false }
    let request = PacketRequest(rung: rung, chosen: [], playbook: playbook)
    if !unfit(request, loaded).isEmpty { return true }
    return try await !unmasked(in: plan, loaded).isEmpty
  }
}

// Making pictures fit.
extension Engine {
  /// In this order until the copy fits: first only packed harder, then smaller; text on a screenshot can
  /// still be read at the smallest.
  private static let attempts = [(100, 85), (100, 70), (70, 75), (50, 75), (35, 70), (25, 65)]

  /// Copies of `pictures` that fit, made at the same time, in their order; those that cannot be made are
  /// left out.
  private func fitted(
    _ pictures: [UnfitPicture], to recipient: EvidenceDefinition.Recipient, in loaded: LoadedCase
  ) async throws -> [DerivativeAdded] {
    async let named = ports.pictures.tool()
    let made = try await withThrowingTaskGroup(of: (Int, [UInt8]?).self) { group in
      for (index, picture) in pictures.enumerated() {
        group.addTask { (index, try await fitting(picture, in: loaded)) }
      }
      var made: [Int: [UInt8]] = [:]
      for try await (index, bytes) in group { made[index] = bytes }
      return made
    }
    guard let tool = try? await named else { return [] }
    var copies: [DerivativeAdded] = []
    for (index, picture) in pictures.enumerated() {
      guard let bytes = made[index] else { continue }
      let blob = try await keeping(in: loaded.id) {
        try await ports.blobs.keep(bytes: bytes, of: loaded.id)
      }
      let copy = picture.copy.flatMap { loaded.state.derivative(at: $0) }
      copies.append(
        DerivativeAdded(
          original: picture.evidence, digest: blob.digest, sizeBytes: blob.sizeBytes,
          mediaType: MediaType.jpeg.rawValue, how: copy?.how ?? .converted,
          masks: copy?.masks ?? [],
          // It shows all that the original does, so that no export takes it for a copy without.
          recipients: copy == nil ? ["self"] : [recipient.rawValue], tool: tool))
    }
    return copies
  }

  /// The bytes of `picture` made to fit; nil where that cannot be done.
  private func fitting(_ picture: UnfitPicture, in loaded: LoadedCase) async throws -> [UInt8]? {
    let copy = picture.copy.flatMap { loaded.state.derivative(at: $0) }
    let original = loaded.state.evidence(at: picture.evidence)
    guard let digest = copy?.digest ?? original?.digest,
      let sizeBytes = copy?.sizeBytes ?? original?.sizeBytes,
      sizeBytes <= Int64(Limits.pictureBytes),
      let media = (copy?.mediaType ?? original?.mediaType).flatMap(MediaType.init(rawValue:)),
      let format = PictureFormat(media)
    else { return nil }
    let bytes = try await reaching {
      try await ports.blobs.read(digest, of: loaded.id, offset: 0, count: Int(sizeBytes))
    }
    do {
      for (percent, quality) in Self.attempts {
        let made = try await ports.pictures.compressed(
          bytes, format, percent: percent, quality: quality)
        if picture.mostBytes.map({ Int64(made.count) <= $0 }) ?? true { return made }
      }
    } catch is PictureError {
      return nil
    }
    return nil
  }
}

// Taking off what pictures say beside what they show.
extension Engine {
  /// Who gets an original as it is: they compare it with what else there is, and may ask for it.
  private static let comparing: Set<EvidenceDefinition.Recipient> = [.police, .court]

  /// `loaded` with copies, without place, time and device, of the pictures that a packet would attach
  /// as they are.
  private func withoutMetadata(
    _ request: PacketRequest, _ loaded: LoadedCase
  ) async throws -> LoadedCase {
    guard !Self.comparing.contains(request.rung.recipient),
      loaded.state.evidence.contains(where: { PictureFormat($0.value) != nil })
    else { return loaded }
    var loaded = loaded
    for file in files(request, loaded) {
      guard case .attached(let entry) = file.content, let added = loaded.state.evidence(at: entry)
      else { continue }
      do {
        let copy = try await bareCopy(of: entry, added, for: request.rung.recipient, loaded.id)
        guard let copy else { continue }
        loaded = try await record([.derivativeAdded(copy)], in: loaded)
      } catch let refusal as Refusal where refusal.leavesReading {
        return loaded
      }
    }
    return loaded
  }

  /// A copy of the picture `added` that says nothing beside what it shows; nil where it is no picture,
  /// says nothing, or cannot be read.
  private func bareCopy(
    of entry: Int, _ added: EvidenceAdded, for recipient: EvidenceDefinition.Recipient,
    _ id: Case.ID
  ) async throws -> DerivativeAdded? {
    guard added.sizeBytes <= Int64(Limits.pictureBytes),
      let media = MediaType(rawValue: added.mediaType), let format = PictureFormat(added)
    else { return nil }
    let bytes = try await reaching {
      try await ports.blobs.read(added.digest, of: id, offset: 0, count: Int(added.sizeBytes))
    }
    let made: (bytes: [UInt8], media: MediaType, tool: String)
    switch PictureMetadata.removed(from: bytes, media) {
    case .bare: return nil
    case .removed(let bare): made = (bare, media, "recourse metadata 1")
    case .fixed:
      do {
        made = (
          try await ports.pictures.compressed(bytes, format, percent: 100, quality: 92), .jpeg,
          try await ports.pictures.tool()
        )
      } catch is PictureError {
        return nil
      }
    }
    let blob = try await keeping(in: id) {
      try await ports.blobs.keep(bytes: made.bytes, of: id)
    }
    return DerivativeAdded(
      original: entry, digest: blob.digest, sizeBytes: blob.sizeBytes,
      mediaType: made.media.rawValue, how: .metadataRemoved, masks: [],
      recipients: [recipient.rawValue], tool: made.tool)
  }
}
