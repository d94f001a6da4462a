import CaseCore

extension AdviceGiven: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("actions")
    writer.openArray()
    for action in actions {
      writer.element()
      writer.string(action)
    }
    writer.closeArray()
    try writer.member("clock", clock)
    writer.member("judged")
    writer.openArray()
    for judged in judged {
      writer.element()
      writer.open()
      writer.member("claim", judged.claim)
      writer.member("onTheRecord", judged.onTheRecord)
      writer.member("onYourAccount", judged.onYourAccount)
      writer.close()
    }
    writer.closeArray()
    writer.member("playbook", playbook)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    var actions: [String] = []
    try reader.member("actions")
    try reader.openArray()
    while try reader.element() { actions.append(try reader.string()) }
    let clock = try reader.instant("clock")
    var judged: [Judged] = []
    try reader.member("judged")
    try reader.openArray()
    while try reader.element() {
      try reader.open()
      let claim: Claim.Name = try reader.name("claim")
      let onTheRecord = try reader.text("onTheRecord")
      let onYourAccount = try reader.text("onYourAccount")
      judged.append(Judged(claim: claim, onYourAccount: onYourAccount, onTheRecord: onTheRecord))
      try reader.close()
    }
    let playbook = try reader.hash("playbook")
    try reader.version(1)
    return AdviceGiven(judged: judged, actions: actions, playbook: playbook, clock: clock)
  }
}

extension DocumentIssued: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("clock", clock)
    if let contents {
      writer.member("contents")
      writer.openArray()
      for number in contents {
        writer.element()
        try writer.natural(number, "contents")
      }
      writer.closeArray()
    }
    writer.member("digest", digest)
    if let language { writer.member("language", language) }
    if let playbook { writer.member("playbook", playbook) }
    writer.member("recipient", recipient)
    writer.member("rung", rung)
    try writer.member("size", size)
    try writer.version(clock != nil ? 4 : wording != nil ? 3 : contents != nil ? 2 : 1)
    writer.member("what", what)
    if let wording {
      writer.member("wording")
      try wording.write(to: &writer)
    }
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    try read(version: 1, contents: nil, from: &reader)
  }

  /// Version 2 says whose contents a bundle carries; one that does not say so is in version 1.
  static func readVersion2(from reader: inout CanonicalReader) throws(CanonicalError) -> Self? {
    try reader.member("contents")
    return try read(version: 2, contents: try reader.ascending("contents"), from: &reader)
  }

  /// Version 3 says what each sentence of a letter rests on; it may name contents or not.
  static func readVersion3(from reader: inout CanonicalReader) throws(CanonicalError) -> Self? {
    let contents = reader.has("contents") ? try reader.ascending("contents") : nil
    var issued = try read(version: 3, contents: contents, from: &reader)
    try reader.member("wording")
    issued.wording = try Wording(from: &reader)
    return issued
  }

  /// Version 4 says by which clock a dossier, or a packet without a letter, was judged; it may name
  /// contents or not.
  static func readVersion4(from reader: inout CanonicalReader) throws(CanonicalError) -> Self? {
    let clock = try reader.instant("clock")
    let contents = reader.has("contents") ? try reader.ascending("contents") : nil
    var issued = try read(version: 4, contents: contents, from: &reader)
    issued.clock = clock
    return issued
  }

  private static func read(
    version: Int64, contents: [Int]?, from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self {
    let digest = try reader.hash("digest")
    let language: Language? = reader.has("language") ? try reader.language() : nil
    let playbook = reader.has("playbook") ? try reader.digest("playbook") : nil
    let recipient = try reader.textIfAny("recipient")
    let rung: Rung.Name? = try reader.nameIfAny("rung")
    let size = try reader.count("size")
    try reader.version(version)
    let what: What = try reader.choice("what")
    return DocumentIssued(
      what: what, rung: rung, recipient: recipient, language: language, size: size,
      digest: digest, playbook: playbook, contents: contents)
  }
}

extension DocumentIssued.Wording {
  fileprivate func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("clock", clock)
    writer.member("letter", letter)
    writer.member("sentences")
    writer.openArray()
    for sentence in sentences {
      writer.element()
      writer.open()
      writer.member("entries")
      writer.openArray()
      for number in sentence.entries {
        writer.element()
        try writer.natural(number, "entries")
      }
      writer.closeArray()
      writer.member("facts")
      writer.openArray()
      for fact in sentence.facts {
        writer.element()
        writer.plain(fact.text)
      }
      writer.closeArray()
      writer.close()
    }
    writer.closeArray()
    writer.close()
  }

  fileprivate init(from reader: inout CanonicalReader) throws(CanonicalError) {
    try reader.open()
    let clock = try reader.instant("clock")
    let letter: Letter.Name = try reader.name("letter")
    try reader.member("sentences")
    try reader.openArray()
    var sentences: [Sentence] = []
    while try reader.element() {
      try reader.open()
      try reader.member("entries")
      let entries = try reader.ascending("entries")
      try reader.member("facts")
      try reader.openArray()
      var facts: [Fact.Name] = []
      while try reader.element() {
        guard let fact = Fact.Name(try reader.string()), facts.last.map({ $0 < fact }) ?? true
        else { throw .wrongValue("facts") }
        facts.append(fact)
      }
      try reader.close()
      sentences.append(Sentence(entries: entries, facts: facts))
    }
    try reader.close()
    self.init(letter: letter, clock: clock, sentences: sentences)
  }
}

extension CanonicalReader {
  /// An array of entry numbers, ascending, each once.
  fileprivate mutating func ascending(_ name: StaticString) throws(CanonicalError) -> [Int] {
    try openArray()
    var numbers: [Int] = []
    while try element() {
      let number = try natural(name)
      guard numbers.last.map({ $0 < number }) ?? true else {
        throw .wrongValue(name.description)
      }
      numbers.append(number)
    }
    return numbers
  }

  fileprivate mutating func language() throws(CanonicalError) -> Language {
    guard let language = Language(rawValue: try string()) else { throw .wrongValue("language") }
    return language
  }
}
