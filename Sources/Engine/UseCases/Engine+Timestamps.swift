public import CaseCore
import Evidence
import Merkle

extension Engine {
  /// Asks the configured authorities, one after the other until one answers well, for a time-stamp
  /// over the head of a case. What each came to is kept, failures too.
  ///
  /// A head that has a time-stamp from a trusted authority already is not stamped again. Requests
  /// that were broken off earlier are closed first: the head covers what they were about.
  /// - Throws: `Refusal` if no authority is configured, or what storage throws.
  public func stamp(_ id: Case.ID) async throws -> Stamping {
    let loaded = try await load(id)
    let authorities = try configured()
    guard !authorities.isEmpty else { throw Refusal.noAuthority }
    return try await stamp(loaded, authorities)
  }

  /// The same before an export; nil where no authority is configured or nothing can be written.
  func stampForExport(_ loaded: LoadedCase) async throws -> Stamping? {
    let authorities = try configured()
    guard !authorities.isEmpty else { return nil }
    do {
      return try await stamp(loaded, authorities)
    } catch let refusal as Refusal where refusal.leavesReading {
      return nil
    }
  }

  /// Asks for a time-stamp over the head of the case that this Engine recorded something in last, if
  /// an authority is configured and none was asked about this case in the last ten minutes; nil if
  /// nobody was asked.
  ///
  /// One authority is asked, and not for long, because somebody waits: the first, or if that failed
  /// last time the one after it. So what failed is tried again at the next occasion.
  /// - Throws: `Refusal`, as `stamp` does. What was recorded stands all the same.
  public func stampIfDue() async throws -> Stamping? {
    guard let id = lastRecorded.id else { return nil }
    let authorities = try configured()
    guard let first = authorities.first else { return nil }
    let kept = try await reaching { try await ports.timestamps.timestamps(of: id) }
    let asked = kept.filter { $0.kept.authority != nil }
    let last = asked.max { $0.kept.requestedAt < $1.kept.requestedAt }
    let now = recordingClock.now()
    if let last, now < last.kept.requestedAt + Limits.timestampPauseSeconds { return nil }
    var next = first
    if let last, case .failed = last.kept.outcome,
      let failed = authorities.firstIndex(where: { $0.url == last.kept.authority })
    {
      next = authorities[(failed + 1) % authorities.count]
    }
    return try await stamp(try await load(id), [next], within: Limits.timestampAsideSeconds)
  }

  private func stamp(
    _ loaded: LoadedCase, _ authorities: [TimestampAuthority],
    within seconds: Int = Limits.timestampSeconds
  ) async throws -> Stamping {
    let (_, head) = try await signedHead(of: loaded)
    let kept = try await reaching { try await ports.timestamps.timestamps(of: loaded.id) }
    for old in kept where old.kept.outcome == .pending && old.kept.authority != nil {
      try await settle(old, as: .failed(.interrupted, at: recordingClock.now()), loaded.id)
    }
    for one in kept where one.kept.size == loaded.size {
      let status = try status(of: one, over: head.bytes)
      if case .verified = status.state { return Stamping(size: loaded.size, attempts: [status]) }
    }
    var attempts: [TimestampStatus] = []
    for authority in authorities {
      let attempt = try await ask(
        authority, over: head.bytes, loaded, within: seconds)
      attempts.append(attempt)
      if attempt.isCarried { break }
    }
    return Stamping(size: loaded.size, attempts: attempts)
  }

  private func ask(
    _ authority: TimestampAuthority, over note: [UInt8], _ loaded: LoadedCase,
    within seconds: Int
  ) async throws -> TimestampStatus {
    let request: [UInt8]
    do throws(TimestampFault) {
      request = try ports.stamping.request(
        over: note, policy: authority.policy, nonce: randomness.bytes(8))
    } catch {
      throw Refusal.timestamp(error)
    }
    let new = NewTimestamp(
      size: loaded.size, authority: authority.url, requestedAt: recordingClock.now(),
      request: request)
    let number = try await reaching { try await ports.timestamps.keep(new, of: loaded.id) }
    let outcome: TimestampOutcome
    do throws(TimestampSendError) {
      let answer = try await ports.stamping.send(
        request, to: authority, within: seconds)
      outcome = .answered(answer, at: recordingClock.now())
    } catch {
      outcome = .failed(error, at: recordingClock.now())
    }
    var stored = StoredTimestamp(number: number, kept: new)
    try await settle(stored, as: outcome, loaded.id)
    var settled = new
    settled.outcome = outcome
    stored = StoredTimestamp(number: number, kept: settled)
    return try status(of: stored, over: note)
  }

