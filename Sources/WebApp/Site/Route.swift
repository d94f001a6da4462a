import CaseCore
import Markup
import Playbook

/// A place of the site: the one way in which a path is read and written.
enum Route: Hashable {
  /// Where the link of the start leads.
  case open
  /// Asks for another such link.
  case again
  /// Our stylesheet or our script, by the name of its content.
  case asset(String)
  /// Chooses a language.
  case language(Language)
  /// The cases.
  case home
  /// What to do before anything else.
  case start
  /// What happened, for a case that is not there yet.
  case opening
  /// What the case adds up to.
  case overview(Case.ID)
  /// What happened, for a case that is there.
  case happened(Case.ID)
  /// A screen of questions.
  case screen(Case.ID, Screen.Name)
  /// The answers, before they are used.
  case answers(Case.ID)
  /// What follows, and the text for the first door.
  case result(Case.ID)
  /// One question.
  case question(Case.ID, Fact.Name)
  /// A door, and the text for it.
  case door(Case.ID, Rung.Name)
  /// What was sent through a door, and what comes back when.
  case sent(Case.ID, Rung.Name)
  /// What came back through a door.
  case answered(Case.ID, Rung.Name)
  /// Looks at a message before it is sent.
  case draft
  /// The same, beside what a case knows.
  case draftIn(Case.ID)
  /// Reads terms that were pasted.
  case terms
  /// Takes files into a case.
  case add(Case.ID)
  /// What goes into the form of a door.
  case packet(Case.ID, Rung.Name)
  /// A file that goes along through a door.
  case exhibit(Case.ID, Rung.Name, Int)
  /// Looks at a shop before anything is paid.
  case vet
  /// Makes what is taken along.
  case take(Case.ID)
  /// Verifies what is brought.
  case verify
  /// The originals of a case.
  case evidence(Case.ID)
  /// One original, with copies of it.
  case original(Case.ID, Int)
  /// An original as it came.
  case content(Case.ID, Int)
  /// Erases a case, or an original of it.
  case erase(Case.ID)
  /// Starts with the person's own words.
  case story
  /// What was read in the files of a case.
  case findings(Case.ID)
  /// One thing that was read, with its place.
  case finding(Case.ID)
  /// A picture of a case, made anew.
  case picture(Case.ID, Int)
  /// What happened in a case and what is to come.
  case timeline(Case.ID)
  /// What is to come, as a file for the person's own calendar.
  case calendar(Case.ID)
  /// A place that there is on a server only.
  case server(ServerPlace)

  /// Every place over a vault without what distinguishes one case from another: the rows of the table.
  enum Kind: CaseIterable {
    case open, again, asset, language, home, start, opening, overview, happened, screen, answers,
      result
    case question, door, sent, answered, draft, draftIn, terms, add
    case erase, evidence, original, content, take, verify, vet, packet, exhibit, story, findings,
      finding, picture, timeline, calendar
  }

  /// Which place over a vault it is; nil for one that there is on a server only.
  var kind: Kind? {
    switch self {
    case .server: nil
    case .open: .open
    case .again: .again
    case .asset: .asset
    case .language: .language
    case .home: .home
    case .start: .start
    case .opening: .opening
    case .overview: .overview
    case .happened: .happened
    case .screen: .screen
    case .answers: .answers
    case .result: .result
    case .question: .question
    case .door: .door
    case .sent: .sent
    case .answered: .answered
    case .draft: .draft
    case .draftIn: .draftIn
    case .terms: .terms
    case .add: .add
    case .packet: .packet
    case .exhibit: .exhibit
    case .vet: .vet
    case .take: .take
    case .verify: .verify
    case .evidence: .evidence
    case .original: .original
    case .content: .content
    case .erase: .erase
    case .story: .story
    case .findings: .findings
    case .finding: .finding
    case .picture: .picture
    case .timeline: .timeline
    case .calendar: .calendar
    }
  }

