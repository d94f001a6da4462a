internal import CaseCore

// Claims, best first, with what speaks for and against them.
extension Assessor {
  func judgedClaims() -> (listed: [JudgedClaim], others: [ClaimNotOffered]) {
    var others: [ClaimNotOffered] = []
    for place in parts.claims.indices {
      if let reason = reasonNotToList(place) {
        others.append(ClaimNotOffered(claim: parts.claims[place].id, reason: reason))
      }
    }
    return (listed().map(judged), others)
  }

  /// The places of the claims that are shown, best first.
  func listed() -> [Int] {
    let listed = parts.claims.indices.filter { reasonNotToList($0, says: false) == nil }
    let ranks = listed.map(rank)
    return listed.indices.sorted { ranks[$0].lexicographicallyPrecedes(ranks[$1]) }
      .map { listed[$0] }
  }

  private func reasonNotToList(_ place: Int, says: Bool = true) -> ClaimNotOffered.Reason? {
    let (claim, compiled) = (parts.claims[place], program.claims[place])
    // Documents alone can show a claim that the person's own words exclude.
    let record = judgement.verdict(place, .onTheRecord)
    let isOnRecord =
      record != .notOffered && !judgement.status(compiled.holds, .onTheRecord).hangsOnMissing
    guard !isOnRecord else { return nil }
    guard judgement.verdict(place, .onYourAccount) != .notOffered else {
      guard says else { return .doesNotHold }
      for (line, when) in zip(claim.otherwise, compiled.otherwise)
      where judgement.status(when, .onYourAccount).isYes {
        return .replaced(by: line.claim, because: text(line.because))
      }
      return .doesNotHold
    }
    let isOnAccount = !judgement.status(compiled.holds, .onYourAccount).hangsOnMissing
    return isOnAccount || hasSign(compiled) ? nil : .noSign
  }

  /// Whether a fact that the claim rests on is known and speaks for it.
  private func hasSign(_ claim: CompiledClaim) -> Bool {
    claim.signs.contains { sign in
      sign >= 0
        ? judgement.status(sign, .onYourAccount).isYes
        : judgement.status(~sign, .onYourAccount).isNo
    }
  }

  /// Where a claim stands, lower first.
  private func rank(_ place: Int) -> [Int] {
    let account = judgement.verdict(place, .onYourAccount)
    let comesFirst = parts.claims[place].lane != .ordinary && account.isOffered
    return [
      comesFirst ? 0 : 1, account.rank, judgement.verdict(place, .onTheRecord).rank, place,
    ]
  }

  private func judged(_ place: Int) -> JudgedClaim {
    let (claim, compiled) = (parts.claims[place], program.claims[place])
    let account = judgement.verdict(place, .onYourAccount)
    var amount: Money?
    if let fact = claim.amount,
      case .money(let money)? = facts.reading(fact, .onYourAccount)?.value
    {
      amount = money
    }
    var dueAt: Moment?
    if account == .notYetDue, let fact = claim.dueAt,
      case .moment(let moment)? = facts.reading(fact, .onYourAccount)?.value
    {
      dueAt = moment
    }
    let bars = bars(of: claim)
    return JudgedClaim(
      claim: claim.id, name: claim.name, lane: claim.lane, onYourAccount: account,
      onTheRecord: judgement.verdict(place, .onTheRecord), summary: text(claim.summary),
      preconditions: zip(claim.preconditions, compiled.preconditions).map(judged),
      grounds: zip(claim.grounds, compiled.grounds).map { judged($0, $1, claim) },
      bars: bars.filter { $0.onYourAccount.isYes || $0.onTheRecord.isYes },
      openBars: bars.filter {
        $0.onYourAccount.truth == .unknown && !$0.onTheRecord.isYes
      },
      amount: amount, amountFact: claim.amount, dueAt: dueAt,
      hangsOn: account == .undetermined ? hangsOn(compiled) : [])
  }

  private func judged(
    _ precondition: PreconditionDefinition, _ place: Int
  ) -> JudgedPrecondition {
    let account = judgement.status(place, .onYourAccount)
    let cells = program.cells(under: place)
    var record: [Source] = []
    var own: [Source] = []
    for cell in cells {
      let isFact = cell < program.factCount
      let others = isFact ? [] : facts.otherSources[cell - program.factCount]
      record += isFact ? facts.readings(.onTheRecord)[cell].sources : others
      own += isFact ? facts.readings(.onYourAccount)[cell].sources : []
    }
    var sources: [Source] = []
    for source in record.isEmpty ? own : record where !sources.contains(source) {
      sources.append(source)
    }
    return JudgedPrecondition(
      id: precondition.id, onYourAccount: account,
      onTheRecord: judgement.status(place, .onTheRecord),
      because: text(account.isYes ? precondition.because : precondition.otherwise),
      law: precondition.law, sources: sources,
      reads: cells.filter { $0 < program.factCount }.map { facts.readings(.onYourAccount)[$0] })
  }

  private func judged(
    _ ground: GroundDefinition, _ compiled: CompiledClaim.Ground, _ claim: ClaimDefinition
  ) -> JudgedGround {
    func status(_ world: World) -> Status {
      let isClosed = compiled.closedBy.contains { judgement.status($0, world).isYes }
      return isClosed ? Status(.no) : judgement.status(compiled.when, world)
    }
    let closers = parts.bars.filter { bar in
      (bar.claims?.contains(claim.id) ?? true) && bar.closes(ground)
    }
    let closed = zip(closers, compiled.closedBy).first {
      judgement.status($1, .onYourAccount).isYes
    }
    return JudgedGround(
      ground: ground.id, onYourAccount: status(.onYourAccount),
      onTheRecord: status(.onTheRecord), closedBy: closed?.0.id, says: text(ground.says),
      law: ground.law)
  }

  private func bars(of claim: ClaimDefinition) -> [JudgedBar] {
    parts.bars.indices.compactMap { place in
      let bar = parts.bars[place]
      guard bar.claims?.contains(claim.id) ?? true else { return nil }
      let when = program.bars[place]
      return JudgedBar(
        bar: bar.id, does: bar.does, onYourAccount: judgement.status(when, .onYourAccount),
        onTheRecord: judgement.status(when, .onTheRecord), says: text(bar.says),
        still: bar.still.map(text), law: bar.law)
    }
  }

  /// The missing facts that `holds`, `due` or the grounds hang on.
  private func hangsOn(_ claim: CompiledClaim) -> [Fact.Name] {
    var found: [Fact.Name] = []
    for place in [claim.holds, claim.due] + claim.grounds.map(\.when)
    where judgement.status(place, .onYourAccount).hangsOnMissing {
      for cell in program.cells(under: place) {
        for fact in program.stated(under: cell) where !facts.accountCells[fact].isKnown {
          let name = parts.facts[fact].id
          if !found.contains(name) { found.append(name) }
        }
      }
    }
    return found
  }
}
