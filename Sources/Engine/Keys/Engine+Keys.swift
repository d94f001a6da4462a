import CaseCore
import Evidence
import Merkle

// Whose turn it is to sign a case, and what follows for its entries.
extension Engine {
  /// Loads a case to which entries are to be added.
  ///
  /// A case that came from elsewhere under another key goes on under the vault's own from the first
  /// new entry on: the entry that says so is added in front of what is recorded next, and with it or
  /// not at all.
  /// - Throws: `Refusal` for a case that was handed over to another key; otherwise as `load`.
  func loadToChange(_ id: Case.ID) async throws -> LoadedCase {
    var loaded = try await load(id)
    guard let last = try await foreignKey(of: loaded) else {
      loaded.allowChange()
      return loaded
    }
    if let seam = loaded.state.keySeams.last, seam.kind == .handedOver,
      try await isGivenAway(loaded, seam)
    {
      throw Refusal.handedOver(to: seam.to)
    }
    let event = try await continuing(loaded, from: last)
    let (entry, sealed) = try sealed(event, by: .program, behind: loaded)
    try loaded.append(entry, sealed, isPending: true)
    loaded.allowChange()
    return loaded
  }

  /// Whether a case that was handed over is for its new key alone: nobody went on with it yet, or it
  /// was this vault that gave it away.
  private func isGivenAway(_ loaded: LoadedCase, _ seam: KeySeam) async throws -> Bool {
    if seam.entry == loaded.size - 1 { return true }
    if try await ownSigner(seam.from) != nil { return true }
    return try await reaching { try await ports.keys.firstKey(of: loaded.id) } == nil
  }

  /// The same; a case to which nothing may be added is loaded to be read.
  func loadToChangeOrRead(_ id: Case.ID) async throws -> LoadedCase {
    do {
      return try await loadToChange(id)
    } catch let refusal as Refusal where refusal.leavesReading {
      return try await load(id)
    }
  }

  /// The key whose turn it is to sign what comes next, if it is none of this vault's.
  func foreignKey(of loaded: LoadedCase) async throws -> PublicKey? {
    var last = loaded.state.keySeams.last?.to
    if last == nil {
      last = try await reaching { try await ports.keys.firstKey(of: loaded.id) }
    }
    guard let last, try await ownSigner(last) == nil else { return nil }
    return last
  }

  /// This vault's signer whose key is `key`; nil if it has none. In the middle of a rotation it has
  /// two.
  func ownSigner(_ key: PublicKey) async throws -> (any Signer)? {
    try await reaching {
      let signer = try await ports.keys.signer()
      if signer.key == key { return signer }
      let next = try await ports.keys.nextSigner()
      return next?.key == key ? next : nil
    }
  }

  /// That the vault's key goes on where `last` ended.
  func continuing(_ loaded: LoadedCase, from last: PublicKey) async throws -> Event {
    let signer = try await reaching { try await ports.keys.signer() }
    let root = loaded.tree.root
    let (to, signature) = try Self.sign(.continued, signer, loaded, root, from: last, to: nil)
    return .caseContinued(CaseContinued(from: last, to: to, root: root, signature: signature))
  }

  /// The signature of `signer` over the statement that `to` takes over behind the entries of `loaded`;
  /// `to` is the signer's own key where it is nil.
  static func sign(
    _ kind: KeySeam.Kind, _ signer: any Signer, _ loaded: LoadedCase, _ root: Digest,
    from: PublicKey, to: PublicKey?
  ) throws -> (to: PublicKey, signature: Signature) {
    guard loaded.state.keySeams.count + 1 < Limits.keysPerJournal else { throw Refusal.tooManyKeys }
    guard let to = to ?? signer.key else { throw Refusal.signingFailed }
    let statement = KeySeamStatement(
      kind, of: loaded.id, entry: loaded.size, root: root, from: from, to: to)
    guard let bytes = try? signer.sign(statement.bytes), let signature = Signature(bytes: bytes)
    else { throw Refusal.signingFailed }
    return (to, signature)
  }

  // MARK: Heads

