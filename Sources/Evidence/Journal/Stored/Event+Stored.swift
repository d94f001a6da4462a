import CaseCore

extension Event {
  /// Writes the body of this event in its newest form.
  func write(to writer: inout CanonicalWriter) throws(CanonicalError) {
    switch self {
    case .caseOpened(let body): try body.write(to: &writer)
    case .storyTold(let body): try body.write(to: &writer)
    case .noteTaken(let body): try body.write(to: &writer)
    case .evidenceAdded(let body): try body.write(to: &writer)
    case .derivativeAdded(let body): try body.write(to: &writer)
    case .evidenceShown(let body): try body.write(to: &writer)
    case .fileRead(let body): try body.write(to: &writer)
    case .findingConfirmed(let body): try body.write(to: &writer)
    case .findingRejected(let body): try body.write(to: &writer)
    case .factStated(let body): try body.write(to: &writer)
    case .slotStated(let body): try body.write(to: &writer)
    case .messageKept(let body): try body.write(to: &writer)
    case .promiseMade(let body): try body.write(to: &writer)
    case .stepTaken(let body): try body.write(to: &writer)
    case .answerReceived(let body): try body.write(to: &writer)
    case .deadlineMoved(let body): try body.write(to: &writer)
    case .corrected(let body): try body.write(to: &writer)
    case .withdrawn(let body): try body.write(to: &writer)
    case .adviceGiven(let body): try body.write(to: &writer)
    case .documentIssued(let body): try body.write(to: &writer)
    case .caseClosed(let body): try body.write(to: &writer)
    case .entriesErased(let body): try body.write(to: &writer)
    case .keyRotated(let body): try body.write(to: &writer)
    case .caseHandedOver(let body): try body.write(to: &writer)
    case .caseContinued(let body): try body.write(to: &writer)
    }
  }

  /// Reads the member `body`, which comes next, and then `rest`, the members that follow it and
  /// end with the kind: the body stands first because names are ordered by bytes, but can only be
  /// read once its kind and version are known.
  static func read(
    from reader: inout CanonicalReader, within outer: Kind? = nil,
    rest: (inout CanonicalReader) throws(CanonicalError) -> Kind
  ) throws(CanonicalError) -> Event {
    try reader.member("body")
    var body = reader
    let version = try reader.passOverBody()
    let end = reader.offset
    let kind = try rest(&reader)
    // A correction within a correction would let a short entry nest without end.
    guard outer != .corrected || kind != .corrected else { throw .wrongValue("event") }
    guard let version else { throw .missingMember("v") }
    let event = try read(kind, version: version, from: &body)
    guard body.offset == end else { throw .notCanonical(offset: body.offset) }
    return event
  }

  private static func read(
    _ kind: Kind, version: Int64, from reader: inout CanonicalReader
  ) throws(CanonicalError) -> Event {
    func body<Body: StoredBody>(
      _ reader: inout CanonicalReader
    ) throws(CanonicalError) -> Body {
      try Body.read(version: version, of: kind, from: &reader)
    }
    return switch kind {
    case .caseOpened: .caseOpened(try body(&reader))
    case .storyTold: .storyTold(try body(&reader))
    case .noteTaken: .noteTaken(try body(&reader))
    case .evidenceAdded: .evidenceAdded(try body(&reader))
    case .derivativeAdded: .derivativeAdded(try body(&reader))
    case .evidenceShown: .evidenceShown(try body(&reader))
    case .fileRead: .fileRead(try body(&reader))
    case .findingConfirmed: .findingConfirmed(try body(&reader))
    case .findingRejected: .findingRejected(try body(&reader))
    case .factStated: .factStated(try body(&reader))
    case .slotStated: .slotStated(try body(&reader))
    case .messageKept: .messageKept(try body(&reader))
    case .promiseMade: .promiseMade(try body(&reader))
    case .stepTaken: .stepTaken(try body(&reader))
    case .answerReceived: .answerReceived(try body(&reader))
    case .deadlineMoved: .deadlineMoved(try body(&reader))
    case .corrected: .corrected(try body(&reader))
    case .withdrawn: .withdrawn(try body(&reader))
    case .adviceGiven: .adviceGiven(try body(&reader))
    case .documentIssued: .documentIssued(try body(&reader))
    case .caseClosed: .caseClosed(try body(&reader))
    case .entriesErased: .entriesErased(try body(&reader))
    case .keyRotated: .keyRotated(try body(&reader))
    case .caseHandedOver: .caseHandedOver(try body(&reader))
    case .caseContinued: .caseContinued(try body(&reader))
    }
  }
}

extension CanonicalReader {
  mutating func eventKind() throws(CanonicalError) -> Event.Kind {
    let text = try text("kind")
    guard let kind = Event.Kind(rawValue: text) else { throw .unknownKind(text) }
    return kind
  }
}
