import CaseCore
import Engine
import Playbook
import Reading

/// What the messages of a chat say, as the command line prints it.
struct ChatOutput {
  private let scan: ChatScan
  /// The case that the chat is evidence of, as it was named.
  private let caseName: String?
  private let language: Language

  init(_ scan: ChatScan, of caseName: String?, _ language: Language) {
    self.scan = scan
    self.caseName = caseName
    self.language = language
  }

  // MARK: JSON

  /// One object for each message.
  var jsonLines: [OutputJSON] { scan.messages.map(json) }

  private func json(_ message: ChatScan.Message) -> OutputJSON {
    var kinds: [String] = []
    for finding in message.findings where !kinds.contains(finding.kind.id) {
      kinds.append(finding.kind.id)
    }
    return [
      "line": .number(message.number),
      "place": .text(message.place.text), "speaker": .optional(message.speaker),
      "at": .optional(message.at.map { CivilZone.shanghai.text(of: $0) }),
      "text": .text(message.text), "own": .flag(message.isOwn), "kinds": .texts(kinds),
      "terms": message.findings.first.map(terms) ?? .object([]),
      "findings": .list(message.findings.map { json($0, of: message) }),
      "confirmable": .list(
        message.listed.map {
          FindingOutput.json($0.finding, name: $0.name, state: $0.state, likely: nil)
        }),
    ]
  }

  private func json(_ finding: MessageFinding, of message: ChatScan.Message) -> OutputJSON {
    var object: OutputJSON = [
      "kind": .text(finding.kind.id), "quote": .text(finding.quote),
      "start": .number(finding.place.scalars.lowerBound),
      "end": .number(finding.place.scalars.upperBound), "terms": terms(finding),
      "means": .text(finding.kind.means(language)),
      "citations": .list(cards(finding).map { CardOutput.json($0, language) }),
      "because": .texts(finding.because),
    ]
    switch finding.detail {
    case .refusal(let refusal):
      object = object.with(
        "answer",
        refusal.answer.map { answer in
          [
            "text": .text(answer.text(language)), "proof": .text(answer.proof(language)),
            "notWhen": .text(answer.notWhen(language)),
          ]
        } ?? .null)
    case .promise(let promise):
      object = object.with(
        "confirm", .text(Words.askToConfirm(promise, finding, at: message.at)(language)))
    case .plain: break
    }
    return object
  }

  private func terms(_ finding: MessageFinding) -> OutputJSON {
    var members: [OutputJSON.Member] = []
    func add(_ name: String, _ value: OutputJSON) {
      members.append(.init(name: name, value: value))
    }
    switch finding.detail {
    case .promise(let promise):
      add("what", .text(promise.matter.rawValue))
      add("by", .optional(promise.by.map { CivilZone.shanghai.text(of: $0) }))
      if let days = promise.workingDays { add("workingDays", .number(days)) }
      add("conditional", .flag(promise.isConditional))
      add("vague", .flag(promise.isVague))
    case .refusal(let refusal): add("class", .text(refusal.id))
    case .plain: break
    }
    if let fen = finding.fen { add("fen", .number(fen)) }
    if let share = finding.percentHundredths {
      add("percent", .text(Words.percent(hundredths: share)))
    }
    return .object(members)
  }

  private func cards(_ finding: MessageFinding) -> [Citation] {
    var names = finding.kind.facts
    if case .refusal(let refusal) = finding.detail { names += refusal.facts }
    return names.compactMap { scan.law[$0] }
  }

  // MARK: Lines

  var remarks: [Bilingual] { Words.chatRead(scan) }

  var lines: [String] {
    remarks.map { $0(language) }
      + scan.messages.filter { !$0.findings.isEmpty }.flatMap { message in
        lines(of: message) + confirming(message)
      }
  }

  private func lines(of message: ChatScan.Message) -> [String] {
    let head = [
      message.place.text, message.at.map { CivilZone.shanghai.text(of: $0) },
      message.speaker.map { Printable.line($0) },
    ]
    return ["", head.compactMap(\.self).joined(separator: "  ")]
      + ["  “\(Printable.excerpt(message.text, 120))”"]
      + message.findings.flatMap { lines($0, of: message) }
  }

  /// How what a message says is taken into the case.
  private func confirming(_ message: ChatScan.Message) -> [String] {
    var lines: [String] = []
    for item in message.listed {
      let finding = FindingOutput.line(item.finding, name: item.name, language)
      lines.append("  [\(Words.findingState(item.state)(language))] \(finding)")
      guard item.state == .new else { continue }
      lines.append("  " + Words.toConfirm(item.name, in: caseName ?? "")(language))
    }
    return lines
  }

  private func lines(_ finding: MessageFinding, of message: ChatScan.Message) -> [String] {
    var lines = ["  " + Words.messageHead(finding)(language)]
    lines.append("    " + finding.kind.means(language))
    if !finding.because.isEmpty { lines.append("    " + Words.because(finding.because)(language)) }
    switch finding.detail {
    case .promise(let promise):
      lines.append(
        "    " + Words.toSend(Words.askToConfirm(promise, finding, at: message.at))(language))
    case .refusal(let refusal):
      if let answer = refusal.answer {
        lines.append("    " + Words.toSend(answer.text)(language))
        lines.append("    " + Words.proofNeeded(answer.proof)(language))
        lines.append("    " + Words.notWhen(answer.notWhen)(language))
      }
    case .plain: break
    }
    return lines + cards(finding).map { "    · " + CardOutput.words($0, language) }
  }
}
