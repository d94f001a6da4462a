public import CaseCore
import Reading

/// What came of words of self-harm in something that a person wrote: they are answered, and not kept.
public struct SparedWords: Sendable, Hashable {
  /// What to say before anything else.
  public let help: Bilingual
  /// Whether anything was left to be recorded.
  public let isRecorded: Bool
}

/// The one door through which every free text of a person comes into a case.
extension Engine {
  /// `events` without words of self-harm, and what to say to them; nil where there are none.
  ///
  /// What says nothing else is left out, unless it happened whatever is said of it: a step that was
  /// taken, an answer that came.
  func sparing(_ events: [Event]) throws -> (events: [Event], help: Bilingual)? {
    guard events.contains(where: { !$0.ownWords.isEmpty }), let reader = try storyReaderIfShipped()
    else { return nil }
    var help: Bilingual?
    let kept = events.compactMap { event -> Event? in
      var event = event
      var isLeft = true
      event.rewrite { text -> String? in
        guard let spared = reader.spared(text) else { return text }
        help = spared.help
        let rest = spared.rest.allSatisfy(\.isWhitespace) ? nil : spared.rest
        if rest == nil { isLeft = false }
        return rest
      }
      return isLeft || !event.isNothingWithoutWords ? event : nil
    }
    return help.map { (kept, $0) }
  }

  private func storyReaderIfShipped() throws -> StoryReader? {
    do {
      return StoryReader(try ports.reading.storyRules())
    } catch let refusal as Refusal where refusal == .noReadingRules {
      return nil
    }
  }
}

extension Event {
  /// The free texts in it.
  fileprivate var ownWords: [String] {
    var words: [String] = []
    var copy = self
    copy.rewrite { text in
      words.append(text)
      return text
    }
    return words
  }

  /// Whether it is its words and nothing besides.
  fileprivate var isNothingWithoutWords: Bool {
    switch self {
    case .storyTold, .noteTaken, .messageKept: true
    case .corrected(let correction): correction.event.isNothingWithoutWords
    case .factStated(let stated): stated.shown == nil
    case .caseOpened, .evidenceAdded, .derivativeAdded, .evidenceShown, .fileRead,
      .findingConfirmed, .findingRejected, .slotStated, .promiseMade, .stepTaken, .answerReceived,
      .deadlineMoved, .withdrawn, .adviceGiven, .documentIssued, .caseClosed, .entriesErased,
      .keyRotated, .caseHandedOver, .caseContinued:
      false
    }
  }

  /// What stands in place of words that have to be there.
  private static let leftOut = "……"

  /// Puts what `body` gives in the place of each free text; nil takes it out.
  fileprivate mutating func rewrite(_ body: (String) -> String?) {
    switch self {
    case .caseOpened(var opened):
      opened.title = body(opened.title) ?? Self.leftOut
      self = .caseOpened(opened)
    case .storyTold(let told): self = .storyTold(StoryTold(text: body(told.text) ?? ""))
    case .noteTaken(let note): self = .noteTaken(NoteTaken(text: body(note.text) ?? ""))
    case .messageKept(var message):
      message.text = body(message.text) ?? ""
      self = .messageKept(message)
    case .factStated(var stated):
      guard case .text(let text)? = stated.value, stated.shown == nil else { return }
      stated.value = .text(body(text) ?? Self.leftOut)
      self = .factStated(stated)
    case .promiseMade(var promise):
      promise.text = promise.text.flatMap(body)
      self = .promiseMade(promise)
    case .stepTaken(var step):
      step.remark = step.remark.flatMap(body)
      self = .stepTaken(step)
    case .answerReceived(var answer):
      answer.text = answer.text.flatMap(body)
      self = .answerReceived(answer)
    case .deadlineMoved(var moved):
      moved.reason = body(moved.reason) ?? Self.leftOut
      self = .deadlineMoved(moved)
    case .withdrawn(var withdrawal):
      withdrawal.reason = body(withdrawal.reason) ?? Self.leftOut
      self = .withdrawn(withdrawal)
    case .caseClosed(var closed):
      closed.remark = closed.remark.flatMap(body)
      self = .caseClosed(closed)
    case .corrected(var correction):
      correction.event.rewrite(body)
      self = .corrected(correction)
    case .evidenceAdded, .derivativeAdded, .evidenceShown, .fileRead, .findingConfirmed,
      .findingRejected, .slotStated, .adviceGiven, .documentIssued, .entriesErased, .keyRotated,
      .caseHandedOver, .caseContinued:
      return
    }
  }
}
