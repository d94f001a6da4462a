import CaseCore
public import Playbook

extension TableTests {
  /// Judges every test under `playbook` and says what came out otherwise.
  ///
  /// Each test is a journal of its own: the person's word, the originals with what they show, the
  /// person's word after that, slots, promises, and the steps of the ladder.
  public func run(_ playbook: Playbook) -> [Diagnostic] {
    tests.flatMap { test -> [Diagnostic] in
      let state: CaseState
      do {
        state = try CaseState.replay(test.journal(area: playbook.header.area))
      } catch {
        return [diagnostic(.unplayable, in: test, at: test.node)]
      }
      let assessment = assess(state, playbook, clock: test.now)
      return mismatches(of: test, assessment)
    } + runVets(playbook)
  }

  private func mismatches(of test: TableTest, _ found: Assessment) -> [Diagnostic] {
    let expected = test.expectation
    var faults: [Diagnostic] = []
    func compare(_ wanted: String, _ is: String, _ node: SourceNode) {
      if wanted != `is` {
        faults.append(
          diagnostic(.mismatch(expected: wanted, found: `is`), in: test, at: node))
      }
    }
    let leading = found.leading
    if let claim = expected.claim {
      compare(claim.value.text, leading?.claim.text ?? "-", claim.node)
    }
    if let verdict = expected.onYourAccount {
      compare(verdict.value.rawValue, leading?.onYourAccount.rawValue ?? "-", verdict.node)
    }
    if let verdict = expected.onTheRecord {
      compare(verdict.value.rawValue, leading?.onTheRecord.rawValue ?? "-", verdict.node)
    }
    if let amount = expected.amount {
      compare(amount.value.decimal, leading?.amount?.decimal ?? "-", amount.node)
    }
    if let reach = expected.reach {
      compare(reach.value.rawValue, found.reach.onYourAccount.rawValue, reach.node)
    }
    if let next = expected.next {
      compare(Self.listed(next.value), Self.listed(found.steps.map(\.rung)), next.node)
    }
    if let letters = expected.letters {
      let found = found.steps.compactMap(\.letter)
      compare(Self.listed(letters.value), Self.listed(found), letters.node)
    }
    if let ending = expected.ending {
      compare(ending.value.text, found.ending?.ending.text ?? "-", ending.node)
    }
    if let stops = expected.stops {
      compare(Self.listed(stops.value), Self.listed(found.stops.map(\.stop)), stops.node)
    }
    if let bars = expected.bars {
      compare(Self.listed(bars.value), Self.listed((leading?.bars ?? []).map(\.bar)), bars.node)
    }
    for (claim, verdict) in expected.others {
      let judged = found.claims.first { $0.claim == claim }
      compare(
        verdict.value.rawValue, (judged?.onYourAccount ?? .notOffered).rawValue, verdict.node)
    }
    return faults
  }

  static func listed<Kind>(_ names: [Name<Kind>]) -> String {
    "[" + names.map(\.text).joined(separator: ", ") + "]"
  }

  private func diagnostic(
    _ fault: TableFault.Kind, in test: TableTest, at node: SourceNode
  ) -> Diagnostic {
    diagnostic(fault, in: test.name, at: node)
  }

  func diagnostic(
    _ fault: TableFault.Kind, in test: String, at node: SourceNode
  ) -> Diagnostic {
    let file = tree.files[Int(node.place.file)]
    let fault = TableFault(test: test, kind: fault)
    return Diagnostic(
      file: file.name, line: Int(node.place.line), column: Int(node.place.column),
      path: file.root.path(to: node.place, isKey: false), code: fault.code,
      message: fault.message, hint: fault.hint)
  }
}

extension TableTest {
  /// The journal that the test describes; everything is recorded at the clock of judging.
  func journal(area: String) -> [JournalItem] {
    var items: [JournalItem] = []
    func add(_ event: Event) {
      items.append(
        .readable(
          Entry(
            caseID: Case.ID(randomBytes: [UInt8](repeating: 0, count: 16)), seq: items.count,
            recordedAt: now, by: .person, event: event)))
    }
    add(.caseOpened(CaseOpened(title: name, area: area, practice: true)))
    for fact in facts { add(.factStated(FactStated(fact: fact.fact, value: fact.value))) }
    var originals: [Int] = []
    for document in documents {
      originals.append(items.count)
      add(.evidenceAdded(document.original(number: items.count)))
      for event in document.events(evidence: items.count - 1) { add(event) }
    }
    for fact in afterwards { add(.factStated(FactStated(fact: fact.fact, value: fact.value))) }
    for slot in slots { add(.slotStated(slot)) }
    for promise in promises {
      var made = promise.promise
      made.shown = promise.shownBy.map { .init(evidence: originals[$0], place: .whole) }
      add(.promiseMade(made))
    }
    for happening in happenings {
      switch happening {
      case .step(let step): add(.stepTaken(step))
      case .answer(let answer): add(.answerReceived(answer))
      }
    }
    return items
  }
}

extension TableTest.Document {
  /// The original, with a digest that only has to be its own.
  fileprivate func original(number: Int) -> EvidenceAdded {
    let tail = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    guard let digest = Digest(bytes: [UInt8](repeating: 0, count: 24) + tail) else {
      preconditionFailure("A digest is made of 32 bytes.")
    }
    return EvidenceAdded(
      kind: kind, digest: digest, sizeBytes: 1, mediaType: "application/octet-stream",
      fileName: kind.text)
  }

  /// What was read and stated from the original at entry `evidence`.
  fileprivate func events(evidence: Int) -> [Event] {
    var events: [Event] = []
    if isReadWhole, let digest = Digest(bytes: [UInt8](repeating: 0, count: 32)) {
      events.append(
        .fileRead(
          FileRead(
            evidence: evidence, reader: "table", readerVersion: 1, variant: "", rows: 1,
            findings: finding == nil ? 0 : 1, unread: 0, complete: true, findingsDigest: digest)))
    }
    if let finding {
      events.append(
        .findingConfirmed(
          FindingConfirmed(
            evidence: evidence, finding: "row:1", kind: finding, place: .whole, quote: "",
            speaker: speaker, values: shows)))
    } else {
      events += shows.map { shown in
        .factStated(
          FactStated(
            fact: shown.fact, value: shown.value,
            shown: .init(evidence: evidence, place: .whole, speaker: speaker)))
      }
    }
    return events
  }
}
