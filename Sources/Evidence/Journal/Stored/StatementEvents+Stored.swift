import CaseCore

extension FactStated: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("fact", fact)
    try writer.shown(shown)
    try writer.version(1)
    if let value {
      writer.member("value")
      try value.write(to: &writer)
    }
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let fact: Fact.Name = try reader.name("fact")
    let shown = try reader.shown()
    try reader.version(1)
    let value = reader.has("value") ? try FactValue.read(from: &reader) : nil
    return FactStated(fact: fact, value: value, shown: shown)
  }
}

extension MessageKept: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("channel", channel)
    writer.member("direction", direction)
    try writer.member("happenedAt", happenedAt)
    try writer.shown(shown)
    writer.member("text", text)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let channel = try reader.text("channel")
    let direction: Direction = try reader.choice("direction")
    let happenedAt = try reader.instantIfAny("happenedAt")
    let shown = try reader.shown()
    let text = try reader.text("text")
    try reader.version(1)
    return MessageKept(
      direction: direction, channel: channel, happenedAt: happenedAt, text: text, shown: shown)
  }
}

extension PromiseMade: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.amount(amount)
    try writer.member("dueAt", dueAt)
    try writer.member("happenedAt", happenedAt)
    writer.member("rung", rung)
    try writer.shown(shown)
    writer.member("text", text)
    try writer.version(1)
    writer.member("what", what)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let amount = try reader.amount()
    let dueAt = try reader.instantIfAny("dueAt")
    let happenedAt = try reader.instantIfAny("happenedAt")
    let rung: Rung.Name = try reader.name("rung")
    let shown = try reader.shown()
    let text = try reader.textIfAny("text")
    try reader.version(1)
    let what: What = try reader.choice("what")
    return PromiseMade(
      rung: rung, what: what, amount: amount, happenedAt: happenedAt, dueAt: dueAt, text: text,
      shown: shown)
  }
}
