public import ArgumentParser
public import CaseCore
import Engine

/// `recourse case …`
struct CaseCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    .verb("case", Help.caseGroup, subcommands: [New.self, List.self, Show.self, Close.self])
  }

  struct New: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "new", Help.caseNew,
        examples: ["case new --title \"1000 points did not arrive\" --json"])
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: .words(Help.title)) var title: String
    @Option(help: .words(Help.story)) var story: String?
    @Option(help: .words(Help.area)) var area = "cn-game-points"

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      let loaded = try await engine.openCase(title: title, area: area, story: story)
      context.answer(loaded)
      context.show(
        ["case": .text(loaded.id.text)], [Words.opened(loaded.id.text)(context.language)])
    }
  }

  struct List: Verb {
    static var configuration: CommandConfiguration { .verb("list", Help.caseList) }

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
      let listings = try await context.engine().listings()
      context.show(["cases": .list(listings.map(Self.json))], lines(listings, context.language))
    }

    private static func json(_ listing: CaseListing) -> OutputJSON {
      [
        "case": .text(listing.id.text), "title": .text(listing.title), "area": .text(listing.area),
        "openedAt": .text(CivilZone.shanghai.text(of: listing.openedAt)),
        "updatedAt": .text(CivilZone.shanghai.text(of: listing.updatedAt)),
        "entries": .number(listing.size), "outcome": .optional(listing.outcome?.rawValue),
      ]
    }

    private func lines(_ listings: [CaseListing], _ language: Language) -> [String] {
      guard !listings.isEmpty else { return [Words.noCases(language)] }
      return listings.map { listing in
        let state = (listing.outcome.map(Words.outcome) ?? Words.open)(language)
        let day = CivilZone.shanghai.day(of: listing.updatedAt)
        return
          "\(listing.id.text.prefix(12))  \(day)  \(state)  \(Printable.excerpt(listing.title))"
      }
    }
  }

  struct Show: Verb {
    static var configuration: CommandConfiguration {
      .verb("show", Help.caseShow, examples: ["case show last", "case show last --json"])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.caseArgument)) var `case`: String

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      let loaded = try await engine.load(engine.find(`case`))
      let overview = try CaseOverview(loaded, engine.playbook(for: loaded.state).playbook)
      context.show(overview.json, overview.lines(context.language))
    }
  }

  struct Close: Verb {
    static var configuration: CommandConfiguration {
      .verb(
        "close", Help.caseClose,
        examples: [
          "case close last --outcome refunded --amount 98.00", "case close last --outcome given_up",
        ])
    }

    @OptionGroup var global: GlobalOptions
    @Argument(help: .words(Help.caseArgument)) var `case`: String
    @Option(help: .words(Help.outcome)) var outcome: CaseClosed.Outcome
    @Option(help: .words(Help.amount)) var amount: String?
    @Option(help: .words(Help.when)) var when: String?
    @Option(help: .words(Help.text)) var remark: String?

    func run(in context: Context) async throws {
      let engine = try await context.engine()
      var closing = CaseClosed(outcome: outcome, remark: remark)
      if let amount {
        guard let money = Money(decimal: amount) else { throw Refusal.wrongAmount(amount) }
        closing.amount = money
      }
      if let when {
        guard let moment = FactInput.moment(when, zone: .shanghai) else {
          throw Refusal.impossibleTime(when)
        }
        closing.happenedAt = moment
      }
      let loaded = try await engine.closeCase(closing, in: engine.find(`case`))
      context.answer(loaded)
      context.show(
        ["entry": .number(loaded.size - 1)], [Words.outcome(outcome)(context.language)])
    }
  }
}

extension CaseClosed.Outcome: ExpressibleByArgument {}
