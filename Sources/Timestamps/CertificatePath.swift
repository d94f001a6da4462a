import CaseCore
import Evidence
import FoundationEssentials
import SwiftASN1
import X509

/// The way from a signer's certificate to a trusted root (RFC 5280, 6.1), at the time of a token.
///
/// Written here because the verifier of swift-certificates answers only to callers that can wait,
/// and this room's callers are plain functions. What it does not understand it refuses: any
/// critical extension but those below, and name constraints. Revocation is not asked: that would
/// need the network.
struct CertificatePath {
  /// The most certificates between signer and root.
  private static let longest = 8

  let roots: TrustedRoots
  let others: [TokenCertificate]
  let time: Moment
  private var signaturesLeft = 256

  init(roots: TrustedRoots, others: [TokenCertificate], at time: Moment) {
    self.roots = roots
    self.others = others
    self.time = time
  }

  /// The root that `signer` leads to; nil if it leads to none that is trusted.
  /// - Throws: `TimestampFault` if it would lead to one, but for a certificate that was not in
  ///   force or may not issue.
  mutating func root(of signer: TokenCertificate) throws(TimestampFault) -> TokenCertificate? {
    if roots.certificates.contains(where: { $0.bytes == signer.bytes }) { return signer }
    var fault: TimestampFault?
    if let root = search(from: [signer], &fault) { return root }
    if let fault { throw fault }
    return nil
  }

  private mutating func search(
    from path: [TokenCertificate], _ fault: inout TimestampFault?
  ) -> TokenCertificate? {
    guard let tip = path.last, path.count <= Self.longest else { return nil }
    for root in roots.certificates where isIssuer(root, of: tip) {
      do throws(TimestampFault) {
        for (below, certificate) in (path + [root]).enumerated().dropFirst() {
          try Self.checkIssuer(certificate, certificatesBelow: below - 1, at: time)
        }
        return root
      } catch {
        fault = fault ?? error
      }
    }
    for other in others where !path.contains(other) && isIssuer(other, of: tip) {
      if let root = search(from: path + [other], &fault) { return root }
    }
    return nil
  }

  private mutating func isIssuer(_ issuer: TokenCertificate, of tip: TokenCertificate) -> Bool {
    guard issuer.certificate.subject == tip.certificate.issuer, signaturesLeft > 0 else {
      return false
    }
    signaturesLeft -= 1
    return issuer.certificate.publicKey.isValidSignature(
      tip.certificate.signature, for: tip.certificate)
  }

  /// Fails unless `holder` was in force at `time` and has no critical extension that is not known.
  static func checkInForce(_ holder: TokenCertificate, at time: Moment) throws(TimestampFault) {
    let certificate = holder.certificate
    let known = [
      ObjectIDs.basicConstraints, ObjectIDs.keyUsage, ObjectIDs.extendedKeyUsage,
      // Critical policies say under which rules it was issued; any are taken.
      ObjectIDs.certificatePolicies,
    ]
    for item in certificate.extensions where item.critical && !known.contains(item.oid) {
      throw .unsupported
    }
    guard (try? certificate.extensions.nameConstraints) == .some(nil) else { throw .unsupported }
    guard moment(certificate.notValidBefore) <= time, time <= moment(certificate.notValidAfter)
    else { throw .notInForce(certificate: holder.name) }
  }

  private static func checkIssuer(
    _ issuer: TokenCertificate, certificatesBelow: Int, at time: Moment
  ) throws(TimestampFault) {
    try checkInForce(issuer, at: time)
    let extensions = issuer.certificate.extensions
    let fault = TimestampFault.mayNotIssue(certificate: issuer.name)
    do {
      guard case .isCertificateAuthority(let longest) = try extensions.basicConstraints,
        longest.map({ certificatesBelow <= $0 }) ?? true,
        try extensions.keyUsage?.keyCertSign ?? true
      else { throw fault }
      // Where an issuer limits the use of what it issues, time-stamping must be among it.
      if let uses = try extensions.extendedKeyUsage {
        guard uses.contains(.timeStamping) || uses.contains(.any) else { throw fault }
      }
    } catch {
      throw fault
    }
  }

  /// Whole seconds; a certificate has no others.
  private static func moment(_ date: Date) -> Moment {
    Moment(seconds: Int64(date.timeIntervalSince1970.rounded()))
  }
}
