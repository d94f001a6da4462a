import CaseCore

extension EvidenceAdded: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("digest", digest)
    writer.member("fileName", fileName)
    writer.member("kind", kind)
    writer.member("kindNamedByPerson", kindNamedByPerson)
    writer.member("mediaType", mediaType)
    try writer.member("modifiedAt", modifiedAt)
    if let obtained {
      writer.member("obtained")
      writer.open()
      writer.member("app", obtained.app)
      writer.member("device", obtained.device)
      writer.member("from", obtained.from)
      writer.member("way", obtained.way)
      writer.close()
    }
    try writer.member("sizeBytes", bytes: sizeBytes)
    try writer.version(obtained == nil ? 1 : 2)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    try read(version: 1, from: &reader)
  }

  /// Version 2 says how the file was obtained; one that does not say so is in version 1.
  static func readVersion2(from reader: inout CanonicalReader) throws(CanonicalError) -> Self? {
    try read(version: 2, from: &reader)
  }

  private static func read(
    version: Int64, from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Self {
    let digest = try reader.hash("digest")
    let fileName = try reader.text("fileName")
    let kind: EvidenceKind.Name = try reader.name("kind")
    let kindNamedByPerson = try reader.flag("kindNamedByPerson")
    let mediaType = try reader.text("mediaType")
    let modifiedAt = try reader.instantIfAny("modifiedAt")
    let obtained = version == 1 ? nil : try obtained(from: &reader)
    let sizeBytes = try reader.count("sizeBytes")
    try reader.version(version)
    return EvidenceAdded(
      kind: kind, digest: digest, sizeBytes: Int64(sizeBytes), mediaType: mediaType,
      fileName: fileName, modifiedAt: modifiedAt, kindNamedByPerson: kindNamedByPerson,
      obtained: obtained)
  }

  private static func obtained(
    from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Obtained {
    try reader.member("obtained")
    try reader.open()
    let app = try reader.textIfAny("app")
    let device = try reader.textIfAny("device")
    let from = try reader.textIfAny("from")
    let way: Obtained.Way = try reader.choice("way")
    try reader.close()
    return Obtained(way: way, app: app, device: device, from: from)
  }
}

extension FileRead: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("complete", complete)
    try writer.member("evidence", evidence)
    try writer.member("findings", findings)
    writer.member("findingsDigest", findingsDigest)
    writer.member("reader", reader)
    try writer.member("readerVersion", readerVersion)
    try writer.member("rows", rows)
    try writer.member("unread", unread)
    try writer.version(1)
    writer.member("variant", variant)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let complete = try reader.flag("complete")
    let evidence = try reader.count("evidence")
    let findings = try reader.count("findings")
    let findingsDigest = try reader.hash("findingsDigest")
    let name = try reader.text("reader")
    let readerVersion = try reader.count("readerVersion")
    let rows = try reader.count("rows")
    let unread = try reader.count("unread")
    try reader.version(1)
    return FileRead(
      evidence: evidence, reader: name, readerVersion: readerVersion,
      variant: try reader.text("variant"), rows: rows, findings: findings, unread: unread,
      complete: complete, findingsDigest: findingsDigest)
  }
}

extension FindingConfirmed: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("evidence", evidence)
    writer.member("finding", finding)
    writer.member("kind", kind)
    writer.member("place", place.text)
    writer.member("quote", quote)
    writer.member("speaker", speaker)
    try writer.version(1)
    writer.member("values")
    writer.openArray()
    for shown in values {
      writer.element()
      writer.open()
      writer.member("fact", shown.fact)
      writer.member("value")
      try shown.value.write(to: &writer)
      writer.close()
    }
    writer.closeArray()
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let evidence = try reader.count("evidence")
    let finding = try reader.text("finding")
    let kind: FindingKind.Name = try reader.name("kind")
    let place = try reader.place()
    let quote = try reader.text("quote")
    let speaker = try reader.textIfAny("speaker")
    try reader.version(1)
    var values: [ShownValue] = []
    try reader.member("values")
    try reader.openArray()
    while try reader.element() {
      try reader.open()
      let fact: Fact.Name = try reader.name("fact")
      try reader.member("value")
      values.append(ShownValue(fact: fact, value: try FactValue.read(from: &reader)))
      try reader.close()
    }
    return FindingConfirmed(
      evidence: evidence, finding: finding, kind: kind, place: place, quote: quote,
      speaker: speaker, values: values)
  }
}

extension FindingRejected: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    try writer.member("evidence", evidence)
    writer.member("finding", finding)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let evidence = try reader.count("evidence")
    let finding = try reader.text("finding")
    try reader.version(1)
    return FindingRejected(evidence: evidence, finding: finding)
  }
}

extension SlotStated: StoredBody {
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    writer.open()
    writer.member("slot", slot)
    writer.member("state", state)
    try writer.version(1)
    writer.close()
  }

  static func readVersion1(from reader: inout CanonicalReader) throws(CanonicalError) -> Self {
    let slot: Slot.Name = try reader.name("slot")
    let state: State = try reader.choice("state")
    try reader.version(1)
    return SlotStated(slot: slot, state: state)
  }
}
