import Crypto
import SwiftASN1

/// A hash that a time-stamp may use. Weaker ones are refused.
enum HashAlgorithm: Sendable, Hashable, CaseIterable {
  case sha256, sha384, sha512

  init?(_ id: ASN1ObjectIdentifier) {
    guard let algorithm = Self.allCases.first(where: { $0.id == id }) else { return nil }
    self = algorithm
  }

  var id: ASN1ObjectIdentifier {
    switch self {
    case .sha256: ObjectIDs.sha256
    case .sha384: ObjectIDs.sha384
    case .sha512: ObjectIDs.sha512
    }
  }

  var sizeBytes: Int {
    switch self {
    case .sha256: SHA256.byteCount
    case .sha384: SHA384.byteCount
    case .sha512: SHA512.byteCount
    }
  }

  func digest(of bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .sha256: Array(SHA256.hash(data: bytes))
    case .sha384: Array(SHA384.hash(data: bytes))
    case .sha512: Array(SHA512.hash(data: bytes))
    }
  }
}
