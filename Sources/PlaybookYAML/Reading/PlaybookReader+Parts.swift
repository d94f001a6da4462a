import CaseCore
import Playbook

extension PlaybookReader {
  /// Reads everything. Nil only together with diagnostics.
  mutating func parts() -> PlaybookParts? {
    let sections = sections()
    collect(sections)
    guard let header = header(sections) else {
      // Without a header the rest is read all the same: its faults are worth knowing.
      _ = body(of: nil, sections)
      return nil
    }
    return body(of: header, sections)
  }

  private mutating func body(of header: Header?, _ sections: Sections) -> PlaybookParts? {
    let citations = (sections.pairs[.citations] ?? []).compactMap { citation($0) }
    let calendars = (sections.pairs[.calendars] ?? []).compactMap { calendar($0) }
    let facts = (sections.pairs[.facts] ?? []).compactMap { fact($0) }
    let evidence = (sections.pairs[.evidence] ?? []).compactMap { self.evidence($0) }
    let slots = (sections.pairs[.slots] ?? []).compactMap { slot($0) }
    let slotSets = (sections.pairs[.slotSets] ?? []).compactMap { slotSet($0) }
    let claims = (sections.pairs[.claims] ?? []).compactMap { claim($0) }
    let bars = (sections.pairs[.bars] ?? []).compactMap { bar($0) }
    let stops = (sections.pairs[.stops] ?? []).compactMap { stop($0) }
    let reach = each(sections.items[.reach]) { $0.reachRule($1) }
    let rungs = (sections.pairs[.rungs] ?? []).compactMap { rung($0) }
    let reasons = (sections.pairs[.reasons] ?? []).compactMap { reason($0) }
    let endings = each(sections.items[.endings]) { $0.ending($1) }
    let deadlines = (sections.pairs[.deadlines] ?? []).compactMap { deadline($0) }
    for pair in sections.pairs[.passages] ?? [] { readPassage(pair) }
    let letters = (sections.pairs[.letters] ?? []).compactMap { letter($0) }
    let vetting = vetting(sections)
    let intake = intake(sections)
    if care == .full {
      checkPassages(sections)
      checkCycles(facts, sections)
      checkLast(.reach, sections)
      checkLast(.endings, sections)
    }
    guard let header else { return nil }
    return PlaybookParts(
      header: header, citations: citations, calendars: calendars, facts: facts, evidence: evidence,
      slots: slots, slotSets: slotSets, claims: claims, bars: bars, stops: stops, reach: reach,
      rungs: rungs, reasons: reasons, endings: endings, deadlines: deadlines, letters: letters,
      vetting: vetting, intake: intake)
  }
}
