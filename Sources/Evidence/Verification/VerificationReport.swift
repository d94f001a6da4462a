public import CaseCore

/// What a verification found. It never says just "valid": it says what was shown, what was not
/// shown, and what is wrong.
public struct VerificationReport: Sendable, Hashable {
  /// Something that was shown.
  public enum Proven: Sendable, Hashable {
    /// Nothing in the journal changed since its head `root` of `size` was signed; `disclosed` of
    /// its entries can be read here and are the ones that stood there.
    case unchanged(origin: String, size: Int, root: Digest, disclosed: Int)
    /// The head was signed by the key of this fingerprint, which the file itself brings along.
    case signed(fingerprint: Digest)
    /// The original in this file is the one of entry `number`, at that place of the journal.
    case evidence(number: Int, digest: Digest, size: Int)
    /// The file is the copy that entry `number` says was made of the original at entry `of`, with so
    /// many places masked.
    case copy(
      number: Int, of: Int, how: DerivativeAdded.How, masks: [Masked], digest: Digest, size: Int)
    /// Entry `number` stands at that place of a journal of `size` entries.
    case entry(number: Int, size: Int, root: Digest)
    /// The key is the one that was expected.
    case expectedKey(fingerprint: Digest)
    /// The journal begins with the one that was seen earlier, at `size`.
    case continues(size: Int)
    /// The first `size` entries existed before this instant, according to `authority`, whose token
    /// leads to a root that the verifier trusts.
    case existedBefore(Moment, authority: String, size: Int)
    /// Both keys signed that one takes the place of the other, behind the entries before.
    case keyRotated(KeySeam)
    /// The old key signed that the case goes to the new one, behind the entries before.
    case handedOver(KeySeam)
    /// A head of the first `size` entries that was signed by an earlier key comes along.
    case earlierKeySigned(fingerprint: Digest, size: Int)
    /// The key that was named signed, from one to the next, up to the key that signed the head.
    case keyLeadsOn(from: Digest, to: Digest)
    /// The key that was named is the one to which the case was handed over.
    case handedToKey(fingerprint: Digest)
  }

  /// How often something was masked.
  public struct Masked: Sendable, Hashable {
    /// What was masked.
    public let why: MaskReason.Name
    /// In how many places.
    public let count: Int

    /// `why` in `count` places.
    public init(why: MaskReason.Name, count: Int) {
      self.why = why
      self.count = count
    }
  }

  /// Something that a reader might take as shown, and is not.
  public enum NotProven: Sendable, Hashable {
    /// Whose key it is.
    case whoseKey(fingerprint: Digest)
    /// That the head was signed at all: a lone proof does not bring its key.
    case signature(keyName: String)
    /// That this is the latest or the only version of the journal.
    case latestOrOnly
    /// That none of the `withheld` entries bears on what is disclosed.
    case nothingElseBears(withheld: Int)
    /// Any time outside of the clock of the machine that kept the journal.
    case outsideTime
    /// Who made the originals, and that what they say is true.
    case authorOrTruth
    /// Anything of real life: the vault is one for practice, with a clock that can be set.
    case practice
    /// That the copy of entry `number` shows what its original shows outside of the masks: only the
    /// two together could tell.
    case copyFaithful(number: Int, original: Int)
    /// What the entries `numbers` said: the journal says that they were erased at the person's request.
    case erased(numbers: [Int], at: Moment)
    /// What the original of entry `number` is: it does not come along.
    case originalAbsent(number: Int)
    /// What entry `named` says, which entry `number` names: it does not come along.
    case namedWithheld(number: Int, named: Int)
    /// What the playbook `digest` says, which an entry names: it does not come along.
    case playbookAbsent(digest: Digest)
    /// That the dossier says what originals and entries say: no signature covers it.
    case dossierFollows
    /// That the `count` time-stamps are genuine: they were not read here.
    case timestampsUnread(count: Int)
    /// Any outside time of what came after the first `size` entries.
    case outsideTimeAfter(size: Int)
    /// That the time-stamp in `file` is of an authority that can be relied on: no root that the
    /// verifier trusts leads to it. Time and name are what it claims.
    case unknownAuthority(file: String, claimed: Moment, authority: String)
    /// That the proof of OpenTimestamps in `file` leads to a block: only that it is of this
    /// checkpoint was checked.
    case openTimestampsUnchecked(file: String)
    /// That no certificate of an authority was revoked: nobody was asked.
    case authorityInForce
    /// That whoever kept the old key knows of it: only the new key signed, and all it shows is that
    /// its holder had the entries before. `wasSeen` says whether a head signed by the old key comes
    /// along.
    case continuedWithout(KeySeam, wasSeen: Bool)
    /// That whoever has the new key took the case in: it signed nothing here.
    case notTakenIn(KeySeam)
    /// Anything from entry `entry` on by the key that was named: there another took over without it.
    case keyEnds(fingerprint: Digest, entry: Int)
  }

  /// Something that is wrong.
  public struct Failure: Error, Sendable, Hashable {
    /// What is wrong.
    public let what: Fault
    /// Where it is wrong.
    public let place: Location

    /// `what` at `place`.
    public init(_ what: Fault, at place: Location) {
      self.what = what
      self.place = place
    }
  }

  /// Where something is wrong.
  public enum Location: Sendable, Hashable {
    /// At a byte of the file, counted from 0.
    case byte(Int64)
    /// At a byte of the file, counted from 0, where the content of the file `file` of the bundle
    /// ends by its header: in that content or in the header that follows.
    case after(file: String, byte: Int64)
    /// In a file of the bundle.
    case file(String)
    /// In a line of a file of the bundle, counted from 1.
    case line(file: String, number: Int)
    /// In an entry of the journal.
    case entry(Int)
    /// In a proof that stands alone, or in the file as a whole.
    case whole
    /// In the file that was handed over beside a proof.
    case evidenceFile
    /// In the earlier bundle, checkpoint or proof that was compared with.
    case earlier
  }

  /// What is shown.
  public internal(set) var proven: [Proven] = []
  /// What is not shown.
  public internal(set) var notProven: [NotProven] = []
  /// Where another key takes over, in the order of the journal.
  public internal(set) var seams: [KeySeam] = []
  /// What is wrong. If there is anything, nothing counts as shown.
  public internal(set) var failures: [Failure] = []

  init() {}

  mutating func fail(_ what: Fault, at place: Location) {
    guard failures.count < Limits.verificationFailures else { return }
    failures.append(Failure(what, at: place))
  }

  /// Takes back everything that was shown if anything is wrong.
  mutating func conclude() {
    guard !failures.isEmpty else { return }
    proven = []
    notProven = []
    seams = []
  }
}
