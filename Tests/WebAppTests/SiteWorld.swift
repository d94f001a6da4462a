import CaseCore
import Engine
import Evidence
import Foundation
import Playbook
import PlaybookYAML
import Synchronization
import TestKit

@testable import WebApp

/// The pages over stores in memory and the shipped playbook, with one browser that was let in.
struct SiteWorld {
  let site: WebSite
  let engine: Engine
  let access: LocalAccess
  /// The links that were shown to whoever started the pages.
  let shown = Shown()
  private let session: BrowserSession

  static let port = 8740

  init(
    _ clock: TimeSource = .ticking(from: Moment(seconds: 1_795_341_600)),
    recogniser: any TextRecogniser = NoTextRecogniser(),
    pictures: any PictureMasker = NoPictureMasker(), erasing: (any CaseErasing)? = nil
  ) throws {
    let randomness = Randomness.seeded(7)
    engine = Engine(
      ports: .init(
        journals: MemoryJournal(), blobs: MemoryBlobs(), keys: try MemoryKeys(),
        archive: MemoryArchive(), files: NoFiles(), shelf: try ShippedPlaybook.shelf.get(),
        pictures: pictures, recogniser: recogniser, reading: ShippedReading()),
      recordingClock: clock, judgingClock: clock, randomness: randomness, practice: false)
    access = LocalAccess(randomness: randomness)
    let shown = shown
    site = WebSite(engine: engine, access: access, port: Self.port, erasing: erasing) { link in
      shown.withLock { $0.append(link) }
    }
    guard let session = access.open(with: access.issueToken()) else {
      preconditionFailure("A fresh token opens.")
    }
    self.session = session
  }

  /// What the browser that was let in gets for `target`.
  func get(_ target: String, _ language: Language = .zh) async -> WebResponse {
    await site.respond(to: request("GET", target, language))
  }

  /// What it gets for a form with `fields`, which is one of ours.
  func post(
    _ target: String, _ fields: [String: String] = [:], _ language: Language = .zh
  ) async -> WebResponse {
    await site.respond(to: form(target, fields, language))
  }

  /// A form with `fields`, which is one of ours.
  func form(
    _ target: String, _ fields: [String: String], _ language: Language = .zh
  ) -> WebRequest {
    var request = request("POST", target, language)
    let pairs = fields.merging([FormName.token: session.formToken]) { first, _ in first }
    request.body = Array(
      pairs.sorted { $0.key < $1.key }
        .map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&").utf8)
    return request
  }

  /// What it gets for a form with files, which is one of ours unless `token` says otherwise.
  func upload(
    _ target: String, _ files: [(name: String, content: [UInt8])],
    fields: [(name: String, value: String)] = [], token: String? = nil, piece: Int = 1000,
    cutAt: Int? = nil, _ language: Language = .zh
  ) async -> WebResponse {
    var body: [UInt8] = []
    func part(_ head: String, _ content: [UInt8]) {
      body += Array("--XyZ\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8)
      body += content + [0x0d, 0x0a]
    }
    part("name=\"token\"", Array((token ?? session.formToken).utf8))
    for field in fields { part("name=\"\(field.name)\"", Array(field.value.utf8)) }
    for file in files {
      part(
        "name=\"files\"; filename=\"\(file.name)\"\r\nContent-Type: text/html", file.content)
    }
    body += Array("--XyZ--\r\n".utf8)
    var request = request("POST", target, language)
    request.headers.removeAll { $0.name == "content-type" }
    request.headers.append(("content-type", "multipart/form-data; boundary=XyZ"))
    request.stream = .pieces(of: body, each: piece, cutAt: cutAt)
    return await site.respond(to: request)
  }

  /// A request of the browser that was let in.
  func request(_ method: String, _ target: String, _ language: Language = .zh) -> WebRequest {
    var request = Self.stranger(method, target)
    request.headers.append(
      ("cookie", "a=b; recourse=\(session.secret); recourse-language=\(language.rawValue)"))
    return request
  }

  /// A request of a browser that was not.
  static func stranger(_ method: String, _ target: String) -> WebRequest {
    var request = WebRequest(
      method: method, target: target, headers: [("host", "127.0.0.1:\(port)")])
    if method == "POST" {
      request.headers += [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "http://127.0.0.1:\(port)"), ("sec-fetch-site", "same-origin"),
      ]
    }
    return request
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      (byte >= 0x30 && byte < 0x3a) || (byte >= 0x61 && byte < 0x7b)
        ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
    }.joined()
  }
}

/// Links that were shown.
final class Shown: Sendable {
  private let links = Mutex<[String]>([])
  func withLock<Result>(_ body: (inout sending [String]) -> sending Result) -> Result {
    links.withLock(body)
  }
}

extension BodyStream {
  /// `bytes` in pieces of `each`; the connection is lost behind `cutAt` bytes.
  static func pieces(of bytes: [UInt8], each: Int, cutAt: Int? = nil) -> BodyStream {
    let place = Mutex(0)
    return BodyStream(sizeBytes: Int64(bytes.count)) {
      try place.withLock { place in
        if let cutAt, place >= cutAt { throw BodyStream.Failure.lost }
        guard place < bytes.count else { return nil }
        defer { place += each }
        return Array(bytes[place..<min(bytes.count, place + each)])
      }
    }
  }
}

extension WebResponse {
  /// All of the content, also of one that is made while it is sent.
  func whole() async throws -> [UInt8] {
    guard let content else { return body }
    let pieces = Mutex<[UInt8]>([])
    try await content { piece in pieces.withLock { $0 += piece } }
    return pieces.withLock(\.self)
  }

  /// The page as text.
  var text: String { String(decoding: body, as: UTF8.self) }
  /// Where it leads on.
  var location: String { header("location") ?? "" }
}

/// The playbook that the product ships, read once.
enum ShippedPlaybook {
  static let shelf = Result { try read() }

  private static func read() throws -> OneShelf {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "playbooks").resolvingSymlinksInPath()
    var tree: [String: [UInt8]] = [:]
    let paths = FileManager.default.enumerator(atPath: folder.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".yaml") else { continue }
      tree[path] = Array(try Data(contentsOf: folder.appending(path: path)))
    }
    let source = try PlaybookSource(area: "cn-game-points", from: tree)
    let compiled = try PlaybookCompiler.compile(source, digest: .ofContent(source.bytes))
    return OneShelf(stocked: StockedPlaybook(playbook: compiled.playbook, source: source.bytes))
  }
}

/// A shelf with one playbook.
struct OneShelf: PlaybookShelf {
  let stocked: StockedPlaybook

  func current(area: String) -> StockedPlaybook { stocked }
  func playbook(from source: [UInt8], digest: Digest) -> Playbook { stocked.playbook }
  func areas() -> [String] { ["cn-game-points"] }
}

/// Stands for files that no page reads.
private struct NoFiles: SourceFiles {
  func withMappedBytes<Result: Sendable>(
    at path: String, _ body: @Sendable (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result { throw SourceFileError.missing(path: path) }

  func open(_ path: String) throws -> RandomAccess { throw SourceFileError.missing(path: path) }

  func folder(_ path: String) throws -> SourceFolder? { throw SourceFileError.missing(path: path) }
}
