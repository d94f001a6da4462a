public import CaseCore
import Crypto
public import Evidence
import X509

/// A time-stamp that was verified up to a trusted root. Only `TimestampVerifier` makes one.
public struct VerifiedTimestamp: Sendable, Hashable {
  /// The data existed before this: the time of the token and its accuracy, rounded up.
  public let before: Moment
  /// The authority, by the name in its certificate.
  public let authority: String
  /// The root that vouches for it.
  public let root: String
  /// The policy under which it was made, as numbers with dots.
  public let policy: String

  fileprivate init(before: Moment, authority: String, root: String, policy: String) {
    self.before = before
    self.authority = authority
    self.root = root
    self.policy = policy
  }
}

/// Verifies tokens against roots and a clock (RFC 3161, 2.3 and 2.4.2; RFC 5652, 5.6).
public struct TimestampVerifier: Sendable {
  private let roots: TrustedRoots
  private let now: Moment

  /// A verifier that trusts `roots`; its clock says `now`.
  public init(roots: TrustedRoots, now: Moment) {
    self.roots = roots
    self.now = now
  }

  /// Verifies `token` over `data`, and as an answer to `request` if there is one.
  /// - Throws: `TimestampFault`; `unknownAuthority` if all but the way to a root is sound.
  public func verify(
    _ token: UnverifiedToken, over data: [UInt8], answering request: TimestampRequest? = nil
  ) throws(TimestampFault) -> VerifiedTimestamp {
    let info = token.info
    guard token.claims(over: data) else { throw .otherData }
    if let request {
      guard info.nonce == request.nonce else { throw .otherRequest }
      guard request.policy.map({ $0 == info.policy }) ?? true else { throw .otherPolicy }
    }
    let signer = try signer(of: token.signed)
    guard info.time.floor <= now + Limits.timestampSkewSeconds else {
      throw .fromTheFuture(time: info.time.floor)
    }
    try CertificatePath.checkInForce(signer, at: info.time.floor)
    var path = CertificatePath(
      roots: roots, others: token.signed.certificates, at: info.time.floor)
    guard let root = try path.root(of: signer) else {
      throw .unknownAuthority(authority: signer.name, time: info.time.floor)
    }
    return VerifiedTimestamp(
      before: info.time.ceiling + info.accuracySeconds, authority: signer.name, root: root.name,
      policy: info.policy)
  }

  /// The certificate that signed `signed`, after its signature was checked.
  private func signer(of signed: SignedContent) throws(TimestampFault) -> TokenCertificate {
    let parts = signed.signer
    guard let signer = signed.certificates.first(where: { parts.means($0.certificate) }),
      parts.attributes.signerCertificates.allSatisfy({ $0.isOf(signer) })
    else { throw .signerMissing }
    guard parts.digestAlgorithm.digest(of: signed.content) == parts.attributes.messageDigest else {
      throw .contentDiffers
    }
    guard
      parts.signatureAlgorithm.isValid(
        parts.signature, over: parts.attributes.bytes, by: signer.certificate.publicKey)
    else { throw .signatureDiffers }
    try checkPurpose(of: signer)
    return signer
  }

  // RFC 3161, 2.3: the only purpose, and critical.
  private func checkPurpose(of signer: TokenCertificate) throws(TimestampFault) {
    let extensions = signer.certificate.extensions
    guard let uses = try? extensions.extendedKeyUsage, uses.count == 1,
      uses.contains(.timeStamping),
      extensions[oid: ObjectIDs.extendedKeyUsage]?.critical == true
    else { throw .wrongPurpose }
    guard let usage = try? extensions.keyUsage else { return }
    guard usage.digitalSignature || usage.nonRepudiation else { throw .wrongPurpose }
  }
}

extension SignedAttributes.CertificateHash {
  /// Whether it is the hash of `certificate`.
  func isOf(_ certificate: TokenCertificate) -> Bool {
    guard let algorithm else {
      // RFC 2634 knows SHA-1 alone. It only tells apart certificates that verify anyway.
      return Insecure.SHA1.hash(data: certificate.bytes).elementsEqual(hash)
    }
    return algorithm.digest(of: certificate.bytes) == hash
  }
}

extension TimestampVerifier {
  /// What is to be said of `response` as a time-stamp over `data`.
  public func finding(
    _ response: [UInt8], over data: [UInt8], answering request: TimestampRequest? = nil
  ) -> TimestampFinding {
    do throws(TimestampFault) {
      let token = try UnverifiedToken(parsing: response)
      let stamp = try verify(token, over: data, answering: request)
      return .verified(before: stamp.before, authority: stamp.authority)
    } catch .unknownAuthority(let authority, let time) {
      return .unknownAuthority(claimed: time, authority: authority)
    } catch {
      return .wrong(error)
    }
  }

  /// This verifier as the check that a verification asks.
  public var check: TimestampCheck {
    TimestampCheck { response, data in finding(response, over: data) }
  }
}
