public import CaseCore
public import Imports
import Playbook

/// A finding together with what became of it.
public struct ListedFinding: Sendable {
  /// What became of it.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case new, confirmed, rejected
  }

  /// The entry number of the original.
  public let evidence: Int
  /// What was found.
  public let finding: Finding
  /// What became of it.
  public let state: State
  /// Whether it is one of the payments that most likely belong to this case, or a refund of one.
  public let isLikely: Bool
  /// What the other side undertakes or declines there, as confirming it records it; nil for any other
  /// finding.
  public let said: SaidInChat?

  /// Whether it is a row of a refund.
  public var isRefund: Bool { finding.kind == FindingKinds.refundRow }

  /// The name by which a person confirms or rejects it: `3/row:18`.
  public var name: String { "\(evidence)/\(finding.id)" }
}

extension Engine {
  /// What the readers found in the originals of a case, read again from the originals.
  ///
  /// Of bills the likely rows come first: those that name the order, then those of its amount, then
  /// those near its time, each with the rows of its refunds; then those that name the shop or the
  /// goods; the rest follows as the file has it.
  /// `named` is the number or the file name of one original; nil for all.
  /// - Throws: `Refusal` if the case has no such original, or several.
  public func findings(in id: Case.ID, of named: String? = nil) async throws -> [ListedFinding] {
    let loaded = try await load(id)
    let only = try named.map { text throws(Refusal) in
      try Self.evidenceNumber(text, in: loaded.state)
    }
    return try await findings(in: loaded, only: only)
  }

  func findings(in loaded: LoadedCase, only: Int? = nil) async throws -> [ListedFinding] {
    let playbook = try playbook(for: loaded.state).playbook
    var read: [(evidence: Int, findings: [Finding])] = []
    // What is likely in one original, the others say.
    for item in loaded.state.evidence {
      guard loaded.state.readings.contains(where: { $0.value.evidence == item.entry }),
        let (source, media) = Self.source(of: item, in: loaded.state),
        let reader = Readers.reader(for: item.value.kind, media: media)
      else { continue }
      let kind = item.value.kind
      let findings = try await reaching {
        do {
          return try await ports.blobs.withMappedBytes(of: source, in: loaded.id) {
            raw in
            try raw.withMemoryRebound(to: UInt8.self) { bytes in
              var findings: [Finding] = []
              _ = try reader.read(bytes.span, as: kind) { findings.append($0) }
              return findings
            }
          }
        } catch let error as ReaderError {
          throw Refusal.reader(error, item.value.fileName)
        }
      }
      read.append(
        (
          item.entry,
          try await withStatedTerms(
            findings, of: item.value, source: source, media: media, playbook, in: loaded.id)
        ))
    }
    let likely = LikelyPayments(state: loaded.state, findings: read.flatMap(\.findings))
    let states = Self.findingStates(loaded.state)
    var paid: Set<String> = []
    let weighed = try withSaid(read, playbook, in: loaded.state).map { evidence, findings, said in
      findings.map { finding in
        let fit = likely.fit(of: finding)
        let state = states["\(evidence)/\(finding.id)"] ?? .new
        if finding.isPayment, fit.isLikely || state == .confirmed, state != .rejected {
          paid.formUnion(RefundRows.numbers(of: finding))
        }
        return (evidence, finding, state, fit, said[finding.id])
      }
    }
    return weighed.filter { only == nil || $0.first?.0 == only }.flatMap { findings in
      LikelyPayments.offered(
        findings.map { evidence, finding, state, fit, said in
          let isRefund = finding.kind == FindingKinds.refundRow
          let isLikely =
            fit.isLikely || (isRefund && finding.refersTo.map(paid.contains) ?? false)
          return (
            ListedFinding(
              evidence: evidence, finding: finding, state: state, isLikely: isLikely, said: said),
            fit
          )
        })
    }
  }

  /// What a reader reads of an original: itself, or of a picture or a recording what was read on it,
  /// of a document its text.
  static func source(
    of item: CaseState.Recorded<EvidenceAdded>, in state: CaseState
  ) -> (Digest, MediaType)? {
    guard let media = MediaType(rawValue: item.value.mediaType) else { return nil }
    if media == .pdf {
      return state.documentText(of: item.entry).map { ($0.value.digest, .document) }
    }
    guard media.isImage || media.isRecording else { return (item.value.digest, media) }
    return state.recognisedPage(of: item.entry).map {
      ($0.value.digest, media.isImage ? .recognised : .recognisedRecording)
    }
  }

  // The last answer about the order of day and month holds.
  static func dated(
    _ findings: [Finding], _ evidence: Int, _ state: CaseState
  ) -> [Finding] {
    let answer = state.confirmedFindings.last {
      $0.value.evidence == evidence && $0.value.kind == FindingKinds.dateOrder
    }
    return answer.map { ChatDates.settled(findings, by: $0.value.finding) } ?? findings
  }

  private static func findingStates(_ state: CaseState) -> [String: ListedFinding.State] {
    var states: [String: ListedFinding.State] = [:]
    for rejected in state.rejectedFindings {
      states["\(rejected.value.evidence)/\(rejected.value.finding)"] = .rejected
    }
    for confirmed in state.confirmedFindings {
      states["\(confirmed.value.evidence)/\(confirmed.value.finding)"] = .confirmed
    }
    return states
  }

