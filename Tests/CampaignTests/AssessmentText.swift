import CaseCore
import Playbook

/// An assessment as text, every part of it, so that two can be compared byte for byte.
struct AssessmentText {
  private(set) var lines: [String] = []

  var text: String { lines.joined(separator: "\n") }

  init(_ assessment: Assessment) {
    lines.append("playbook \(assessment.playbook.hex) clock \(assessment.clock)")
    for claim in assessment.claims { add(claim) }
    for other in assessment.notOffered { lines.append("not \(other.claim) \(other.reason)") }
    let reach = assessment.reach
    lines.append("reach \(reach.onYourAccount) \(reach.onTheRecord) \(words(reach.says))")
    for rung in assessment.rungs { add(rung) }
    for deadline in assessment.deadlines { lines.append("deadline \(text(deadline))") }
    for step in assessment.steps {
      lines.append(
        "step \(step.rung) \(step.move) \(words(step.action)) \(words(step.why)) \(step.due) "
          + "\(step.letter?.text ?? "-") \(step.law)")
    }
    if let ending = assessment.ending {
      lines.append("ending \(ending.ending) \(words(ending.says)) \(ending.close?.rawValue ?? "-")")
    }
    for missing in assessment.missing {
      lines.append("missing \(missing.what) \(missing.changesVerdict) \(missing.effort)")
    }
    for stop in assessment.stops {
      lines.append("stop \(stop.stop) \(words(stop.says)) \(words(stop.instead)) \(stop.law)")
    }
    lines.append("open stops \(assessment.openStops) warnings \(assessment.warnings)")
    for world in World.allCases {
      for reading in assessment.facts.readings(world) where reading.value != nil {
        lines.append("\(world) \(text(reading))")
      }
    }
  }

  private mutating func add(_ claim: JudgedClaim) {
    lines.append(
      "claim \(claim.claim) \(words(claim.name)) \(claim.lane) \(claim.onYourAccount) "
        + "\(claim.onTheRecord) \(words(claim.summary)) \(claim.amount?.description ?? "-") "
        + "\(claim.amountFact?.text ?? "-") \(claim.dueAt?.description ?? "-") \(claim.hangsOn)")
    for part in claim.preconditions {
      lines.append(
        " \(part.id) \(text(part.onYourAccount)) \(text(part.onTheRecord)) \(words(part.because)) "
          + "\(part.law) \(part.sources.map(text)) \(part.reads.map(text))")
    }
    for ground in claim.grounds {
      lines.append(
        " \(ground.ground) \(text(ground.onYourAccount)) \(text(ground.onTheRecord)) "
          + "\(ground.closedBy?.text ?? "-") \(words(ground.says)) \(ground.law)")
    }
    for (mark, bars) in [("bar", claim.bars), ("open bar", claim.openBars)] {
      for bar in bars {
        lines.append(
          " \(mark) \(bar.bar) \(bar.does) \(text(bar.onYourAccount)) \(text(bar.onTheRecord)) "
            + "\(words(bar.says)) \(bar.still.map(words) ?? "-") \(bar.law)")
      }
    }
  }

  private mutating func add(_ rung: RungStatus) {
    lines.append(
      "rung \(rung.rung) \(rung.state) \(rung.answer?.text ?? "-") \(rung.reason?.text ?? "-") "
        + "\(rung.isSilentByClock) \(rung.since?.description ?? "-") \(rung.entry ?? -1) "
        + "\(rung.reference ?? "-") \(rung.opening) \(rung.clocks.map(text)) "
        + "\(rung.warnings.map(words))")
  }

  private func words(_ words: Bilingual) -> String { "[\(words.zh)|\(words.en)]" }

  private func text(_ status: Status) -> String { "\(status.truth)+\(status.marks.rawValue)" }

  private func text(_ source: Source) -> String {
    "\(source.entry):\(source.evidence ?? -1):\(source.place?.text ?? "-")"
  }

  private func text(_ reading: FactReading) -> String {
    "\(reading.fact) \(reading.state) \(reading.isContested) \(reading.sources.map(text)) "
      + "\(reading.versions.count)"
  }

  private func text(_ deadline: Deadline) -> String {
    "\(deadline.kind) \(deadline.since) \(deadline.period.safe.ends) \(deadline.period.legal.ends) "
      + "\(deadline.movedBy ?? -1) \(deadline.isOver) \(deadline.isProvisional) "
      + "\(words(deadline.says)) \(deadline.law)"
  }
}
