import ArgumentParser
import CaseCore
import Engine
import Imports

/// `recourse recognise CASE [PICTURE…]`
struct RecogniseCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "recognise", Help.recognise,
      examples: ["recognise last", "recognise last IMG_0012.png --again"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.pictures)) var pictures: [String] = []
  @Flag(help: .words(Help.recogniseAgain)) var again = false

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    defer { context.progressDone() }
    let read = try await engine.recognise(named: pictures, again: again, in: id) { done, all in
      context.progress(Words.recognising(done, of: all))
    }
    context.progressDone()
    if let first = read.first, read.allSatisfy({ $0.failure?.concernsAll == true }),
      let failure = first.failure
    {
      throw Refusal.notRecognised(failure, first.fileName)
    }
    if context.options.json {
      context.show(["recognised": .list(read.map(Self.json))], [])
    } else {
      if read.isEmpty { context.show([], [Words.noPictures(context.language)]) }
      Self.show(read, context)
    }
  }

  /// Says what came of each picture; what concerns all of them is said once.
  static func show(_ pictures: [RecognisedPicture], _ context: Context) {
    var said: [RecognitionError] = []
    for picture in pictures {
      guard let failure = picture.failure, failure.concernsAll else {
        context.show([], [Words.recognised(picture)(context.language)])
        continue
      }
      if failure != .switchedOff, !said.contains(failure) {
        said.append(failure)
        context.remark(Words.notRecognised(failure))
      }
    }
  }

  private static func json(_ picture: RecognisedPicture) -> OutputJSON {
    let page = picture.page
    return [
      "evidence": .number(picture.evidence), "file": .text(picture.fileName),
      "state": .text(picture.state), "entry": .optional(page.map { Int64($0.entry) }),
      "engine": .optional(page?.engine), "pieces": .optional(page.map { Int64($0.pieces) }),
      "extent": .optional(page?.extent?.rawValue),
      "findings": .optional(page?.reading.map { Int64($0.findingCount) }),
      "notRead": .optional(picture.notRead),
    ]
  }
}

extension RecognisedPicture {
  var page: Page? { outcome.page }

  var failure: RecognitionError? { outcome.failure }

  /// A stable name of why there is nothing.
  var notRead: String? { failure?.code ?? page?.failure?.code }

  fileprivate var state: String {
    switch outcome {
    case .read(let page): page.isUnchanged ? "unchanged" : "read"
    case .readBefore: "read_before"
    case .failed: "failed"
    }
  }
}

/// A recognised page as `read` prints it.
enum PageOutput {
  static func json(
    _ page: RecognisedPage, _ extent: PictureExtent, _ reading: OutputJSON?
  ) -> OutputJSON {
    let head: OutputJSON = reading ?? ["kind": .text("screenshot"), "findings": .list([])]
    return head.with("engine", .text("\(page.engine) \(page.version)"))
      .with("width", .number(page.width)).with("height", .number(page.height))
      .with("extent", .text(extent.rawValue))
      .with(
        "pieces",
        .list(
          page.pieces.map { piece in
            [
              "text": .text(piece.text), "place": .text(piece.box.place.text),
              "confidence": .number(piece.confidence),
            ]
          }))
  }

  static func lines(
    _ page: RecognisedPage, _ extent: PictureExtent, _ language: Language
  ) -> [String] {
    [Words.page(page)(language)] + (Words.lacking(extent).map { ["  " + $0(language)] } ?? [])
      + page.pieces.map { "  \($0.box.place)  \(Printable.excerpt($0.text, 72))" }
  }
}
