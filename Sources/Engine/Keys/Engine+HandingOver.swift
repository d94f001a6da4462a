public import CaseCore
import Evidence
import Merkle

extension Engine {
  /// Hands a case over to the vault whose key is `key`: an entry that the old key signs, and the last
  /// head that it signs. From then on nothing can be added here; exporting goes on.
  /// - Returns: The entry that says so, and its key.
  /// - Throws: `Refusal` for the vault's own key and a case that was handed over before.
  public func handOver(
    _ id: Case.ID, to text: String
  ) async throws -> (entry: Int, to: PublicKey) {
    let loaded = try await loadToChange(id)
    let to = try Self.key(text, of: id)
    var signer = try await reaching { try await ports.keys.signer() }
    // In the middle of a rotation it may be the turn of the next key.
    if let last = loaded.state.keySeams.last?.to, let own = try await ownSigner(last) {
      signer = own
    }
    guard let from = signer.key, from != to else { throw Refusal.ownKey }
    let root = loaded.tree.root
    let signature = try Self.sign(.handedOver, signer, loaded, root, from: from, to: to).signature
    let handed = CaseHandedOver(from: from, to: to, root: root, signature: signature)
    let after = try await record([.caseHandedOver(handed)], in: loaded)
    _ = try await signedHead(of: after)
    return (loaded.size, to)
  }

  /// Goes on here with a case that was handed over, without a word of the key that it went to: for a
  /// wrong key, or one that is lost. The journal says so for ever.
  /// - Returns: The entry that says so.
  public func takeBack(_ id: Case.ID) async throws -> Int {
    var loaded = try await load(id)
    guard let seam = loaded.state.keySeams.last, seam.kind == .handedOver,
      try await foreignKey(of: loaded) != nil
    else { throw Refusal.notHandedOver }
    loaded.allowChange()
    let event = try await continuing(loaded, from: seam.to)
    _ = try await record([event], in: loaded)
    return loaded.size
  }

  /// The key that a person typed: its fingerprint, or the line in which C2SP hands keys over, which
  /// has to bear the name of the case.
  private static func key(_ text: String, of id: Case.ID) throws(Refusal) -> PublicKey {
    let digits = text.lowercased()
    if let key = PublicKey(hex: digits), key.verifier(of: id) != nil { return key }
    let origin = Case.origin(of: id) + "+"
    guard text.hasPrefix(origin), let key = VerifierKey(line: text.utf8) else {
      throw .wrongKey(text)
    }
    return key.key
  }
}

extension Refusal {
  /// The vault's own key was given.
  static let ownKey = Refusal(
    "own-key", .input,
    what: Bilingual(zh: "这是本卷宗库自己的密钥", en: "That is the key of this vault"),
    mend: Bilingual(
      zh: "请接收方执行 recourse key show，把显示的指纹给你",
      en: "ask the other side for what recourse key show says there"))

  /// The case is not with another key.
  static let notHandedOver = Refusal(
    "not-handed-over", .input,
    what: Bilingual(zh: "案件没有移交出去", en: "The case is not handed over to another key"),
    mend: Bilingual(zh: "直接继续即可", en: "just go on with it"))

  static func wrongKey(_ text: String) -> Refusal {
    Refusal(
      "wrong-key", .input,
      what: Bilingual(zh: "“\(text)”不是密钥", en: "\"\(text)\" is no key"),
      mend: Bilingual(
        zh: "应为 64 位十六进制的指纹，或带案件名称的密钥行",
        en: "it is a fingerprint of 64 hexadecimal digits, or a key line with the name of the case")
    )
  }
}
