import CaseCore
import Evidence
import Timestamps

/// Answers of authorities, requests, lists of authorities and proofs of OpenTimestamps, from
/// whoever writes them. The first byte chooses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTimestamps(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let bytes = Array(input.dropFirst())
  switch choice % 4 {
  case 0:
    let verifier = TimestampVerifier(roots: .none, now: Moment(seconds: 1_800_000_000))
    if case .verified = verifier.finding(bytes, over: []) {
      preconditionFailure("Nothing is verified without roots.")
    }
    if let token = try? UnverifiedToken(parsing: bytes) {
      // The form that is stored is read again as the same.
      let again = try? UnverifiedToken(parsing: token.response)
      precondition(again?.response == token.response && again?.claimedTime == token.claimedTime)
    }
  case 1:
    _ = try? TimestampRequest(parsing: bytes)
  case 2:
    let text = String(decoding: bytes, as: UTF8.self)
    if let file = try? AuthorityFile(parsing: text) {
      precondition((try? AuthorityFile(parsing: file.text)) == file)
    }
  default:
    _ = OpenTimestampsProof(bytes)
  }
  return 0
}
