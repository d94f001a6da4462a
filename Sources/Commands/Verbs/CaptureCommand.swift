import ArgumentParser
import CaseCore
import Engine
import Imports

/// `recourse capture CASE URL`
struct CaptureCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "capture", Help.capture,
      examples: [
        "capture last https://shop.example/terms --as agreement",
        "capture last https://shop.example/item/7 --no-browser",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.caseArgument)) var `case`: String
  @Argument(help: .words(Help.pageAddress)) var url: String
  @Option(name: .customLong("as"), help: .words(Help.asKind)) var kind: String?
  @Flag(name: .customLong("no-browser"), help: .words(Help.noBrowser)) var noBrowser = false
  @Flag(name: .customLong("without-sandbox"), help: .words(Help.withoutSandbox))
  var withoutSandbox = false

  func run(in context: Context) async throws {
    let engine = try await context.engine()
    let id = try await engine.find(`case`)
    if withoutSandbox { context.remark(Words.captureWithoutSandbox) }
    let wish = CaptureWish(
      browser: noBrowser ? .none : withoutSandbox ? .withoutSandbox : .sandboxed)
    context.progress(Words.capturing(Printable.excerpt(url)))
    defer { context.progressDone() }
    let captured = try await engine.capture(url, as: kind, wish, to: id)
    context.show(Self.json(captured), Words.captured(captured).map { $0(context.language) })
  }

  private static func json(_ captured: CapturedEvidence) -> OutputJSON {
    let (added, page) = (captured.added, captured.page)
    return [
      "evidence": .number(added.entry), "file": .text(added.fileName),
      "kind": .text(added.kind.text), "duplicate": .flag(added.isDuplicate),
      "address": .optional(page.exchanges.last?.url),
      "machine": .optional(page.exchanges.last?.address),
      "certificates": .number(page.exchanges.last?.certificates.isEmpty == false ? 1 : 0),
      "findings": .optional(added.reading.map { Int64($0.findingCount) }),
      "notRead": .optional(added.failure?.code), "browser": .optional(page.shown?.version),
      "copies": .list(captured.copies.map { .number($0) }),
      "missing": .optional(page.missing.map(Self.name)),
      "refused": .list(page.contacts.compactMap(Self.refused)),
    ]
  }

  private static func refused(_ contact: CapturedPage.Contact) -> OutputJSON? {
    guard let refusal = contact.refusal else { return nil }
    return [
      "host": .text(contact.host), "port": .number(Int(contact.port)),
      "why": .text(refusal.rawValue),
    ]
  }

  private static func name(_ missing: CapturedPage.Missing) -> String {
    switch missing {
    case .browserNotWished: "browser_not_wished"
    case .browserMissing: "browser_missing"
    case .browserAsRoot: "browser_as_root"
    case .browserFailed: "browser_failed"
    case .browserSlow: "browser_slow"
    case .browserRefused: "browser_refused"
    }
  }
}
