public import CaseCore
public import Imports

/// Something in an original that could be masked.
public struct ProposedMask: Sendable, Hashable {
  /// Its number in this original, from 1.
  public let number: Int
  /// What it is.
  public let kind: SecretKind
  /// Where it stands: one line of a text, or boxes of a picture.
  public let places: [Place]
  /// The line of a text, from 1; nil for a picture.
  public let line: Int?
  /// It with most of its characters hidden.
  public let excerpt: String

  init(_ found: TextMasking.Found) {
    number = found.number
    kind = found.kind
    places = [.line(found.line)]
    line = found.line
    excerpt = found.excerpt
  }

  init(_ found: PictureMasking.Found) {
    number = found.number
    kind = found.kind
    places = found.boxes.map(\.place)
    line = nil
    excerpt = found.excerpt
  }
}

extension Engine {
  /// The page that was last read on the picture at entry `number`; nil if none was.
  func recognisedPage(
    of number: Int, in loaded: LoadedCase
  ) async throws -> RecognisedPage? {
    guard let kept = loaded.state.recognisedPage(of: number) else { return nil }
    let bytes = try await reaching {
      try await ports.blobs.read(
        kept.value.digest, of: loaded.id, offset: 0,
        count: min(Int(kept.value.sizeBytes), Limits.recognisedBytes))
    }
    return RecognisedPage(bytes.span)
  }

  /// The secrets on the picture at entry `number`.
  /// - Throws: `Refusal` if its text was not read.
  func pictureMasking(
    of number: Int, names: [String], in loaded: LoadedCase
  ) async throws -> PictureMasking {
    guard let page = try await recognisedPage(of: number, in: loaded) else {
      throw Refusal.pictureNotRead(number)
    }
    return PictureMasking(page, names: names)
  }

  /// The boxes over what `request` takes of the secrets on the picture at entry `number`.
  func proposedBoxes(
    over number: Int, _ request: MaskRequest, in loaded: LoadedCase
  ) async throws -> [MaskRequest.Box] {
    guard request.accepted != .numbers([]) || !request.names.isEmpty else { return [] }
    let masking = try await pictureMasking(of: number, names: request.names, in: loaded)
    let found = masking.found.map { ProposedMask($0) }
    var numbers: Set<Int>
    switch request.accepted {
    case .proposed: numbers = Self.proposed(found, for: request.recipients)
    case .numbers(let chosen):
      if let wrong = chosen.subtracting(found.map(\.number)).min() {
        throw Refusal.noSuchProposal(wrong, of: found.count)
      }
      numbers = chosen
    }
    // A name that was given is meant.
    numbers.formUnion(found.filter { $0.kind == .person }.map(\.number))
    let boxes = masking.found.filter { numbers.contains($0.number) }.flatMap { item in
      item.boxes.map { MaskRequest.Box($0, why: MaskReason.Name(item.kind)) }
    }
    guard !boxes.isEmpty || !request.boxes.isEmpty else { throw Refusal.nothingToMask(number) }
    return boxes
  }
}
