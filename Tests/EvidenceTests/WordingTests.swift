import CaseCore
import Evidence
import Merkle
import TestKit
import Testing

@Suite struct WordingTests {
  @Test func `what a report says is worded in both languages`() throws {
    let digest = try SampleEntries.digest(0xab)
    var seams: [KeySeam] = []
    for case .readable(let entry) in try SampleBundle.withSeams().items {
      if let claim = entry.event.keySeam {
        seams.append(KeySeam(claim, entry: entry.seq, recordedAt: entry.recordedAt))
      }
    }
    let proven: [VerificationReport.Proven] = [
      .unchanged(origin: "recourse/case/x", size: 9, root: digest, disclosed: 4),
      .signed(fingerprint: digest), .evidence(number: 2, digest: digest, size: 9),
      .entry(number: 2, size: 9, root: digest), .expectedKey(fingerprint: digest),
      .continues(size: 4),
      .existedBefore(Moment(seconds: 1_795_000_000), authority: "CN=TSA", size: 9),
      .copy(
        number: 3, of: 2, how: .masked,
        masks: [.init(why: try #require(MaskReason.Name("phone")), count: 2)], digest: digest,
        size: 9),
      .copy(number: 3, of: 2, how: .metadataRemoved, masks: [], digest: digest, size: 9),
      .keyRotated(seams[0]), .handedOver(seams[1]),
      .earlierKeySigned(fingerprint: digest, size: 9), .keyLeadsOn(from: digest, to: digest),
      .handedToKey(fingerprint: digest),
    ]
    let notProven: [VerificationReport.NotProven] = [
      .whoseKey(fingerprint: digest), .signature(keyName: "recourse/case/x"), .latestOrOnly,
      .nothingElseBears(withheld: 5), .outsideTime, .authorOrTruth, .practice,
      .erased(numbers: [3, 4, 9], at: Moment(seconds: 1_794_996_840)),
      .originalAbsent(number: 2), .namedWithheld(number: 5, named: 4),
      .playbookAbsent(digest: digest), .timestampsUnread(count: 2),
      .outsideTimeAfter(size: 4),
      .unknownAuthority(
        file: "data/timestamps/9-1.tsr", claimed: Moment(seconds: 1_795_000_000),
        authority: "CN=TSA"),
      .openTimestampsUnchecked(file: "data/timestamps/9-1.ots"), .authorityInForce,
      .copyFaithful(number: 3, original: 2), .continuedWithout(seams[2], wasSeen: false),
      .continuedWithout(seams[2], wasSeen: true), .notTakenIn(seams[1]),
      .keyEnds(fingerprint: digest, entry: 9),
    ]
    let time = Moment(seconds: 1_795_000_000)
    let timeFaults: [TimestampFault] = [
      .malformed, .tooLarge, .notGranted(status: 2), .unsupported, .otherData, .contentDiffers,
      .signerMissing, .wrongPurpose, .signatureDiffers, .notInForce(certificate: "CN=TSA"),
      .mayNotIssue(certificate: "CN=CA"), .fromTheFuture(time: time), .otherRequest, .otherPolicy,
      .unknownAuthority(authority: "CN=TSA", time: time),
    ]
    let places: [VerificationReport.Location] = [
      .byte(7), .after(file: "bagit.txt", byte: 180), .file("data/keys.txt"),
      .line(file: "data/leaves.txt", number: 3), .entry(4),
      .whole, .evidenceFile, .earlier,
    ]
    let all =
      proven.map(\.words) + notProven.map(\.words) + Self.faults(digest).map(\.words)
      + timeFaults.map { Fault.timestamp($0).words } + places.map(\.words)
    expectSnapshot(
      all.map { "\($0.zh)\n\($0.en)\n" }.joined(separator: "\n"), named: "verification-words.txt")
  }

  private static func faults(_ digest: Digest) -> [Fault] {
    [
      .unknownFormat, .truncated, .headerDiffers, .bytesAfterEnd, .nameOrder, .unexpectedName,
      .tooLarge, .checksumDiffers, .missing, .unlisted, .contentDiffers, .notAsRebuilt,
      .keyMalformed, .checkpoint(.unknownKeys), .checkpointOfOther, .rootDiffers(size: 3),
      .leavesMalformed, .saltMalformed, .entry(.tooDeep), .entryOfOtherCase, .leafDiffers,
      .openingMissing, .originalUnnamed, .originalDiffers, .proof(.tooLarge), .proofDiffers,
      .noOriginal, .otherKey(expected: digest), .otherJournal, .historyChanged(size: 3),
      .newerSeen(size: 10), .openTimestampsMalformed, .keySeam(.otherKey), .keySeam(.otherRoot),
      .keySeam(.fromSignature), .keySeam(.toSignature), .signedOutOfTurn,
    ]
  }
}