  /// The parts of the path.
  private var segments: [String] {
    switch self {
    case .open: ["open"]
    case .again: ["open", "again"]
    case .asset(let name): ["assets", name]
    case .language(let language): ["language", language.rawValue]
    case .home: []
    case .start: ["start"]
    case .opening: ["start", "what"]
    case .overview(let id): ["cases", id.text]
    case .happened(let id): ["cases", id.text, "what"]
    case .screen(let id, let screen): ["cases", id.text, "ask", screen.text]
    case .answers(let id): ["cases", id.text, "answers"]
    case .result(let id): ["cases", id.text, "result"]
    case .question(let id, let fact): ["cases", id.text, "question", fact.text]
    case .door(let id, let rung): ["cases", id.text, "door", rung.text]
    case .sent(let id, let rung): ["cases", id.text, "door", rung.text, "sent"]
    case .answered(let id, let rung): ["cases", id.text, "door", rung.text, "answer"]
    case .draft: ["look"]
    case .draftIn(let id): ["cases", id.text, "look"]
    case .terms: ["terms"]
    case .add(let id): ["cases", id.text, "add"]
    case .packet(let id, let rung): ["cases", id.text, "door", rung.text, "form"]
    case .exhibit(let id, let rung, let entry):
      ["cases", id.text, "door", rung.text, "file", "\(entry)"]
    case .vet: ["before"]
    case .take(let id): ["cases", id.text, "take"]
    case .verify: ["verify"]
    case .evidence(let id): ["cases", id.text, "evidence"]
    case .original(let id, let entry): ["cases", id.text, "evidence", "\(entry)"]
    case .content(let id, let entry): ["cases", id.text, "evidence", "\(entry)", "content"]
    case .erase(let id): ["cases", id.text, "erase"]
    case .story: ["start", "story"]
    case .findings(let id): ["cases", id.text, "findings"]
    case .finding(let id): ["cases", id.text, "finding"]
    case .picture(let id, let number): ["cases", id.text, "picture", "\(number)"]
    case .timeline(let id): ["cases", id.text, "timeline"]
    case .calendar(let id): ["cases", id.text, "deadlines.ics"]
    case .server(let place): place.segments
    }
  }

  /// Its address.
  var link: Link { Link(path: segments) }

  /// Its address, with something asked of it.
  func link(_ name: String, _ value: String) -> Link {
    Link(path: segments, query: [(name, value)])
  }

  /// Reads a path; nil for one that leads nowhere.
  init?(path: some StringProtocol) {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    // No name of ours needs an escape, so a path with one is none of ours.
    guard let first = parts.first, !path.utf8.contains(UInt8(ascii: "%")) else { return nil }
    switch (first, parts.count) {
    case ("", 1): self = .home
    case ("open", 1): self = .open
    case ("open", 2) where parts[1] == "again": self = .again
    case ("start", 1): self = .start
    case ("look", 1): self = .draft
    case ("terms", 1): self = .terms
    case ("verify", 1): self = .verify
    case ("before", 1): self = .vet
    case ("start", 2) where parts[1] == "what": self = .opening
    case ("start", 2) where parts[1] == "story": self = .story
    case ("assets", 2): self = .asset(String(parts[1]))
    case ("language", 2):
      guard let language = Language(rawValue: String(parts[1])) else { return nil }
      self = .language(language)
    case ("cases", 2...):
      guard let id = Case.ID(parts[1]), let route = Route(in: id, parts.dropFirst(2)) else {
        return nil
      }
      self = route
    default:
      guard let place = ServerPlace(path: parts) else { return nil }
      self = .server(place)
    }
  }

  private init?(in id: Case.ID, _ parts: ArraySlice<some StringProtocol>) {
    let rest = Array(parts)
    guard let first = rest.first else {
      self = .overview(id)
      return
    }
    switch (String(first), rest.count) {
    case ("what", 1): self = .happened(id)
    case ("answers", 1): self = .answers(id)
    case ("look", 1): self = .draftIn(id)
    case ("add", 1): self = .add(id)
    case ("take", 1): self = .take(id)
    case ("erase", 1): self = .erase(id)
    case ("timeline", 1): self = .timeline(id)
    case ("deadlines.ics", 1): self = .calendar(id)
    case ("findings", 1): self = .findings(id)
    case ("finding", 1): self = .finding(id)
    case ("evidence", 1): self = .evidence(id)
    case ("evidence", 2...3):
      guard let number = Route.number(rest[1]), rest.count == 2 || rest[2] == "content" else {
        return nil
      }
      self = rest.count == 2 ? .original(id, number) : .content(id, number)
    case ("picture", 2):
      guard let number = Route.number(rest[1]) else { return nil }
      self = .picture(id, number)
    case ("result", 1): self = .result(id)
    case ("ask", 2):
      guard let screen = Screen.Name(rest[1]) else { return nil }
      self = .screen(id, screen)
    case ("question", 2):
      guard let fact = Fact.Name(rest[1]) else { return nil }
      self = .question(id, fact)
    case ("door", 4) where rest[2] == "file":
      guard let rung = Rung.Name(rest[1]), let number = Route.number(rest[3]) else { return nil }
      self = .exhibit(id, rung, number)
    case ("door", 2...3):
      guard let rung = Rung.Name(rest[1]) else { return nil }
      switch rest.dropFirst(2).first.map({ String($0) }) {
      case nil: self = .door(id, rung)
      case "sent": self = .sent(id, rung)
      case "answer": self = .answered(id, rung)
      case "form": self = .packet(id, rung)
      default: return nil
      }
    default: return nil
    }
  }

  /// The number of an entry as it is written here; nil for any other writing of it.
  private static func number(_ text: some StringProtocol) -> Int? {
    Int(text).flatMap { $0 >= 0 && "\($0)" == text ? $0 : nil }
  }
}
