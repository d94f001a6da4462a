import CaseCore

extension CaseOpened: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("area", area)
    writer.member("practice", practice)
    writer.member("title", title)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let area = try reader.text("area")
    let practice = try reader.flag("practice")
    let title = try reader.text("title")
    try reader.version(1)
    return CaseOpened(title: title, area: area, practice: practice)
  }
}

extension StoryTold: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("text", text)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let text = try reader.text("text")
    try reader.version(1)
    return StoryTold(text: text)
  }
}

extension NoteTaken: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("text", text)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let text = try reader.text("text")
    try reader.version(1)
    return NoteTaken(text: text)
  }
}

extension CaseClosed: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.amount(amount)
    try writer.member("happenedAt", happenedAt)
    writer.member("outcome", outcome)
    writer.member("remark", remark)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let amount = try reader.amount()
    let happenedAt = try reader.instantIfAny("happenedAt")
    let outcome: Outcome = try reader.choice("outcome")
    let remark = try reader.textIfAny("remark")
    try reader.version(1)
    return CaseClosed(outcome: outcome, amount: amount, happenedAt: happenedAt, remark: remark)
  }
}