  /// The head of `loaded`, signed by the key whose turn it is, and kept.
  ///
  /// Where that is none of this vault's, the head that came along with the case is the one.
  /// - Throws: `Refusal` if there is none of this size.
  func signedHead(of loaded: LoadedCase) async throws -> (VerifierKey, SignedCheckpoint) {
    let tree = loaded.tree
    let origin = Case.origin(of: loaded.id)
    let checkpoint = Checkpoint(origin: origin, size: tree.size, root: tree.root)
    let turn = try await turn(ofHead: tree.size, of: loaded)
    let own: (any Signer)?
    if let turn {
      own = try await ownSigner(turn)
    } else {
      own = try await reaching { try await ports.keys.signer() }
    }
    guard let signer = own else {
      guard let key = turn?.verifier(of: loaded.id),
        let kept = try await keptHeads(of: loaded)[tree.size], kept.checkpoint == checkpoint
      else { throw Refusal.noHead(size: tree.size) }
      return (key, kept)
    }
    guard let key = signer.key?.verifier(of: loaded.id) else { throw Refusal.signingFailed }
    let signed: SignedCheckpoint
    do throws(CheckpointError) {
      signed = try checkpoint.signed(under: key) { text throws(CheckpointError) in
        guard let signature = try? signer.sign(text) else { throw .signingFailed }
        return signature
      }
    } catch {
      throw Refusal.signingFailed
    }
    do {
      try await reaching {
        try await ports.journals.keep(checkpoint: signed.bytes, size: tree.size, of: loaded.id)
      }
      try await keepTiles(of: tree, in: loaded.id)
    } catch let refusal as Refusal where refusal.code == "vault-read-only" {
      // The head can be signed again at any time; keeping it only shows that it was.
    }
    return (key, signed)
  }

  /// The key whose turn it is to sign the head of the first `size` entries; nil while only this
  /// vault's own ever signed.
  private func turn(ofHead size: Int, of loaded: LoadedCase) async throws -> PublicKey? {
    if let named = loaded.seams.keySigning(headOf: size) { return named }
    return try await reaching { try await ports.keys.firstKey(of: loaded.id) }
  }

  /// The heads of `loaded` that were kept and are signed by the key whose turn it was, by size.
  func keptHeads(of loaded: LoadedCase) async throws -> [Int: SignedCheckpoint] {
    var heads: [Int: SignedCheckpoint] = [:]
    let kept = try await reaching { try await ports.journals.checkpoints(of: loaded.id) }
    for stored in kept where stored.size <= loaded.size {
      var turn = try await turn(ofHead: stored.size, of: loaded)
      if turn == nil { turn = try await reaching { try await ports.keys.signer() }.key }
      guard let key = turn?.verifier(of: loaded.id),
        let head = try? UnverifiedCheckpoint(parsing: stored.note).verified(with: [key])
      else { continue }
      heads[stored.size] = head
    }
    return heads
  }

  /// The last head that each key signed before another took over, where it was kept.
  func headsBeforeSeams(of loaded: LoadedCase) async throws -> [SignedCheckpoint] {
    guard !loaded.state.keySeams.isEmpty else { return [] }
    let kept = try await keptHeads(of: loaded)
    return loaded.state.keySeams.compactMap { kept[$0.firstSizeOfNewKey - 1] }
  }
}

extension Refusal {
  /// Whether nothing may be added here, while everything can be read: a read-only vault, or a case
  /// under another key.
  var leavesReading: Bool {
    ["vault-read-only", "case-handed-over", "case-under-another-key"].contains(code)
  }

  /// The case was handed over to another key.
  static func handedOver(to key: PublicKey) -> Refusal {
    Refusal(
      "case-handed-over", .input,
      what: Bilingual(
        zh: "案件已移交给密钥 \(key)，这里只能查看和导出",
        en: "The case was handed over to the key \(key); here it can be read and exported"),
      mend: Bilingual(
        zh: "在接收方的卷宗库里导入后继续；移交错了，用 recourse hand-over CASE --take-back",
        en: "import it into the vault of that key and go on there; if it was a mistake, run "
          + "recourse hand-over CASE --take-back"))
  }

  /// The case came from elsewhere, and nothing was added here yet.
  static let underAnotherKey = Refusal(
    "case-under-another-key", .input,
    what: Bilingual(
      zh: "案件是导入的，还在别的密钥名下", en: "The case came from elsewhere and is under another key"),
    mend: Bilingual(
      zh: "在这里添加任何一条记录后，案件就由本库的密钥接续",
      en: "it goes on under the key of this vault once anything is added here"))

  /// No head of this size was kept, and the key whose turn it was is not here.
  static func noHead(size: Int) -> Refusal {
    Refusal(
      "no-head", .input,
      what: Bilingual(
        zh: "前 \(size) 条记录的检查点没有保存，而当时的密钥已不在这里",
        en: "No head of the first \(size) entries was kept, and the key of that time is not here"),
      mend: Bilingual(
        zh: "去掉 --at，导出全部记录", en: "leave --at out and export all entries"))
  }

  /// The key of the case changed too often.
  static let tooManyKeys = Refusal(
    "too-many-keys", .input,
    what: Bilingual(
      zh: "这个案件的密钥换了太多次（上限 \(Limits.keysPerJournal)）",
      en: "The key of this case changed too often (at most \(Limits.keysPerJournal) keys)"),
    mend: Bilingual(zh: "继续使用现在的密钥", en: "go on with the present key"))
}
