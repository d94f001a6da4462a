public import CaseCore

/// The verdict of every claim in both worlds, and the status of every condition behind it.
///
/// Conditions are kept as one byte each; `trace` puts values, sources and law beside them when
/// somebody asks.
public struct Judgement: Sendable {
  /// One claim.
  public struct Entry: Sendable, Hashable {
    /// The place of the claim among the playbook's claims.
    public let place: Int
    /// The verdict with all that the person says.
    public let onYourAccount: Verdict
    /// The verdict with what documents support.
    public let onTheRecord: Verdict
  }

  /// The claims, in the order of declaration.
  public internal(set) var entries: [Entry]
  /// The status bytes of all conditions, first on the account, then on the record.
  var results: [UInt8]
  let stride: Int

  func status(_ operation: Int, _ world: World) -> Status {
    Status(byte: results[world == .onYourAccount ? operation : stride + operation])
  }

  func verdict(_ claim: Int, _ world: World) -> Verdict {
    switch world {
    case .onYourAccount: entries[claim].onYourAccount
    case .onTheRecord: entries[claim].onTheRecord
    }
  }
}

extension Playbook {
  /// Judges every claim over `facts` in both worlds: the same facts and clock give the same
  /// judgement.
  public func judge(_ facts: FactTable, clock: Moment) -> Judgement {
    let stride = program.operations.count
    var entries: [Judgement.Entry] = []
    let results = [UInt8](unsafeUninitializedCapacity: stride * 2) { buffer, count in
      buffer.initialize(repeating: Status(.unknown).byte)
      count = stride * 2
      let account = UnsafeMutableBufferPointer(rebasing: buffer[..<stride])
      let record = UnsafeMutableBufferPointer(rebasing: buffer[stride...])
      let core = program.phases[Program.Phase.core.rawValue]
      for (world, results) in [(World.onYourAccount, account), (.onTheRecord, record)] {
        let promises = facts.promises.states(world, clock: clock)
        facts.cells(world).withUnsafeBufferPointer { cells in
          program.run(
            core, cells: cells, promises: promises, clock: clock, context: nil, into: results)
        }
      }
      entries.reserveCapacity(program.claims.count)
      for (place, claim) in program.claims.enumerated() {
        entries.append(
          Judgement.Entry(
            place: place, onYourAccount: program.verdictCase(claim, account).verdict,
            onTheRecord: program.verdictCase(claim, record).verdict))
      }
    }
    return Judgement(entries: entries, results: results, stride: stride)
  }
}