  private func settle(
    _ stored: StoredTimestamp, as outcome: TimestampOutcome, _ id: Case.ID
  ) async throws {
    _ = try await reaching {
      try await ports.timestamps.settle(
        stored.number, size: stored.kept.size, as: outcome, of: id)
    }
  }

  /// Everything that was asked for and brought in for a case, by checkpoint, and where it stands
  /// by the roots and the clock of today.
  /// - Throws: `Refusal` for a case that is not there or a configuration that cannot be read.
  public func timestamps(of id: Case.ID) async throws -> [TimestampStatus] {
    let kept = try await reaching { try await ports.timestamps.timestamps(of: id) }
    guard !kept.isEmpty else { return [] }
    let notes = try await notes(of: id)
    return try kept.compactMap { one in
      try notes[one.kept.size].map { try status(of: one, over: $0) }
    }
  }

  /// The exact bytes of every head that was signed for a case, by size.
  private func notes(of id: Case.ID) async throws -> [Int: [UInt8]] {
    let kept = try await reaching { try await ports.journals.checkpoints(of: id) }
    return Dictionary(kept.map { ($0.size, $0.note) }) { first, _ in first }
  }

  func status(of stored: StoredTimestamp, over note: [UInt8]) throws -> TimestampStatus {
    let kept = stored.kept
    let state: TimestampStatus.State
    switch kept.outcome {
    case .pending: state = .requested
    case .failed(let error, _): state = .failed(error)
    case .openTimestamps: state = .attached
    case .answered(let response, _):
      switch try check(response, over: note, answering: kept.request) {
      case .verified(let before, let authority):
        state = .verified(before: before, authority: authority)
      case .unknownAuthority(let claimed, let authority):
        state = .received(claimed: claimed, authority: authority)
      case .wrong(let fault): state = .refused(fault)
      }
    }
    return TimestampStatus(
      size: kept.size, number: stored.number, authority: kept.authority,
      requestedAt: kept.requestedAt, state: state)
  }

  private func check(
    _ response: [UInt8], over note: [UInt8], answering request: [UInt8]
  ) throws -> TimestampFinding {
    try configuring {
      try ports.stamping.check(
        response, over: note, answering: request, extraRoots: [], now: recordingClock.now())
    }
  }

  /// The time-stamps that a bundle of the first `size` entries carries.
  func carriedTimestamps(of id: Case.ID, upTo size: Int) async throws -> CarriedTimestamps {
    let kept = try await reaching { try await ports.timestamps.timestamps(of: id) }
    var carried = CarriedTimestamps()
    guard !kept.isEmpty else { return carried }
    let notes = try await notes(of: id)
    for one in kept where one.kept.size <= size {
      guard let note = notes[one.kept.size], try status(of: one, over: note).isCarried else {
        continue
      }
      let content: BundleInput.Timestamp.Content
      switch one.kept.outcome {
      case .answered(let bytes, _): content = .response(bytes)
      case .openTimestamps(let bytes, _): content = .openTimestamps(bytes)
      case .pending, .failed: continue
      }
      carried.timestamps.append(.init(size: one.kept.size, content: content))
      carried.notes[one.kept.size] = note
    }
    return carried
  }

  // MARK: Elsewhere

