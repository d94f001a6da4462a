public import CaseCore
public import Evidence
import Imports

/// What a copy of an original is to leave out.
public struct MaskRequest: Sendable, Hashable {
  /// Which of the proposed secrets go.
  public enum Accepted: Sendable, Hashable {
    /// All that a recipient of the copy has no need of.
    case proposed
    /// Those of these numbers.
    case numbers(Set<Int>)
  }

  /// A box over a picture and what stands there.
  public struct Box: Sendable, Hashable {
    /// Where.
    public var box: PixelBox
    /// What stands there, such as `phone`.
    public var why: MaskReason.Name

    /// `box` over a `why`.
    public init(_ box: PixelBox, why: MaskReason.Name) {
      self.box = box
      self.why = why
    }
  }

  /// Who may get the copy; none for anybody.
  public var recipients: Set<BundleRecipient>
  /// Secrets of a text.
  public var accepted: Accepted
  /// Whole lines of a text, from 1.
  public var lines: Set<Int>
  /// Names of persons that are looked for in a text.
  public var names: [String]
  /// Boxes over a picture.
  public var boxes: [Box]
  /// Parts of a picture that a person pointed at.
  public var shares: [PictureShare]

  /// A copy for `recipients`.
  public init(
    recipients: Set<BundleRecipient>, accepted: Accepted = .numbers([]), lines: Set<Int> = [],
    names: [String] = [], boxes: [Box] = [], shares: [PictureShare] = []
  ) {
    self.recipients = recipients
    self.accepted = accepted
    self.lines = lines
    self.names = names
    self.boxes = boxes
    self.shares = shares
  }
}

/// What was found in an original that could be masked.
public struct MaskProposal: Sendable {
  /// The entry number of the original.
  public let evidence: Int
  /// Everything that was found.
  public let found: [ProposedMask]
  /// The numbers of what the recipients have no need of.
  public let proposed: Set<Int>
}

/// A copy that was made.
public struct MadeCopy: Sendable {
  /// The entry number of the copy; that of the earlier one for a copy that was there already.
  public let entry: Int
  /// What it is.
  public let copy: DerivativeAdded
  /// Its bytes, so that the person can look at it.
  public let bytes: [UInt8]
  /// Whether there was such a copy already.
  public let isDuplicate: Bool
}

extension Engine {
  /// What could be masked in the original `evidence`, and what of it `recipients` have no need of.
  /// - Throws: `Refusal` for a content that is neither a text nor a picture whose text was read.
  public func maskProposal(
    of evidence: String, for recipients: Set<BundleRecipient>, names: [String] = [],
    in id: Case.ID
  ) async throws -> MaskProposal {
    let loaded = try await load(id)
    let original = try Self.original(evidence, in: loaded)
    let found =
      PictureFormat(original.value) != nil
      ? try await pictureMasking(of: original.entry, names: names, in: loaded).found
        .map { ProposedMask($0) }
      : try await masking(of: original, names: names, in: id).found.map { ProposedMask($0) }
    return MaskProposal(
      evidence: original.entry, found: found, proposed: Self.proposed(found, for: recipients))
  }

  /// Makes a copy of the original `evidence` without what `request` names, and records it.
  ///
  /// The original is not touched. What was masked is not in the copy in any form; of a picture only
  /// its pixels are left.
  /// - Throws: `Refusal` where nothing would be masked in a text, for a box outside of the picture, for
  ///   a content that is neither text nor picture, and for failing storage.
  public func mask(
    _ evidence: String, _ request: MaskRequest, in id: Case.ID
  ) async throws -> MadeCopy {
    let loaded = try await loadToChange(id)
    let original = try Self.original(evidence, in: loaded)
    var copy = DerivativeAdded(
      original: original.entry, digest: original.value.digest, sizeBytes: 0, mediaType: "",
      how: .masked, recipients: request.recipients.map(\.rawValue).sorted(), tool: "")
    let bytes: [UInt8]
    if let format = PictureFormat(original.value) {
      var request = request
      request.boxes += try await proposedBoxes(over: original.entry, request, in: loaded)
      bytes = try await picture(of: original, format, request, id, into: &copy)
    } else {
      bytes = try await text(of: original, request, id, into: &copy)
    }
    let blob = try await keeping(in: id) { try await ports.blobs.keep(bytes: bytes, of: id) }
    copy.digest = blob.digest
    copy.sizeBytes = blob.sizeBytes
    if let earlier = loaded.state.derivatives.first(where: { $0.value == copy }) {
      return MadeCopy(entry: earlier.entry, copy: copy, bytes: bytes, isDuplicate: true)
    }
    _ = try await record([.derivativeAdded(copy)], in: loaded)
    return MadeCopy(entry: loaded.size, copy: copy, bytes: bytes, isDuplicate: false)
  }

  private typealias Original = CaseState.Recorded<EvidenceAdded>

  private static func original(_ text: String, in loaded: LoadedCase) throws -> Original {
    let number = try evidenceNumber(text, in: loaded.state)
    guard let original = loaded.state.evidence.first(where: { $0.entry == number }) else {
      throw Refusal.unknownEvidence(text)
    }
    return original
  }

