import CaseCore

extension StepTaken: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("happenedAt", happenedAt)
    writer.member("reference", reference)
    writer.member("remark", remark)
    writer.member("rung", rung)
    try writer.member("setDueAt", setDueAt)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let happenedAt = try reader.instant("happenedAt")
    let reference = try reader.textIfAny("reference")
    let remark = try reader.textIfAny("remark")
    let rung: Rung.Name = try reader.name("rung")
    let setDueAt = try reader.instantIfAny("setDueAt")
    try reader.version(1)
    return StepTaken(
      rung: rung, happenedAt: happenedAt, reference: reference, setDueAt: setDueAt,
      remark: remark)
  }
}

extension AnswerReceived: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.amount(amount)
    writer.member("answer", answer)
    try writer.member("dueAt", dueAt)
    try writer.member("happenedAt", happenedAt)
    writer.member("reason", reason)
    writer.member("rung", rung)
    try writer.shown(shown)
    writer.member("text", text)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let amount = try reader.amount()
    let answer: Answer.Name = try reader.name("answer")
    let dueAt = try reader.instantIfAny("dueAt")
    let happenedAt = try reader.instant("happenedAt")
    let reason: Answer.Name? = try reader.nameIfAny("reason")
    let rung: Rung.Name = try reader.name("rung")
    let shown = try reader.shown()
    let text = try reader.textIfAny("text")
    try reader.version(1)
    return AnswerReceived(
      rung: rung, answer: answer, happenedAt: happenedAt, reason: reason, amount: amount,
      dueAt: dueAt, text: text, shown: shown)
  }
}

extension DeadlineMoved: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("dueAt", dueAt)
    writer.member("reason", reason)
    writer.member("rung", rung)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let dueAt = try reader.instant("dueAt")
    let reason = try reader.text("reason")
    let rung: Rung.Name = try reader.name("rung")
    try reader.version(1)
    return DeadlineMoved(rung: rung, dueAt: dueAt, reason: reason)
  }
}

extension Correction: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    guard event.canCorrect else { throw .wrongValue("event") }
    writer.open()
    writer.member("event")
    writer.open()
    writer.member("body")
    try event.write(to: &writer)
    writer.member("kind", event.kind)
    writer.close()
    try writer.member("replaces", replaces)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    try reader.member("event")
    try reader.open()
    let event = try Event.read(from: &reader, within: .corrected) { reader throws(CanonicalError) in
      try reader.eventKind()
    }
    guard event.canCorrect else { throw .wrongValue("event") }
    try reader.close()
    let replaces = try reader.count("replaces")
    try reader.version(1)
    return Correction(replaces: replaces, event: event)
  }
}

extension Withdrawal: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("entry", entry)
    writer.member("reason", reason)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let entry = try reader.count("entry")
    let reason = try reader.text("reason")
    try reader.version(1)
    return Withdrawal(entry: entry, reason: reason)
  }
}
