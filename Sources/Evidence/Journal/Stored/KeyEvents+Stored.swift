import CaseCore

extension KeyRotated: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("from", from)
    writer.member("fromSignature", fromSignature)
    writer.member("root", root)
    writer.member("to", to)
    writer.member("toSignature", toSignature)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let from = try reader.publicKey("from")
    let fromSignature = try reader.signature("fromSignature")
    let root = try reader.hash("root")
    let to = try reader.publicKey("to")
    let toSignature = try reader.signature("toSignature")
    try reader.version(1)
    return KeyRotated(
      from: from, to: to, root: root, fromSignature: fromSignature, toSignature: toSignature)
  }
}

extension CaseHandedOver: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    try writer.seam(from: from, to: to, root: root, signature: signature)
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let (from, to, root, signature) = try reader.seam()
    return CaseHandedOver(from: from, to: to, root: root, signature: signature)
  }
}

extension CaseContinued: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    try writer.seam(from: from, to: to, root: root, signature: signature)
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let (from, to, root, signature) = try reader.seam()
    return CaseContinued(from: from, to: to, root: root, signature: signature)
  }
}

extension CanonicalWriter {
  fileprivate mutating func member(_ name: StaticString, _ key: PublicKey) {
    member(name)
    plain(key.description)
  }

  fileprivate mutating func member(_ name: StaticString, _ signature: Signature) {
    member(name)
    plain(Hex.text(of: signature.bytes))
  }

  fileprivate mutating func seam(
    from: PublicKey, to: PublicKey, root: Digest, signature: Signature
  ) throws(CanonicalError) {
    open()
    member("from", from)
    member("root", root)
    member("signature", signature)
    member("to", to)
    try version(1)
    close()
  }
}

extension CanonicalReader {
  fileprivate mutating func publicKey(
    _ name: StaticString
  ) throws(CanonicalError) -> PublicKey {
    guard let key = PublicKey(hex: try text(name)) else { throw .wrongValue(name.description) }
    return key
  }

  fileprivate mutating func signature(
    _ name: StaticString
  ) throws(CanonicalError) -> Signature {
    guard let signature = Signature(hex: try text(name)) else {
      throw .wrongValue(name.description)
    }
    return signature
  }

  fileprivate mutating func seam() throws(CanonicalError)
    -> (from: PublicKey, to: PublicKey, root: Digest, signature: Signature)
  {
    let from = try publicKey("from")
    let root = try hash("root")
    let signature = try signature("signature")
    let to = try publicKey("to")
    try version(1)
    return (from, to, root, signature)
  }
}
