/// The person took a step: sent the demand, filed the complaint, made the report.
public struct StepTaken: Sendable, Hashable {
  /// The rung.
  public var rung: Rung.Name
  /// When.
  public var happenedAt: Moment
  /// The number that the other side gave, where it gave one.
  public var reference: String?
  /// The date that a demand set, where one did.
  public var setDueAt: Moment?
  /// The remark of the person.
  public var remark: String?

  /// A step on `rung` at `happenedAt`.
  public init(
    rung: Rung.Name, happenedAt: Moment, reference: String? = nil, setDueAt: Moment? = nil,
    remark: String? = nil
  ) {
    self.rung = rung
    self.happenedAt = happenedAt
    self.reference = reference
    self.setDueAt = setDueAt
    self.remark = remark
  }
}

/// The other side of a rung answered, or its clock ran out in silence.
public struct AnswerReceived: Sendable, Hashable {
  /// The rung.
  public var rung: Rung.Name
  /// The answer, one of those that the playbook lists for the rung; `silent` always is one.
  public var answer: Answer.Name
  /// When.
  public var happenedAt: Moment
  /// Why it was refused: one of the reasons that the playbook lists.
  public var reason: Answer.Name?
  /// What was paid or offered.
  public var amount: Money?
  /// By when it was promised.
  public var dueAt: Moment?
  /// The words.
  public var text: String?
  /// The original that shows it, where one does.
  public var shown: FactStated.Shown?

  /// `answer` of `rung` at `happenedAt`.
  public init(
    rung: Rung.Name, answer: Answer.Name, happenedAt: Moment, reason: Answer.Name? = nil,
    amount: Money? = nil, dueAt: Moment? = nil, text: String? = nil,
    shown: FactStated.Shown? = nil
  ) {
    self.rung = rung
    self.answer = answer
    self.happenedAt = happenedAt
    self.reason = reason
    self.amount = amount
    self.dueAt = dueAt
    self.text = text
    self.shown = shown
  }
}

/// A deadline was moved: the other side asked for longer, or an office set another day.
public struct DeadlineMoved: Sendable, Hashable {
  /// The rung whose clock it is.
  public var rung: Rung.Name
  /// The new end.
  public var dueAt: Moment
  /// Why.
  public var reason: String

  /// The clock of `rung` now ends at `dueAt`.
  public init(rung: Rung.Name, dueAt: Moment, reason: String) {
    self.rung = rung
    self.dueAt = dueAt
    self.reason = reason
  }
}

/// An earlier entry was wrong; this is what it should have said.
public struct Correction: Sendable, Hashable {
  /// The number of the entry that this one replaces.
  public var replaces: Int
  /// What happened instead; never itself a correction, a withdrawal or an opening.
  public var event: Event

  /// `event` in place of entry `replaces`.
  public init(replaces: Int, event: Event) {
    self.replaces = replaces
    self.event = event
  }
}

/// An earlier entry no longer counts. It stays in the journal.
public struct Withdrawal: Sendable, Hashable {
  /// The number of the entry that no longer counts.
  public var entry: Int
  /// Why.
  public var reason: String

  /// Entry `entry` no longer counts.
  public init(entry: Int, reason: String) {
    self.entry = entry
    self.reason = reason
  }
}

/// What the person was told. Recorded when it differs from what they were last told.
public struct AdviceGiven: Sendable, Hashable {
  /// One judged claim.
  public struct Judged: Sendable, Hashable {
    /// The claim.
    public var claim: Claim.Name
    /// The verdict on the person's account.
    public var onYourAccount: String
    /// The verdict on the record.
    public var onTheRecord: String

    /// `claim` judged in both worlds.
    public init(claim: Claim.Name, onYourAccount: String, onTheRecord: String) {
      self.claim = claim
      self.onYourAccount = onYourAccount
      self.onTheRecord = onTheRecord
    }
  }

  /// The claims, best first.
  public var judged: [Judged]
  /// Today's steps: rung and action, the first one first.
  public var actions: [String]
  /// The digest of the playbook that judged.
  public var playbook: Digest
  /// The clock of the judgement.
  public var clock: Moment

  /// What was told at `clock` under `playbook`.
  public init(judged: [Judged], actions: [String], playbook: Digest, clock: Moment) {
    self.judged = judged
    self.actions = actions
    self.playbook = playbook
    self.clock = clock
  }
}

/// A letter, packet, dossier, proof or export was written out.
public struct DocumentIssued: Sendable, Hashable {
  /// What was written.
  public enum What: String, Sendable, Hashable, CaseIterable {
    case letter, packet, bundle
    /// The `.tlog-proof` of one entry.
    case proof
    /// The whole case on pages.
    case dossier
  }

  /// What was written.
  public var what: What
  /// For which rung a letter or packet is; nil for the others.
  public var rung: Rung.Name?
  /// For whom a bundle, dossier or proof is: `self`, `seller`, …; nil for a letter or packet.
  public var recipient: String?
  /// The language, for a letter, packet or dossier.
  public var language: Language?
  /// The journal size that it is a function of.
  public var size: Int
  /// SHA-256 of the letter's text, of the packet's list of files, of the bundle, the
  /// dossier or the proof.
  public var digest: Digest
  /// The digest of the playbook that wrote it; nil for a bundle or proof.
  public var playbook: Digest?
  /// The entries of the originals and copies whose contents a bundle or packet carries, ascending, or
  /// the one entry that a proof is about;
  /// nil where that was not recorded.
  public var contents: [Int]?
  /// The letter that was written, or that a packet carries; nil for other documents and where that was
  /// not recorded.
  public var wording: Wording?
  /// The clock of judging of a dossier, or of a packet without a letter, by which it can be composed
  /// again; that of a letter stands in its wording. Nil where that was not recorded.
  public var clock: Moment?

  /// A document over the first `size` entries.
  public init(
    what: What, rung: Rung.Name? = nil, recipient: String? = nil, language: Language? = nil,
    size: Int, digest: Digest, playbook: Digest? = nil, contents: [Int]? = nil,
    wording: Wording? = nil, clock: Moment? = nil
  ) {
    precondition(clock == nil || wording == nil, "The clock of a letter stands in its wording.")
    self.what = what
    self.rung = rung
    self.recipient = recipient
    self.language = language
    self.size = size
    self.digest = digest
    self.playbook = playbook
    self.contents = contents
    self.wording = wording
    self.clock = clock
  }

  /// The clock of judging that it was written by; nil where that was not recorded.
  public var judgedAt: Moment? { wording?.clock ?? clock }
}

extension DocumentIssued {
  /// Which letter was written, and what each of its sentences rests on. It holds numbers and names and
  /// none of the words, so that it gives nothing away when what it rests on is erased.
  public struct Wording: Sendable, Hashable {
    /// What one sentence rests on.
    public struct Sentence: Sendable, Hashable {
      /// The entries, originals included, ascending, each once; empty where it states nothing.
      public var entries: [Int]
      /// The facts that it prints or states, ascending, each once.
      public var facts: [Fact.Name]

      /// A sentence that says `facts` on the strength of `entries`.
      public init(entries: [Int], facts: [Fact.Name]) {
        self.entries = entries
        self.facts = facts
      }
    }

    /// Which letter of the playbook it is.
    public var letter: Letter.Name
    /// The clock of judging, by which it can be written again.
    public var clock: Moment
    /// Every sentence, in the order of the letter.
    public var sentences: [Sentence]

    /// The letter `letter` as of `clock`.
    public init(letter: Letter.Name, clock: Moment, sentences: [Sentence]) {
      self.letter = letter
      self.clock = clock
      self.sentences = sentences
    }
  }
}
