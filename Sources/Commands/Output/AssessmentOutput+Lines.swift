import CaseCore
import Engine
import Playbook

// The same judgement for a person: verdict and reach in one sentence first, then the reasons.
extension AssessmentOutput {
  var lines: [String] {
    var lines: [String] = []
    if assessed.loaded.state.opening?.value.practice == true {
      lines.append(Words.practice(language))
    }
    for stop in assessment.stops {
      lines += [stop.says(language), stop.instead(language), ""]
    }
    if let leading = assessment.leading {
      lines += head(leading)
      lines += preconditions(leading)
      lines += grounds(leading)
      lines += bars(leading)
    } else {
      lines.append(Words.noClaim(language))
    }
    lines += missing
    lines += others
    lines += wouldChange
    if let question = assessed.nextQuestion {
      lines += ["", Words.question(language), "  \(question.ask(language))  (\(question.fact))"]
    }
    if !assessed.stalePapers.isEmpty {
      lines += ["", Words.staleHeading(language)]
      lines += PaperOutput.warning(assessed.stalePapers, assessed.playbook, language)
        .map { "  " + $0 }
    }
    let versions = VersionsOutput(assessed, language).summaries
    if !versions.isEmpty { lines += [""] + versions }
    lines += [""] + assessment.warnings.map { Words.warning($0)(language) }
    lines += assessed.changes.map { change in
      func words(_ judged: AdviceVerdict?) -> String {
        judged.flatMap { Verdict(rawValue: $0.onYourAccount) }?.words(language)
          ?? Words.notListed(language)
      }
      return Words.verdictChanged(change.claim.text, words(change.before), words(change.after))(
        language)
    }
    if why, let leading = assessment.leading {
      lines += ["", Words.whyHeading(language)]
      lines += TraceOutput(assessed, language).lines(leading)
    }
    lines.append(
      Words.judgedBy(
        assessment.playbook.hex,
        assessed.playbook.header.zone.text(of: assessment.clock))(language))
    return lines
  }

  private func head(_ claim: JudgedClaim) -> [String] {
    [
      claim.summary(language),
      Words.entitled(Words.account, claim.onYourAccount.words)(language),
      Words.entitled(Words.record, claim.onTheRecord.words)(language),
      Words.entitled(Words.reachHeading, assessment.reach.says)(language),
      Words.notOdds(language),
    ]
  }

  private func preconditions(_ claim: JudgedClaim) -> [String] {
    ["", Words.preconditionsHeading(language)]
      + claim.preconditions.map { judged in
        let sources = SourceOutput.list(judged.sources, language)
        let truth = Words.met(judged.onTheRecord.truth)(language)
        return "  [\(truth)] \(judged.id.name(language))  \(judged.because(language)) \(sources)"
          + " \(cards(judged.law))"
      }
  }

  private func grounds(_ claim: JudgedClaim) -> [String] {
    let standing = claim.grounds.filter { $0.onYourAccount.truth != .no }
    guard !standing.isEmpty else { return [] }
    return ["", Words.lawHeading(language)]
      + standing.map { "  \($0.says(language)) \(cards($0.law))" }
  }

  private func bars(_ claim: JudgedClaim) -> [String] {
    func lines(_ heading: Bilingual, _ bars: [JudgedBar]) -> [String] {
      guard !bars.isEmpty else { return [] }
      return ["", heading(language)]
        + bars.map { bar in
          "  \(bar.says(language)) \(bar.still.map { $0(language) } ?? "") \(cards(bar.law))"
        }
    }
    return lines(Words.barsHeading, claim.bars)
      + lines(Words.openBarsHeading, claim.openBars.filter(\.concernsTheClaim))
  }

  private var missing: [String] {
    guard !assessment.missing.isEmpty else { return [] }
    return ["", Words.missingHeading(language)]
      + assessment.missing.prefix(8).map { "  " + MissingOutput(assessed).line($0, language) }
  }

  private var others: [String] {
    let others = assessment.claims.dropFirst()
    guard !others.isEmpty else { return [] }
    return ["", Words.otherClaimsHeading(language)]
      + others.map { claim in
        "  \(claim.name(language))  \(claim.onYourAccount.words(language))  |  "
          + claim.onTheRecord.words(language)
      }
  }

  private var wouldChange: [String] {
    let sets = assessed.wouldChange.sets
    guard !sets.isEmpty else { return [] }
    let lines = sets.prefix(5).map { set -> String in
      let facts = set.items.map { "\(ChangeText.name($0.subject))=\(ChangeText.words($0.value))" }
      let world = set.world == .onYourAccount ? Words.account : Words.record
      let leads = Words.leads(facts.joined(separator: " + "), world, set.verdict.words)
      return "  \(leads(language))  (\(Words.effort(set.effort)(language)))"
    }
    let isCut = assessed.wouldChange.isCut || sets.count > 5
    return ["", Words.wouldChangeHeading(language)] + lines
      + (isCut ? ["  " + Words.searchStopped(language)] : [])
  }

  /// The cards in brackets: law and article with the day they came into force.
  private func cards(_ names: [Law.Name]) -> String {
    let words = names.compactMap { name -> String? in
      guard let card = assessed.playbook.citation(name) else { return nil }
      return CardOutput.words(card, language)
    }
    return words.isEmpty ? "" : Words.cards(words)(language)
  }
}

/// The verdicts of one claim as they were told.
typealias AdviceVerdict = AdviceGiven.Judged

extension JudgedBar {
  /// Whether it would stand against the claim itself and not only close a door; open questions about
  /// doors are said where the door is.
  fileprivate var concernsTheClaim: Bool {
    switch does {
    case .endsRight, .defenceIfRaised, .closesGround: true
    case .closesChannel: false
    }
  }
}
