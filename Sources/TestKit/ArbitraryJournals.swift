public import CaseCore

extension Entry {
  /// A valid journal of `count` entries, at least one, that `CaseState.replay` accepts.
  ///
  /// From 40 entries on every kind of event is among them.
  public static func arbitrary(count: Int, using random: inout SplitMix64) -> [Entry] {
    precondition(count > 0, "A journal has at least its opening.")
    let id = Case.ID.arbitrary(using: &random)
    var recordedAt = Moment(
      seconds: Int64.random(in: 1_760_000_000...1_800_000_000, using: &random))
    var owed = Event.Kind.allCases.filter { $0 != .caseOpened }.shuffled(using: &random)
    var originals: [Int] = []
    var entries: [Entry] = []
    for seq in 0..<count {
      let possible = Event.possibleKinds(seq: seq, hasOriginals: !originals.isEmpty)
      var kind = random.pick(possible)
      if random.oneIn(2) || count - seq <= owed.count + 2,
        let next = owed.firstIndex(where: possible.contains)
      {
        kind = owed[next]
      }
      owed.removeAll { $0 == kind }
      let event = Event.arbitrary(kind, seq: seq, originals: originals, using: &random)
      if kind == .evidenceAdded { originals.append(seq) }
      entries.append(
        Entry(
          caseID: id, seq: seq, recordedAt: recordedAt, by: random.pick(Recorder.allCases),
          event: event))
      // Several entries of one command share an instant; a machine's clock never goes back here.
      recordedAt = recordedAt + (random.oneIn(3) ? 0 : Int64.random(in: 1...90_000, using: &random))
    }
    return entries
  }
}

extension CaseState {
  /// The state after a journal of `count` arbitrary entries.
  public static func arbitrary(
    count: Int, using random: inout SplitMix64
  ) throws(JournalError) -> CaseState {
    try replay(Entry.arbitrary(count: count, using: &random).map(JournalItem.readable))
  }
}
