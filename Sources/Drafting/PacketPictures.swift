public import CaseCore
public import Playbook

/// A picture that goes through a door whose form takes it smaller, or as another sort of file.
public struct UnfitPicture: Sendable, Hashable {
  /// The entry of the original.
  public let evidence: Int
  /// The entry of the copy that goes to this reader in its place; nil where the original goes.
  public let copy: Int?
  /// The most bytes that the form takes; nil where no limit is known.
  public let mostBytes: Int64?
}

/// The pictures that a packet for `rung` would attach if they were made to fit, in the order of their
/// grades. None for a door that takes any file, or none.
public func unfitPictures(
  for rung: Rung.Name, _ state: CaseState, _ assessment: Assessment, _ playbook: Playbook,
  choosing chosen: Set<Int> = []
) -> [UnfitPicture] {
  let view = CaseView(
    state: state, playbook: playbook, assessment: assessment, choosing: chosen)
  guard let rung = playbook.rung(rung), let caps = ChannelForm.form(of: rung.id)?.attachments
  else { return [] }
  return AttachmentChoice(view: view, rung: rung, caps: caps).entries(fitting: true)
    .compactMap { entry in
      guard let added = state.evidence(at: entry) else { return nil }
      let recipient = rung.recipient.rawValue
      let content = state.attached(for: entry, added, to: recipient, within: caps)
      guard !caps.take(content) else { return nil }
      return UnfitPicture(
        evidence: entry, copy: state.copy(of: entry, for: recipient)?.entry,
        mostBytes: caps.bytesEach)
    }
}

/// Chooses the originals that a form takes.
struct AttachmentChoice {
  let view: CaseView
  let rung: RungDefinition
  let caps: ChannelForm.Attachments

  /// The originals that are allowed for the reader and of a sort and size that the form takes, the best
  /// carriers first, as many as it takes. `fitting` counts pictures as if they had been made to fit.
  func entries(fitting: Bool = false) -> [Int] {
    let grades = view.playbook.header.grades
    let ranked = view.state.evidence.compactMap { added -> (Int, Int)? in
      guard let kind = view.playbook.evidence(added.value.kind),
        view.goes(added.entry, kind, to: rung.recipient)
      else { return nil }
      let content = view.state.attached(
        for: added.entry, added.value, to: rung.recipient.rawValue, within: caps)
      guard caps.take(content) || (fitting && caps.canTake(pictureOf: content)) else { return nil }
      let grade = view.playbook.grade(of: added.value)
      return (grade.flatMap { grades.firstIndex(of: $0) } ?? grades.count, added.entry)
    }
    return Array(ranked.sorted { $0 < $1 }.map(\.1).prefix(caps.most ?? ranked.count))
  }
}

extension ChannelForm.Attachments {
  /// The sorts of pictures that can be made into a JPEG.
  private static let pictures: Set<String> = [
    "image/png", "image/jpeg", "image/gif", "image/webp", "image/heic",
  ]

  /// Whether one content is of a sort and size that is taken.
  func take(_ content: AttachedContent) -> Bool {
    let type = ExhibitFile.essence(of: content.mediaType)
    return mediaTypes?.contains(type) ?? true && bytesEach.map { content.sizeBytes <= $0 } ?? true
  }

  /// Whether `content` is a picture that is taken once it is a JPEG of the right size.
  func canTake(pictureOf content: AttachedContent) -> Bool {
    ChannelForm.Attachments.pictures.contains(ExhibitFile.essence(of: content.mediaType))
      && mediaTypes?.contains("image/jpeg") ?? true
  }
}