  /// Confirms findings: what they show become facts that their originals support.
  ///
  /// A second payment row of the same amount and payee is taken as a second payment.
  /// A name is `3/row:18`, or `bill.csv/row:18` where only one original bears that name. No names
  /// stand for every finding that states a fact and is no row of a bill: a bill is months of private
  /// life, so its rows are ticked one by one. Nor do they stand for what is unsure: somebody has to
  /// look at the picture and name it; nor for what the other side promises or declines, which sets the
  /// case on a course. Confirming that records the promise or the answer too: of the seller, or of
  /// `speaker`, the rung whose words they are. With a payment come the rows that name it as what they
  /// refund, unless they were rejected or `leavingRefunds` says so: a case that shows the one without
  /// the other would not be true.
  /// Without names, `originals` may say by number or file name of which originals alone all of that
  /// is confirmed.
  /// With a term of an agreement comes what that says of its version: which terms count hangs on it.
  /// - Returns: The findings that were named, then what came along.
  public func confirm(
    _ names: [String], of originals: [String] = [], leavingRefunds: Bool = false,
    by speaker: String? = nil, in id: Case.ID
  ) async throws -> [ListedFinding] {
    let loaded = try await loadToChange(id)
    let playbook = try playbook(for: loaded.state).playbook
    let listed = try await findings(in: loaded)
    let rung = try speaker.map { try Self.rung($0, in: playbook) }
    let only = try Set(originals.map { try Self.evidenceNumber($0, in: loaded.state) })
    var chosen =
      names.isEmpty
      ? listed.filter {
        (only.isEmpty || only.contains($0.evidence)) && $0.state == .new && !$0.finding.isBillRow
          && !$0.finding.values.isEmpty && $0.said == nil
          && !$0.finding.remarks.contains(.unsure)
      }
      : try names.map { try Self.find($0, among: listed, in: loaded.state) }
    chosen += Self.versions(of: chosen, among: listed)
    if !leavingRefunds { chosen += Self.refunds(of: chosen, among: listed) }
    var payments = PaymentOrder(loaded.state, listed)
    let events = try chosen.filter { $0.state != .confirmed }.flatMap { item -> [Event] in
      let finding = item.finding
      let said = try item.said.map { try Self.events(of: $0, by: rung, in: playbook) } ?? []
      let values = payments.values(of: finding, in: item.evidence).filter {
        playbook.fact($0.fact) != nil
      }
      let confirmed = FindingConfirmed(
        evidence: item.evidence, finding: finding.id, kind: finding.kind, place: finding.place,
        quote: finding.quote, speaker: finding.speaker, values: values)
      return [Event.findingConfirmed(confirmed)] + said
    }
    _ = try await record(events, in: loaded)
    return chosen
  }

  /// What the agreements whose terms are among `chosen` say of their version, if nobody decided it.
  private static func versions(
    of chosen: [ListedFinding], among listed: [ListedFinding]
  ) -> [ListedFinding] {
    let names = Set(chosen.map(\.name))
    let agreements = Set(
      chosen.filter { $0.finding.kind == FindingKinds.statedTerm }.map(\.evidence))
    return listed.filter {
      $0.finding.kind == FindingKinds.agreementVersion && agreements.contains($0.evidence)
        && $0.state == .new && !names.contains($0.name)
    }
  }

  /// The rows that name a payment of `chosen` as what they refund, and are not among them.
  private static func refunds(
    of chosen: [ListedFinding], among listed: [ListedFinding]
  ) -> [ListedFinding] {
    guard chosen.contains(where: \.finding.isPayment) else { return [] }
    let rows = RefundRows(listed)
    var names = Set(chosen.map(\.name))
    return chosen.flatMap(rows.places).map { listed[$0] }.filter { row in
      row.state == .new && names.insert(row.name).inserted
    }
  }

  /// Rejects findings: they are wrong, or none of this case.
  /// - Returns: The findings that were rejected now.
  public func reject(_ names: [String], in id: Case.ID) async throws -> [ListedFinding] {
    let loaded = try await loadToChange(id)
    let listed = try await findings(in: loaded)
    let chosen = try names.map { try Self.find($0, among: listed, in: loaded.state) }
    var events: [Event] = []
    for item in chosen {
      // A confirmed finding is taken back first, so that its facts go with it.
      events += loaded.state.confirmedFindings
        .filter { $0.value.evidence == item.evidence && $0.value.finding == item.finding.id }
        .map { .withdrawn(Withdrawal(entry: $0.entry, reason: "rejected")) }
      events += Self.entries(of: item.said, in: loaded.state)
        .map { .withdrawn(Withdrawal(entry: $0, reason: "rejected")) }
      events.append(
        .findingRejected(FindingRejected(evidence: item.evidence, finding: item.finding.id)))
    }
    _ = try await record(events, in: loaded)
    return chosen
  }

  private static func find(
    _ name: String, among listed: [ListedFinding], in state: CaseState
  ) throws(Refusal) -> ListedFinding {
    if let found = listed.first(where: { $0.name == name }) { return found }
    // The file name may hold a slash in theory only; the finding's id never does.
    guard let slash = name.lastIndex(of: "/") else { throw .unknownFinding(name) }
    let evidence = try evidenceNumber(String(name[..<slash]), in: state)
    let id = name[name.index(after: slash)...]
    guard let found = listed.first(where: { $0.evidence == evidence && $0.finding.id == id })
    else { throw .unknownFinding(name) }
    return found
  }
}