  static func proposed(
    _ found: [ProposedMask], for recipients: Set<BundleRecipient>
  ) -> Set<Int> {
    // A copy for several is one for whoever needs least; one for anybody could reach the seller.
    let recipients: Set<BundleRecipient> = recipients.isEmpty ? [.seller] : recipients
    let needless = recipients.reduce(into: Set<SecretKind>()) { needless, recipient in
      needless.formUnion(RecipientNeeds.needless(to: recipient))
    }
    return Set(found.filter { needless.contains($0.kind) }.map(\.number))
  }

  private func masking(
    of original: Original, names: [String], in id: Case.ID
  ) async throws -> TextMasking {
    guard let type = MediaType(rawValue: original.value.mediaType), type.isMaskableText else {
      throw Refusal.notMaskable(original.entry, original.value.mediaType)
    }
    let result = try await reaching {
      try await ports.blobs.withMappedBytes(of: original.value.digest, in: id) { raw in
        raw.withMemoryRebound(to: UInt8.self) { bytes in
          Result { () throws(ReaderError) in
            try TextMasking(bytes.span, mediaType: type, names: names)
          }
        }
      }
    }
    do throws(ReaderError) {
      return try result.get()
    } catch {
      throw Refusal.reader(error, original.value.fileName)
    }
  }

  private func text(
    of original: Original, _ request: MaskRequest, _ id: Case.ID,
    into copy: inout DerivativeAdded
  ) async throws -> [UInt8] {
    guard request.boxes.isEmpty else { throw Refusal.boxesOverText(original.entry) }
    let masking = try await masking(of: original, names: request.names, in: id)
    var numbers: Set<Int>
    switch request.accepted {
    case .proposed:
      numbers = Self.proposed(masking.found.map { ProposedMask($0) }, for: request.recipients)
    case .numbers(let chosen):
      if let wrong = chosen.subtracting(masking.found.map(\.number)).min() {
        throw Refusal.noSuchProposal(wrong, of: masking.found.count)
      }
      numbers = chosen
    }
    // A name that was given is meant.
    numbers.formUnion(masking.found.filter { $0.kind == .person }.map(\.number))
    if let wrong = request.lines.filter({ !(1...masking.lineCount).contains($0) }).min() {
      throw Refusal.noSuchLine(wrong, of: masking.lineCount)
    }
    let made = masking.copy(without: numbers, lines: request.lines)
    guard !made.masks.isEmpty else { throw Refusal.nothingToMask(original.entry) }
    copy.mediaType = original.value.mediaType
    copy.masks = made.masks.map { mask in
      DerivativeAdded.Mask(place: .line(mask.line), why: MaskReason.Name(mask.kind))
    }
    guard copy.masks.count <= Limits.masksPerCopy else {
      throw Refusal.tooManyMasks(copy.masks.count)
    }
    copy.tool = "recourse text mask 1"
    return made.bytes
  }

  private func picture(
    of original: Original, _ format: PictureFormat, _ request: MaskRequest, _ id: Case.ID,
    into copy: inout DerivativeAdded
  ) async throws -> [UInt8] {
    guard request.lines.isEmpty else {
      throw Refusal.wordsOverPicture(original.entry)
    }
    let count = request.boxes.count + request.shares.count
    guard count <= Limits.masksPerCopy else { throw Refusal.tooManyMasks(count) }
    guard original.value.sizeBytes <= Int64(Limits.pictureBytes) else {
      throw Refusal.pictureFailed(original.entry, .unreadable)
    }
    let made: [UInt8]
    var boxes = request.boxes
    do {
      let bytes = try await reaching {
        try await ports.blobs.read(
          original.value.digest, of: id, offset: 0, count: Limits.pictureBytes)
      }
      copy.tool = try await ports.pictures.tool()
      if !request.shares.isEmpty {
        let whole = try await ports.pictures.masked(bytes, format, boxes: [])
        guard let picture = PlainPicture(whole.span) else { throw PictureError.unreadable }
        boxes += Self.boxes(request.shares, over: picture)
      }
      made = try await ports.pictures.masked(bytes, format, boxes: boxes.map(\.box))
    } catch let error as PictureError {
      throw Refusal.pictureFailed(original.entry, error)
    }
    guard let picture = PlainPicture(made.span) else {
      throw Refusal.pictureFailed(original.entry, .unreadable)
    }
    for box in boxes.map(\.box)
    where box.x + box.width > picture.width || box.y + box.height > picture.height {
      throw Refusal.boxOutside(box, width: picture.width, height: picture.height)
    }
    copy.mediaType = MediaType.png.rawValue
    copy.how = boxes.isEmpty ? .metadataRemoved : .masked
    copy.masks = boxes.map { DerivativeAdded.Mask(place: $0.box.place, why: $0.why) }
    return picture.bytes
  }

  private static func boxes(
    _ shares: [PictureShare], over picture: PlainPicture
  ) -> [MaskRequest.Box] {
    let why = MaskReason.Name(SecretKind.chosen)
    return shares.compactMap { share in
      share.box(in: (picture.width, picture.height)).map { MaskRequest.Box($0, why: why) }
    }
  }
}

extension MaskReason.Name {
  /// The name under which a kind of secret is recorded.
  init(_ kind: SecretKind) {
    guard let name = Self(kind.rawValue) else {
      preconditionFailure("The kinds of secrets are names.")
    }
    self = name
  }
}
