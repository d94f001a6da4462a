import CaseCore

extension DerivativeAdded: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("digest", digest)
    writer.member("how", how)
    writer.member("masks")
    writer.openArray()
    for mask in masks {
      writer.element()
      writer.open()
      writer.member("place", mask.place.text)
      writer.member("why", mask.why)
      writer.close()
    }
    writer.closeArray()
    writer.member("mediaType", mediaType)
    try writer.member("original", original)
    writer.member("recipients")
    writer.openArray()
    for recipient in recipients {
      writer.element()
      writer.string(recipient)
    }
    writer.closeArray()
    try writer.member("sizeBytes", bytes: sizeBytes)
    writer.member("tool", tool)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let digest = try reader.hash("digest")
    let how: How = try reader.choice("how")
    var masks: [Mask] = []
    try reader.member("masks")
    try reader.openArray()
    while try reader.element() {
      try reader.open()
      let place = try reader.place()
      masks.append(Mask(place: place, why: try reader.name("why")))
      try reader.close()
    }
    let mediaType = try reader.text("mediaType")
    let original = try reader.count("original")
    var recipients: [String] = []
    try reader.member("recipients")
    try reader.openArray()
    while try reader.element() { recipients.append(try reader.string()) }
    let sizeBytes = try reader.count("sizeBytes")
    let tool = try reader.text("tool")
    try reader.version(1)
    return DerivativeAdded(
      original: original, digest: digest, sizeBytes: Int64(sizeBytes), mediaType: mediaType,
      how: how, masks: masks, recipients: recipients, tool: tool)
  }
}

extension EvidenceShown: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("evidence", evidence)
    try writer.member("happenedAt", happenedAt)
    writer.member("how", how)
    writer.member("remark", remark)
    writer.member("to", to)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let evidence = try reader.count("evidence")
    let happenedAt = try reader.instantIfAny("happenedAt")
    let how: How = try reader.choice("how")
    let remark = try reader.textIfAny("remark")
    let to = try reader.text("to")
    try reader.version(1)
    return EvidenceShown(
      evidence: evidence, to: to, how: how, happenedAt: happenedAt, remark: remark)
  }
}

extension EntriesErased: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    try Self.check(entries)
    writer.open()
    writer.member("entries")
    writer.openArray()
    for entry in entries {
      writer.element()
      try writer.natural(entry, "entries")
    }
    writer.closeArray()
    writer.member("reason", reason)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    var entries: [Int] = []
    try reader.member("entries")
    try reader.openArray()
    while try reader.element() { entries.append(try reader.natural("entries")) }
    try check(entries)
    let reason = try reader.text("reason")
    try reader.version(1)
    return EntriesErased(entries: entries, reason: reason)
  }

  /// Ascending, each once, at least one, and never the opening.
  private static func check(_ entries: [Int]) throws(CanonicalError) {
    guard let first = entries.first, first > 0,
      zip(entries, entries.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .wrongValue("entries") }
  }
}
