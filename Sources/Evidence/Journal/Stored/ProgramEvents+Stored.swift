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
    try writer.version(contents == nil ? 1 : 2)
    writer.member("what", what)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    try read(version: 1, contents: nil, from: &reader)
  }

  /// Version 2 says whose contents a bundle carries; one that does not say so is in version 1.
  static func readVersion2(from reader: inout CanonicalReader) throws(CanonicalError) -> Self? {
    try reader.member("contents")
    try reader.openArray()
    var contents: [Int] = []
    while try reader.element() {
      let number = try reader.natural("contents")
      guard contents.last.map({ $0 < number }) ?? true else { throw .wrongValue("contents") }
      contents.append(number)
    }
    return try read(version: 2, contents: contents, from: &reader)
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

extension CanonicalReader {
  fileprivate mutating func language() throws(CanonicalError) -> Language {
    guard let language = Language(rawValue: try string()) else { throw .wrongValue("language") }
    return language
  }
}
