public import CaseCore
public import Playbook

/// What a person needs to go through one door: the files, in order, and what is still missing.
///
/// A plan is a value: where it is written, and where the bytes of an original come from, is not
/// its business. The format of the folder is in `docs/formats/packet.md`.
public struct PacketPlan: Sendable, Hashable {
  /// One file of the packet.
  public struct File: Sendable, Hashable {
    /// What is in it.
    public enum Content: Sendable, Hashable {
      /// This text, in UTF-8.
      case text(String)
      /// The letter of the plan as a file for a word processor, without marks.
      case wordLetter
      /// The bytes of the original, or of the copy of one, that this entry added.
      case attached(entry: Int)
    }

    /// Who the file is for.
    public enum Reader: String, Sendable, Hashable, CaseIterable {
      /// The other side: nothing in it weakens the case.
      case recipient
      /// The person alone (自用).
      case oneself = "self"
    }

    /// The path in the packet: ASCII, `/` between folders, never a name from outside.
    public let name: String
    /// What is in it.
    public let content: Content
    /// Who it is for.
    public let reader: Reader
    /// What its sentences rest on; empty where it states nothing.
    public let sources: [LetterSentence]
  }

  /// One field of the form, as it is filled in.
  public struct Field: Sendable, Hashable {
    /// What goes into it.
    public enum Value: Sendable, Hashable {
      /// These words.
      case words(String)
      /// The person types this in.
      case byHand(String)
      /// What would go into it has so many characters too many.
      case tooLong(by: Int)
      /// Nothing is known for it.
      case empty
    }

    /// What the form calls it.
    public let label: Bilingual
    /// What goes into it.
    public let value: Value
    /// The most characters that it takes; nil where no limit is known.
    public let limit: Int?
    /// Whether the form is not accepted without it.
    public let required: Bool
    /// What to know while filling it in.
    public let note: Bilingual?
  }

  /// What the person is told around the form; the same lines as in `steps.md`.
  public struct Guidance: Sendable, Hashable {
    /// Before anything was looked at.
    static let none = Guidance(missing: [], actions: [], form: [], before: [], never: [])

    /// What is missing.
    public let missing: [String]
    /// What there is to do, and by when.
    public let actions: [String]
    /// What to copy into which field, and what to attach.
    public let form: [String]
    /// What to look at before it is sent.
    public let before: [String]
    /// What not to do.
    public let never: [String]
  }

  /// Something that is missing, said before anything else.
  public enum Missing: Sendable, Hashable {
    /// The letter cannot be written without these facts.
    case facts([Fact.Name])
    /// The playbook has no letter for this door as things stand; the person writes the text.
    case letter
    /// The form wants this and nobody stated it.
    case field(label: Bilingual, required: Bool)
    /// What would go into this field has so many characters too many.
    case tooLong(label: Bilingual, by: Int)
    /// What goes into this field has so many characters too few.
    case tooShort(label: Bilingual, by: Int)
    /// On the record these slots of the claim are empty.
    case slot(Slot.Name)
    /// Only the person says this, and showing it would change the verdict; the cheapest kind of
    /// evidence that shows it, where one does.
    case proof(Fact.Name, EvidenceKind.Name?)
    /// A letter sentence was left out.
    case sentence(ComposedLetter.Omission)
    /// This original supports a fact and is kept from the recipient by its kind; the person decides.
    case keptBack(evidence: Int)
    /// This original could not be attached: its sort of file, its size or the number of files.
    case notAttached(evidence: Int)
  }

  /// The rung it is for.
  public let rung: Rung.Name
  /// Who reads the outward files.
  public let recipient: EvidenceDefinition.Recipient
  /// The language.
  public let language: Language
  /// Whether the case is for practice.
  public let practice: Bool
  /// The letter; nil while facts for it are missing.
  public let letter: ComposedLetter?
  /// The list of evidence.
  public let evidenceList: EvidenceList
  /// What is missing.
  public let missing: [Missing]
  /// Whether the door takes it once only, so that what is missing has to be mended before.
  public let isOneShot: Bool
  /// The files, `steps.md` first and `packet.json` last.
  public let files: [File]
  /// The fields of the form, in its order; none where the door has no form.
  public let fields: [Field]
  /// What the person is told around them.
  public let guidance: Guidance
}

extension PacketPlan {
  /// Whether something is missing without which the form is not taken, or says less than it can.
  public var isIncomplete: Bool {
    missing.contains { missing in
      switch missing {
      case .facts, .letter, .field(_, required: true), .tooLong, .tooShort: true
      case .field, .slot, .proof, .sentence, .keptBack, .notAttached: false
      }
    }
  }
}

/// What came of asking for a packet.
public enum PacketResult: Sendable, Hashable {
  /// The plan.
  case plan(PacketPlan)
  /// It is not made, and why.
  case refused(LetterRefusal)
}