  /// A request over the head of a case, for the person to have answered elsewhere. It is kept, so
  /// that the answer is known for it when it is brought in.
  public func requestElsewhere(_ id: Case.ID) async throws -> (size: Int, request: [UInt8]) {
    let loaded = try await load(id)
    let (_, head) = try await signedHead(of: loaded)
    let request: [UInt8]
    do throws(TimestampFault) {
      request = try ports.stamping.request(
        over: head.bytes, policy: nil, nonce: randomness.bytes(8))
    } catch {
      throw Refusal.timestamp(error)
    }
    let new = NewTimestamp(
      size: loaded.size, authority: nil, requestedAt: recordingClock.now(), request: request)
    _ = try await reaching { try await ports.timestamps.keep(new, of: id) }
    return (loaded.size, request)
  }

  /// Takes in what was obtained elsewhere: the answer of an authority (`.tsr`) or a proof of
  /// OpenTimestamps (`.ots`). It has to be over a head of this case that was signed before.
  /// - Throws: `Refusal` if it is neither, is wrong, or is about something else.
  public func bringIn(_ bytes: [UInt8], to id: Case.ID) async throws -> TimestampStatus {
    _ = try await load(id)
    let notes = try await notes(of: id)
    if OpenTimestampsProof.begins(bytes) {
      return try await attach(bytes, notes, id)
    }
    let response: [UInt8]
    do throws(TimestampFault) {
      response = try ports.stamping.normalised(bytes)
    } catch {
      throw Refusal.timestamp(error)
    }
    let kept = try await reaching { try await ports.timestamps.timestamps(of: id) }
    for size in notes.keys.sorted(by: >) {
      guard let note = notes[size] else { continue }
      let finding = try check(response, over: note, answering: [])
      if case .wrong(.otherData) = finding { continue }
      if case .wrong(let fault) = finding { throw Refusal.timestamp(fault) }
      return try await take(response, over: note, size: size, kept, id)
    }
    throw Refusal.timestamp(.otherData)
  }

  // An answer belongs to the request whose number it repeats; where none fits, the person asked in
  // another way, and it is kept without one.
  private func take(
    _ response: [UInt8], over note: [UInt8], size: Int, _ kept: [StoredTimestamp], _ id: Case.ID
  ) async throws -> TimestampStatus {
    let outcome = TimestampOutcome.answered(response, at: recordingClock.now())
    for one in kept where one.kept.size == size {
      if case .answered(response, _) = one.kept.outcome { return try status(of: one, over: note) }
      guard one.kept.authority == nil, one.kept.outcome == .pending else { continue }
      if case .wrong = try check(response, over: note, answering: one.kept.request) { continue }
      try await settle(one, as: outcome, id)
      var settled = one.kept
      settled.outcome = outcome
      return try status(of: StoredTimestamp(number: one.number, kept: settled), over: note)
    }
    return try await keep(outcome, over: note, size: size, id)
  }

  private func attach(
    _ bytes: [UInt8], _ notes: [Int: [UInt8]], _ id: Case.ID
  ) async throws -> TimestampStatus {
    guard let proof = OpenTimestampsProof(bytes) else { throw Refusal.timestamp(.malformed) }
    guard let (size, note) = notes.first(where: { proof.isOf($0.value) }) else {
      throw Refusal.timestamp(.otherData)
    }
    let kept = try await reaching { try await ports.timestamps.timestamps(of: id) }
    for one in kept where one.kept.size == size {
      if case .openTimestamps(bytes, _) = one.kept.outcome {
        return try status(of: one, over: note)
      }
    }
    return try await keep(
      .openTimestamps(bytes, at: recordingClock.now()), over: note, size: size, id)
  }

  private func keep(
    _ outcome: TimestampOutcome, over note: [UInt8], size: Int, _ id: Case.ID
  ) async throws -> TimestampStatus {
    let new = NewTimestamp(
      size: size, authority: nil, requestedAt: recordingClock.now(), request: [],
      outcome: outcome)
    let number = try await reaching { try await ports.timestamps.keep(new, of: id) }
    return try status(of: StoredTimestamp(number: number, kept: new), over: note)
  }
}

/// The time-stamps that come along in a bundle, and the heads that they are over.
struct CarriedTimestamps {
  var timestamps: [BundleInput.Timestamp] = []
  var notes: [Int: [UInt8]] = [:]
}
