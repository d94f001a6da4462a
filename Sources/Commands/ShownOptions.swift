import ArgumentParser
import CaseCore
import Engine

/// The options that say which original shows something, and where.
struct ShownOptions: ParsableArguments {
  @Option(help: .words(Help.evidence)) var evidence: String?
  @Option(help: .words(Help.at)) var at: String?
  @Option(help: .words(Help.speaker)) var speaker: String?
  @Option(help: .words(Help.quote)) var quote: String?

  /// What they say; nil if nothing was given.
  /// - Throws: `Refusal` if only a part was given.
  func input() throws -> ShownInput? {
    switch (evidence, at) {
    case (let evidence?, let place?):
      return ShownInput(evidence: evidence, place: place, speaker: speaker, quote: quote)
    case (nil, nil):
      guard speaker == nil, quote == nil else { throw Refusal.placeWithoutEvidence }
      return nil
    case (.some, nil), (nil, .some): throw Refusal.placeWithoutEvidence
    }
  }
}
