import CaseCore
import Evidence
import Merkle
import TestKit
import Testing

@Suite struct TimestampTests {
  private static let time = Moment(seconds: 1_795_000_000)

  /// A check that believes what begins with 1, knows no authority of what begins with 2 and refuses
  /// the rest; `data` must be the checkpoint that the second byte says.
  private func check(_ sample: SampleBundle) -> TimestampCheck {
    TimestampCheck { response, data in
      guard let note = try? sample.checkpoint(at: Int(response[1])), note.bytes == data else {
        return .wrong(.otherData)
      }
      switch response[0] {
      case 1: return .verified(before: Self.time, authority: "CN=TSA")
      case 2: return .unknownAuthority(claimed: Self.time, authority: "CN=Other")
      default: return .wrong(.signatureDiffers)
      }
    }
  }

  private func report(_ timestamps: [BundleInput.Timestamp]) async throws -> VerificationReport {
    let sample = try SampleBundle()
    var input = try sample.input(extraCheckpoints: [3])
    input.timestamps = timestamps
    let bundle = try await sample.write(BundlePlan(input))
    return try Verification.verify(RandomAccess(bundle), timestamps: check(sample))
  }

  private func openTimestamps(of data: [UInt8]) -> [UInt8] {
    [0] + Array("OpenTimestamps".utf8) + [0, 0] + Array("Proof".utf8)
      + [0, 0xbf, 0x89, 0xe2, 0xe8, 0x84, 0xe8, 0x92, 0x94, 1, 8]
      + TreeHash.digest(of: data).bytes + [0xf0, 1, 2]
  }

  @Test func `a time-stamp over the head shows outside time for all entries`() async throws {
    let report = try await report([.init(size: 9, content: .response([1, 9]))])
    #expect(report.failures == [])
    #expect(report.proven.contains(.existedBefore(Self.time, authority: "CN=TSA", size: 9)))
    #expect(!report.notProven.contains(.outsideTime))
    #expect(report.notProven.contains(.authorityInForce))
  }

  @Test func `a time-stamp over an earlier head shows it for the first entries`() async throws {
    let report = try await report([.init(size: 3, content: .response([1, 3]))])
    #expect(report.proven.contains(.existedBefore(Self.time, authority: "CN=TSA", size: 3)))
    #expect(report.notProven.contains(.outsideTimeAfter(size: 3)))
  }

  @Test func `an unknown authority proves nothing and breaks nothing`() async throws {
    let report = try await report([.init(size: 9, content: .response([2, 9]))])
    #expect(report.failures == [])
    #expect(report.notProven.contains(.outsideTime))
    #expect(
      report.notProven.contains(
        .unknownAuthority(
          file: "data/timestamps/9-1.tsr", claimed: Self.time, authority: "CN=Other")))
  }

  @Test func `a wrong time-stamp fails and its file is named`() async throws {
    let stamps: [BundleInput.Timestamp] = [
      .init(size: 3, content: .response([1, 3])), .init(size: 9, content: .response([1, 9])),
      .init(size: 9, content: .response([3, 9])), .init(size: 9, content: .response([1, 3])),
    ]
    let report = try await report(stamps)
    #expect(
      report.failures == [
        .init(.timestamp(.signatureDiffers), at: .file("data/timestamps/9-2.tsr")),
        .init(.timestamp(.otherData), at: .file("data/timestamps/9-3.tsr")),
      ])
    #expect(report.proven.isEmpty)
  }

  @Test func `a proof of OpenTimestamps is matched to its checkpoint and no more`() async throws {
    let note = try SampleBundle().checkpoint().bytes
    let sound = try await report([
      .init(size: 9, content: .openTimestamps(openTimestamps(of: note))),
      .init(size: 9, content: .response([1, 9])),
    ])
    #expect(sound.failures == [])
    #expect(
      sound.notProven.contains(.openTimestampsUnchecked(file: "data/timestamps/9-1.ots")))
    let other = try await report([
      .init(size: 3, content: .openTimestamps(openTimestamps(of: note))),
      .init(size: 9, content: .openTimestamps(Array(openTimestamps(of: note).prefix(40)))),
    ])
    #expect(
      other.failures == [
        .init(.timestamp(.otherData), at: .file("data/timestamps/3-1.ots")),
        .init(.openTimestampsMalformed, at: .file("data/timestamps/9-1.ots")),
      ])
  }
}
