import CaseCore
import Engine
import Evidence
import Markup
import Synchronization

/// How many forms with files are being read.
final class UploadCount: Sendable {
  private let count = Mutex(0)

  /// Takes a place; false where all are taken.
  func begin() -> Bool {
    count.withLock { count in
      guard count < Limits.uploadsAtOnce else { return false }
      count += 1
      return true
    }
  }

  /// Gives it back.
  func end() { count.withLock { $0 -= 1 } }
}

/// What became of one file that was sent.
struct SentFile {
  /// What became of it.
  enum Outcome {
    case taken(AddedEvidence)
    case refused(Bilingual)
  }

  /// The name that it has.
  let name: String
  let outcome: Outcome
}

// Files that come in.
extension WebSite {
  func add(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    return WebResponse(page: UploadPage(page: page, model: UploadModel(assessed, page)).html)
  }

  /// Takes in what a form with files sends. The fields before the files say that the form is ours, so
  /// nothing of another one is kept.
  func send(
    _ route: Route, _ request: WebRequest, _ page: Page, _ session: BrowserSession?
  ) async throws -> WebResponse {
    guard let session, requestGuard.objection(toSender: request) == nil,
      let stream = request.stream,
      let boundary = MultipartBody.boundary(of: request.header("content-type"))
    else { return ErrorPage(page).response(403, Words.notOurForm) }
    guard stream.sizeBytes ?? 0 <= Limits.uploadBytes else {
      return ErrorPage(page).response(413, Words.uploadTooLarge)
    }
    guard uploads.begin() else { return ErrorPage(page).response(503, Words.uploadsBusy) }
    defer { uploads.end() }
    let body = MultipartBody(stream, boundary: boundary, limitBytes: Limits.uploadBytes)
    do {
      guard try body.nextPart()?.name == FormName.token,
        requestGuard.isOurs(try body.text(limit: 200), session)
      else { return ErrorPage(page).response(403, Words.notOurForm) }
    } catch is MultipartBody.Failure {
      return ErrorPage(page).response(400, Words.notOurForm)
    }
    if case .verify = route { return try verify(body, page) }
    guard case .add(let id) = route else {
      preconditionFailure("The table of routes lets no files through to here.")
    }
    return try await takeIn(body, id, sizeBytes: stream.sizeBytes, page)
  }

  private func takeIn(
    _ body: MultipartBody, _ id: Case.ID, sizeBytes: Int64?, _ page: Page
  ) async throws -> WebResponse {
    var intake = UploadIntake(engine: engine, id: id, sizeBytes: sizeBytes)
    // What came whole is taken in even if what came after it did not.
    let ending = try await intake.receive(body)
    let sent = try await intake.takeIn()
    guard !sent.isEmpty || ending != nil else {
      return try await noFile(id, page)
    }
    let assessed = try await engine.assess(id)
    let found = try await engine.findings(in: id)
    return WebResponse(
      page: UploadedPage(
        page: page, model: UploadModel(assessed, page), sent: sent, ending: ending,
        findings: FindingsModel(found, assessed, page.language)
      ).html)
  }

  private func noFile(_ id: Case.ID, _ page: Page) async throws -> WebResponse {
    let assessed = try await engine.assess(id)
    return WebResponse(
      422, page: UploadPage(page: page, model: UploadModel(assessed, page), isFault: true).html)
  }
}

/// One form with files on its way into a case.
struct UploadIntake {
  /// Why nothing more of a form was read.
  enum Ending {
    case lost, malformed, tooLarge, tooMany

    var words: Bilingual {
      switch self {
      case .lost: Words.uploadLost
      case .malformed: Words.uploadLost
      case .tooLarge: Words.uploadTooLarge
      case .tooMany: Words.uploadTooMany
      }
    }
  }

  private let engine: Engine
  private let id: Case.ID
  private let sizeBytes: Int64?
  private var received: [ReceivedFile] = []
  private var refused: [SentFile] = []
  private var password: [UInt8] = []

  init(engine: Engine, id: Case.ID, sizeBytes: Int64?) {
    self.engine = engine
    self.id = id
    self.sizeBytes = sizeBytes
  }

  /// Keeps the files of `body` one after the other.
  /// - Returns: Why it was not read to its end; nil where it was.
  mutating func receive(_ body: MultipartBody) async throws -> Ending? {
    do {
      while let head = try body.nextPart() {
        guard let name = head.fileName else {
          if head.name == UploadPage.Field.password {
            password = Array((try body.text(limit: Limits.passphraseBytes) ?? "").utf8)
          }
          continue
        }
        // A browser sends a file without a name where none was chosen.
        guard !name.isEmpty else { continue }
        guard received.count + refused.count < Limits.uploadFiles else { return .tooMany }
        try await receive(name, body)
      }
      return nil
    } catch is BodyStream.Failure {
      return .lost
    } catch MultipartBody.Failure.malformed {
      return .malformed
    } catch MultipartBody.Failure.tooLarge {
      return .tooLarge
    }
  }

  private mutating func receive(_ name: String, _ body: MultipartBody) async throws {
    let content = RandomAccess(sizeBytes: sizeBytes ?? Limits.uploadBytes) { (_, buffer) in
      try body.fill(buffer)
    }
    do {
      received.append(try await engine.receive(content, named: name, in: id))
    } catch let refusal as Refusal where refusal.kind == .input {
      refused.append(SentFile(name: name, outcome: .refused(refusal.what)))
    }
  }

  /// Reads what was kept and records it, file by file; one that is refused keeps none of the others out.
  func takeIn() async throws -> [SentFile] {
    var sent = refused
    var rest = received[...]
    let given = password
    let unlocking: FileUnlocking? =
      given.isEmpty ? nil : { @Sendable (_, isAgain) in isAgain ? nil : given }
    while !rest.isEmpty {
      do {
        try await engine.addEvidence(
          rest.map { .received($0) }, to: id,
          unlocking: unlocking
        ) { added in
          sent.append(SentFile(name: added.fileName, outcome: .taken(added)))
          rest = rest.dropFirst()
        }
      } catch let refusal as Refusal where refusal.kind == .input {
        guard let first = rest.popFirst() else { break }
        sent.append(SentFile(name: first.name, outcome: .refused(refusal.what)))
      }
    }
    return sent
  }
}
