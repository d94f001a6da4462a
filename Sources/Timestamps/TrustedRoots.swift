import CaseCore
import SwiftASN1
import X509

/// The root certificates that a person trusts to vouch for time-stamp authorities.
public struct TrustedRoots: Sendable, Hashable {
  let certificates: [TokenCertificate]

  /// No roots: every authority is unknown.
  public static let none = TrustedRoots(certificates: [])

  /// The names of the holders.
  public var names: [String] { certificates.map(\.name) }

  init(certificates: [TokenCertificate]) { self.certificates = certificates }

  /// Reads the certificates of a PEM text; nil unless there is at least one, there is nothing but
  /// certificates in it, and each can be read.
  public init?(pem text: String) {
    guard text.utf8.count <= Limits.authorityFileBytes,
      let documents = try? PEMDocument.parseMultiple(pemString: text), !documents.isEmpty,
      documents.count <= Limits.timestampCertificates
    else { return nil }
    var certificates: [TokenCertificate] = []
    for document in documents {
      guard document.discriminator == Certificate.defaultPEMDiscriminator,
        let certificate = TokenCertificate(document.derBytes)
      else { return nil }
      certificates.append(certificate)
    }
    self.certificates = certificates
  }

  /// These and those of `others`.
  public func joined(with others: TrustedRoots) -> TrustedRoots {
    TrustedRoots(certificates: certificates + others.certificates)
  }

  /// The certificates in PEM, one after the other.
  public var pem: String {
    certificates.map {
      PEMDocument(type: Certificate.defaultPEMDiscriminator, derBytes: $0.bytes).pemString + "\n"
    }.joined()
  }
}
