import CaseCore

// The tagged objects of values. Which member comes first tells which value it is.
extension FactValue {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    switch self {
    case .money(let money):
      try money.write(to: &writer)
      return
    case .flag(let value):
      writer.open()
      writer.member("flag", value)
    case .choice(let choice):
      writer.open()
      writer.member("choice", choice)
    case .moment(let moment):
      writer.open()
      try writer.member("moment", moment)
    case .span(let span):
      writer.open()
      writer.member("span")
      try writer.integer(span.count, "span")
      writer.member("unit", span.unit)
    case .number(let number):
      writer.open()
      writer.member("number")
      try writer.integer(number, "number")
    case .text(let text):
      writer.open()
      writer.member("text", text)
    }
    writer.close()
  }

  static func read(from reader: inout CanonicalReader) throws(CanonicalError) -> FactValue {
    try reader.open()
    let value: FactValue
    if reader.has("flag") {
      value = .flag(try reader.bool())
    } else if reader.has("choice") {
      value = .choice(try reader.string())
    } else if reader.has("currency") {
      value = .money(try Money.readMembers(from: &reader))
    } else if reader.has("moment") {
      value = .moment(try reader.moment("moment"))
    } else if reader.has("span") {
      let count = Int64(try reader.natural("span"))
      value = .span(Span(count, try reader.choice("unit")))
    } else if reader.has("number") {
      value = .number(try reader.integer())
    } else {
      try reader.member("text")
      value = .text(try reader.string())
    }
    try reader.close()
    return value
  }
}

extension Money {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    guard Self.isCurrency(currency) else { throw .wrongValue("currency") }
    writer.open()
    writer.member("currency", currency)
    writer.member("money")
    try writer.integer(minorUnits, "money")
    writer.close()
  }

  static func read(from reader: inout CanonicalReader) throws(CanonicalError) -> Money {
    try reader.open()
    try reader.member("currency")
    let money = try readMembers(from: &reader)
    try reader.close()
    return money
  }

  /// Reads what follows the name of the member `currency`.
  static func readMembers(from reader: inout CanonicalReader) throws(CanonicalError) -> Money {
    let currency = try reader.string()
    guard isCurrency(currency) else { throw .wrongValue("currency") }
    try reader.member("money")
    return Money(minorUnits: try reader.integer(), currency: currency)
  }

  // ISO 4217: three upper-case letters.
  private static func isCurrency(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
  }
}

extension FactStated.Shown {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("evidence", evidence)
    writer.member("place", place.text)
    writer.member("quote", quote)
    writer.member("speaker", speaker)
    writer.close()
  }

  static func read(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    try reader.open()
    let shown = FactStated.Shown(
      evidence: try reader.count("evidence"), place: try reader.place(),
      quote: try reader.textIfAny("quote"), speaker: try reader.textIfAny("speaker"))
    try reader.close()
    return shown
  }
}

extension FactStated.Shown {
  // The stored order is by bytes: the quote stands before the speaker.
  fileprivate init(evidence: Int, place: Place, quote: String?, speaker: String?) {
    self.init(evidence: evidence, place: place, speaker: speaker, quote: quote)
  }
}

extension CanonicalWriter {
  mutating func amount(_ money: Money?) throws(CanonicalError) {
    guard let money else { return }
    member("amount")
    try money.write(to: &self)
  }

  mutating func shown(_ shown: FactStated.Shown?) throws(CanonicalError) {
    guard let shown else { return }
    member("shown")
    try shown.write(to: &self)
  }
}

extension CanonicalReader {
  mutating func amount() throws(CanonicalError) -> Money? {
    has("amount") ? try Money.read(from: &self) : nil
  }

  mutating func shown() throws(CanonicalError) -> FactStated.Shown? {
    has("shown") ? try FactStated.Shown.read(from: &self) : nil
  }

  mutating func place() throws(CanonicalError) -> Place {
    guard let place = Place(try text("place")) else { throw .wrongValue("place") }
    return place
  }
}
