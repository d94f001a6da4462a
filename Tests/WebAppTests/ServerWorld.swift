import Accounts
import CaseCore
import Engine
import Synchronization
import TestKit
import Testing

@testable import WebApp

/// A server over stores in memory, with a clock that stands where it is put.
final class ServerWorld: Sendable {
  static let host = "recourse.example"
  static let origin = "https://recourse.example"
  static let password = "correct horse battery"

  let site: ServerSite
  let store = MemoryAccounts()
  let vaults = MemoryVaults()
  let mails = MemoryMails()
  private let clock: TimeSourceBox
  /// What is done when an answer is on its way, until `finish`.
  private let later: Later

  init(metricsWord: String? = nil) throws {
    let clock = TimeSourceBox()
    self.clock = clock
    let later = Later()
    self.later = later
    let cost = try #require(PasswordCost(checking: 2, blockSize: 1, parallelism: 1))
    let randomness = Randomness.seeded(11)
    site = ServerSite(
      ports: .init(
        desk: AccountDesk(store: store, cost: cost, random: randomness.bytes), vaults: vaults,
        mail: mails, clock: clock.source, randomness: randomness,
        afterwards: { work in later.add(work) }),
      settings: ServerSettings(
        origins: [try #require(SiteOrigin(Self.origin))],
        operatorName: Bilingual(zh: "示例协会", en: "Example Association"),
        contact: "help@recourse.example",
        retention: Bilingual(zh: "保存两年。", en: "It is kept for two years."),
        metricsWord: metricsWord))
  }

  /// Lets `seconds` go by.
  func wait(_ seconds: Int64) { clock.wait(seconds) }

  var moment: Moment { clock.source.now() }

  /// Does what was left for when the answers are on their way.
  func finish() { later.run() }

  /// Who has an account, signed in.
  func signedIn(_ typed: String, as role: Account.Role = .member) throws -> Browser {
    let email = try #require(EmailAddress(typed))
    let token = try site.desk.invite(email, as: role, at: moment, random: site.random)
    guard
      case .opened(let id, let session) = try site.desk.open(
        with: token, Password(Self.password), at: moment, random: site.random)
    else { throw Unexpected() }
    return Browser(world: self, id: id, cookie: session.text)
  }

  /// A browser that never was here.
  func stranger() -> Browser { Browser(world: self, id: nil, cookie: nil) }

  struct Unexpected: Error {}
}

/// A clock that is put on.
final class TimeSourceBox: Sendable {
  private let now = Mutex(Moment(seconds: 1_795_341_600))

  var source: TimeSource { TimeSource { [self] in now.withLock(\.self) } }

  func wait(_ seconds: Int64) {
    now.withLock { $0 = Moment(seconds: $0.seconds + seconds) }
  }
}

/// Work that is done when it is asked for.
final class Later: Sendable {
  private let works = Mutex<[@Sendable () -> Void]>([])

  func add(_ work: @escaping @Sendable () -> Void) { works.withLock { $0.append(work) } }

  func run() {
    let all = works.withLock { works in
      defer { works = [] }
      return works
    }
    for work in all { work() }
  }
}

/// Mails that were sent.
final class MemoryMails: Mailing {
  private let sent = Mutex<[Mail]>([])

  func send(_ mail: Mail) { sent.withLock { $0.append(mail) } }

  var all: [Mail] { sent.withLock(\.self) }

  /// The path of the link in the last mail.
  var lastPath: String? {
    all.last.flatMap { mail in
      mail.body.split(separator: "\n").first { $0.hasPrefix(ServerWorld.origin) }
        .map { String($0.dropFirst(ServerWorld.origin.count)) }
    }
  }
}

/// Vaults in memory, one for each account.
final class MemoryVaults: AccountVaults {
  private let engines = Mutex<[Account.ID: Engine]>([:])

  func vault(of id: Account.ID) async throws -> AccountVault {
    let engine = try engines.withLock { engines in
      if let engine = engines[id] { return engine }
      let engine = try SiteWorld().engine
      engines[id] = engine
      return engine
    }
    return AccountVault(engine: engine, erasing: NothingErased())
  }

  func destroy(_ id: Account.ID) { engines.withLock { $0[id] = nil } }

  func isReady() -> Bool { true }

  /// How many there are.
  var count: Int { engines.withLock(\.count) }

  func engine(of id: Account.ID) -> Engine? { engines.withLock { $0[id] } }
}

/// Erases nothing: other tests do.
private struct NothingErased: CaseErasing {
  func backups() -> [BackupRecord] { [] }
  func forecastErasure(of names: [String], in id: Case.ID) throws -> ErasureForecast {
    throw ServerWorld.Unexpected()
  }
  func erase(_ forecast: ErasureForecast, reason: String) throws -> ErasedEntries {
    throw ServerWorld.Unexpected()
  }
  func eraseWhole(_ id: Case.ID) {}
}

/// A browser, with the cookie that it was given.
final class Browser: Sendable {
  let world: ServerWorld
  let id: Account.ID?
  private let kept: Mutex<String?>

  init(world: ServerWorld, id: Account.ID?, cookie: String?) {
    self.world = world
    self.id = id
    kept = Mutex(cookie)
  }

  var cookie: String? { kept.withLock(\.self) }

  func set(cookie: String?) { kept.withLock { $0 = cookie } }

  /// A request as the browser sends it.
  func request(
    _ method: String, _ target: String, network: String = "192.0.2.1"
  ) -> WebRequest {
    var request = WebRequest(
      method: method, target: target, headers: [("host", ServerWorld.host)])
    request.sender = .init(network: network, isLoopback: false)
    let cookies =
      (cookie.map { ["__Host-recourse=\($0)"] } ?? []) + ["recourse-language=en"]
    request.headers.append(("cookie", cookies.joined(separator: "; ")))
    if method == "POST" {
      request.headers += [
        ("content-type", "application/x-www-form-urlencoded"), ("origin", ServerWorld.origin),
        ("sec-fetch-site", "same-origin"),
      ]
    }
    return request
  }

  /// Sends a request and keeps the cookie that comes back.
  func send(_ request: WebRequest) async -> WebResponse {
    let response = await world.site.respond(to: request)
    for (name, value) in response.headers where name == "set-cookie" {
      guard value.hasPrefix("__Host-recourse=") else { continue }
      let text = String(value.dropFirst("__Host-recourse=".count).prefix { $0 != ";" })
      set(cookie: text.isEmpty ? nil : text)
    }
    return response
  }

  func get(_ target: String, network: String = "192.0.2.1") async -> WebResponse {
    await send(request("GET", target, network: network))
  }

  /// Sends a form of ours with `fields`.
  func post(
    _ target: String, _ fields: [String: String] = [:], network: String = "192.0.2.1"
  ) async -> WebResponse {
    await send(form(target, fields, network: network))
  }

  func form(
    _ target: String, _ fields: [String: String] = [:], network: String = "192.0.2.1"
  ) -> WebRequest {
    var request = request("POST", target, network: network)
    let token = cookie.flatMap { SecretToken(text: $0) }?.formToken ?? ""
    let pairs = fields.merging([FormName.token: token]) { first, _ in first }
    request.body = Array(
      pairs.sorted { $0.key < $1.key }.map { "\(encoded($0.key))=\(encoded($0.value))" }
        .joined(separator: "&").utf8)
    return request
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      (0x30..<0x3a).contains(byte) || (0x61..<0x7b).contains(byte) || byte == 0x2d
        ? String(UnicodeScalar(byte)) : "%" + Hex.text(of: [byte]).uppercased()
    }.joined()
  }
}
