public import CaseCore
import struct Crypto.SHA256

extension CaseCore.Digest {
  /// SHA-256 of `bytes`, computed by the library and not by the code under test.
  public static func ofContent(_ bytes: [UInt8]) -> CaseCore.Digest {
    guard let digest = CaseCore.Digest(bytes: SHA256.hash(data: bytes)) else {
      preconditionFailure("SHA-256 gives 32 bytes.")
    }
    return digest
  }
}
