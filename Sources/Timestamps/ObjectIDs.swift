import SwiftASN1

/// The object identifiers that a time-stamp names things by.
enum ObjectIDs {
  // RFC 5652, RFC 3161.
  static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 7, 2]
  static let tstInfo: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 9, 16, 1, 4]
  static let contentType: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 9, 3]
  static let messageDigest: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 9, 4]
  // RFC 2634 and RFC 5035: which certificate the signer meant.
  static let signingCertificate: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 9, 16, 2, 12]
  static let signingCertificateV2: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 9, 16, 2, 47]
  // RFC 5754, RFC 4055, RFC 5758.
  static let sha256: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 1]
  static let sha384: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 2]
  static let sha512: ASN1ObjectIdentifier = [2, 16, 840, 1, 101, 3, 4, 2, 3]
  static let rsa: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 1]
  static let rsaMGF1: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 8]
  static let rsaPSS: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 10]
  static let rsaSHA256: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 11]
  static let rsaSHA384: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 12]
  static let rsaSHA512: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 13]
  static let ecKey: ASN1ObjectIdentifier = [1, 2, 840, 10045, 2, 1]
  static let ecdsaSHA256: ASN1ObjectIdentifier = [1, 2, 840, 10045, 4, 3, 2]
  static let ecdsaSHA384: ASN1ObjectIdentifier = [1, 2, 840, 10045, 4, 3, 3]
  static let ecdsaSHA512: ASN1ObjectIdentifier = [1, 2, 840, 10045, 4, 3, 4]
  // RFC 5280.
  static let basicConstraints: ASN1ObjectIdentifier = [2, 5, 29, 19]
  static let keyUsage: ASN1ObjectIdentifier = [2, 5, 29, 15]
  static let extendedKeyUsage: ASN1ObjectIdentifier = [2, 5, 29, 37]
  static let certificatePolicies: ASN1ObjectIdentifier = [2, 5, 29, 32]
}
