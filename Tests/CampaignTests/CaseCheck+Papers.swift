import CaseCore
import Drafting
import Engine
import Playbook
import Reading

// Letters and packets: no sentence without a source, nothing private in what goes out.
extension CaseCheck {
  /// Composes every letter of the playbook in both languages and returns how many were written.
  mutating func checkLetters() -> Int {
    var written = 0
    for definition in playbook.parts.letters {
      for language in Language.allCases {
        switch composeLetter(definition, state, assessment, playbook, language) {
        case .letter(let letter):
          written += 1
          require(assessment.stops.isEmpty, "\(letter.id) is written though stopped")
          check(letter)
        case .asks(let facts):
          require(!facts.isEmpty, "\(definition.id) asks for nothing")
        case .refused(.unfillable(let name)):
          complain("\(definition.id) cannot fill \(name)")
        case .refused: continue
        }
      }
    }
    return written
  }

  /// The guard, which reads what a person writes, objects to nothing that the program writes.
  mutating func checkGuard(_ drafts: DraftReader) {
    for definition in playbook.parts.letters {
      if case .letter(let letter) = composeLetter(definition, state, assessment, playbook, .zh) {
        checkGuard(letter, drafts)
      }
    }
  }

  /// Sources, words, and the limit of the channel.
  mutating func check(_ letter: ComposedLetter) {
    check(letter.sentences, "\(letter.id)")
    require(!letter.sentences.isEmpty, "\(letter.id) is empty")
    if let limit = letter.limit {
      require(letter.characters <= limit.characters, "\(letter.id) is too long")
    }
    for paper in [letter.title, letter.body, letter.plainText, letter.markdown] {
      checkOutward(paper, "\(letter.id)", to: letter.recipient)
    }
  }

  /// Every fact rests on entries that still count, all law on cards that exist.
  mutating func check(_ sentences: [LetterSentence], _ what: String) {
    for sentence in sentences {
      switch sentence.kind {
      case .fact: require(!sentence.entries.isEmpty, "\(what): no source: \(sentence.text)")
      case .law: require(!sentence.citations.isEmpty, "\(what): no citation: \(sentence.text)")
      case .request, .courtesy: break
      }
      for entry in sentence.entries + sentence.evidence where !state.isActive(entry) {
        complain("\(what): rests on entry \(entry), which does not count: \(sentence.text)")
      }
      for law in sentence.citations where playbook.citation(law) == nil {
        complain("\(what): cites \(law)")
      }
    }
  }

  mutating func checkOutward(
    _ text: String, _ what: String, to recipient: EvidenceDefinition.Recipient
  ) {
    for objection in OutwardWords.objections(in: text, to: recipient) {
      complain("\(what): \(objection) in \(text)")
    }
    for mark in made.privateMarks where text.contains(mark) {
      complain("\(what): private words \(mark)")
    }
  }

  /// Plans the packet of every open rung in both languages and returns how many there are.
  mutating func checkPackets() -> Int {
    var planned = 0
    for rung in assessment.rungs where rung.opening == .open {
      for language in Language.allCases {
        guard
          case .plan(let plan) = composePacket(
            for: rung.rung, state, assessment, playbook, language)
        else { continue }
        planned += 1
        check(plan)
      }
    }
    return planned
  }

  private mutating func check(_ plan: PacketPlan) {
    require(assessment.stops.isEmpty, "packet for \(plan.rung) though stopped")
    let names = plan.files.map(\.name)
    require(Set(names).count == names.count, "packet for \(plan.rung): a name twice: \(names)")
    checkForm(plan)
    for file in plan.files {
      let what = "\(plan.rung)/\(file.name)"
      let isPlain = file.name.utf8.allSatisfy { (0x21...0x7e).contains($0) }
      require(isPlain && !file.name.contains(".."), "\(what): a name that is not plain ASCII")
      check(file.sources, what)
      switch file.content {
      case .attached(let entry):
        require(state.isActive(entry), "\(what): original \(entry) does not count")
        let original = state.derivative(at: entry)?.original ?? entry
        let kind = state.evidence(at: original).flatMap { playbook.evidence($0.kind) }
        require(
          kind?.recipients.contains(plan.recipient) ?? false,
          "\(what): original \(entry) is not for \(plan.recipient)")
      case .wordLetter: require(plan.letter != nil, "\(what): a letter that is not there")
      case .text(let text):
        guard file.reader == .recipient else { continue }
        // A table may have empty brackets; what is pasted may not.
        if file.name.hasSuffix(".txt") { checkOutward(text, what, to: plan.recipient) }
        for mark in made.privateMarks + CaseCheck.weaknesses where text.contains(mark) {
          complain("\(what): \(mark)")
        }
      }
    }
  }

  /// What is pasted fits its field, counted as a form counts it, and what is attached fits the caps.
  private mutating func checkForm(_ plan: PacketPlan) {
    guard let form = ChannelForm.form(of: plan.rung) else { return }
    for (number, field) in form.fields.enumerated() {
      let stem = "send/fields/\(number < 9 ? "0" : "")\(number + 1)-\(field.id)."
      guard let limit = field.limit,
        let file = plan.files.first(where: { $0.name == stem + "txt" }),
        case .text(let text) = file.content
      else { continue }
      // The mark of a practice case stands around what is copied, on lines of its own.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let pasted = (plan.practice ? lines.dropFirst(2).dropLast(2) : lines).joined(separator: "\n")
      require(
        !pasted.isEmpty && pasted.utf16.count <= limit.characters,
        "\(stem): \(pasted.utf16.count) characters of \(limit.characters)")
    }
    let attached = plan.files.compactMap { file -> (type: String, bytes: Int64)? in
      guard case .attached(let entry) = file.content else { return nil }
      if let copy = state.derivative(at: entry) { return (copy.mediaType, copy.sizeBytes) }
      return state.evidence(at: entry).map { ($0.mediaType, $0.sizeBytes) }
    }
    require(attached.count <= form.attachments?.most ?? .max, "\(plan.rung): too many files")
    for file in attached {
      let takes = form.attachments?.mediaTypes?.contains(file.type) ?? true
      let fits = file.bytes <= form.attachments?.bytesEach ?? .max
      require(takes && fits, "\(plan.rung): a \(file.type) of \(file.bytes) bytes is attached")
    }
  }

  /// Words of a judgement: they weaken a case that is read by the other side.
  static let weaknesses: [String] =
    [Verdict.arguable, .weak, .undetermined, .notYetDue, .barred, .strong]
    .flatMap { [$0.words.zh, $0.words.en] } + ["自用", "for yourself only"]
}
