import Accounts
import AccountsSQLite
import CaseCore
import Commands
import Engine
import Foundation
import VaultFiles
import WebApp
import WebServer

// A server with accounts.
extension LiveWorld {
  public func serveAccounts(
    _ file: String, log: @escaping @Sendable (_ line: String) -> Void,
    running: @escaping @Sendable (_ link: String) -> Void
  ) async throws {
    let configuration = try configuration(file)
    let clock = TimeSource.system
    let vaults = "\(configuration.folder)/vaults"
    for folder in [vaults, configuration.mailFolder] { try makeFolder(folder) }
    let site = ServerSite(
      ports: .init(
        desk: try desk(of: configuration),
        vaults: AccountFolders(folder: vaults) { path in
          // No passphrase: nobody sits at a server to type it.
          try await caretaker(
            Invocation.Wish(vault: path, passphrase: .init(file: "/dev/null", prompt: "")))
        },
        mail: MailFolder(
          folder: configuration.mailFolder, from: configuration.mailFrom, clock: clock,
          randomness: .system), clock: clock, randomness: .system,
        afterwards: { work in Task.detached { work() } }),
      settings: configuration.settings)
    do {
      try await AccountServer(
        host: configuration.host, port: configuration.port,
        isBehindProxy: configuration.isBehindProxy
      ).run(site: site) { answer in
        log(Self.line(of: answer, at: clock.now()))
      } running: { port in
        running("\(configuration.host):\(port)")
      }
    } catch AccountServer.Failure.addressTaken {
      let place = "\(configuration.host):\(configuration.port)"
      throw Refusal(
        "port-taken", .unavailable,
        what: Bilingual(
          zh: "\(place) 不能监听：已被占用，或没有权限",
          en: "\(place) cannot be listened on: something else uses it, or it is not allowed"),
        mend: Bilingual(zh: "换一个地址或端口", en: "choose another address or port"))
    }
  }

  public func invite(
    _ email: String, as role: String, file: String
  ) async throws -> String {
    let configuration = try configuration(file)
    guard let email = EmailAddress(email) else {
      throw Refusal(
        "bad-email", .input,
        what: Bilingual(zh: "不是邮箱：\(email)", en: "This is no e-mail address: \(email)"),
        mend: Bilingual(zh: "写完整的邮箱", en: "write a whole address"))
    }
    guard let role = Account.Role(rawValue: role) else {
      throw Refusal.unknownName(
        role, what: Bilingual(zh: "身份", en: "role"),
        known: Account.Role.allCases.map(\.rawValue))
    }
    try makeFolder(configuration.folder)
    let desk = try desk(of: configuration)
    do {
      let token = try desk.invite(
        email, as: role, at: TimeSource.system.now(), random: Randomness.system.bytes)
      return ServerSite.invitationLink(configuration.settings.origins[0], token)
    } catch let error as AccountStoreError {
      throw Refusal.accounts(error)
    }
  }

  private func configuration(_ file: String) throws -> ServerConfiguration {
    try ServerConfiguration(
      read(file, limit: ServerConfiguration.limitBytes),
      at: URL(filePath: file).standardizedFileURL.path)
  }

  private func desk(of configuration: ServerConfiguration) throws -> AccountDesk {
    try makeFolder(configuration.folder)
    do {
      return AccountDesk(
        store: try SQLiteAccounts(at: "\(configuration.folder)/accounts.sqlite"),
        random: Randomness.system.bytes)
    } catch let error as AccountStoreError {
      throw Refusal.accounts(error)
    }
  }

  /// A line of the log: when, what place, and how it was answered; nobody's name, case, address or words.
  private static func line(of answer: AccountServer.Answer, at now: Moment) -> String {
    let line: OutputJSON = [
      "at": .text(now.description), "method": .text(answer.method), "place": .text(answer.place),
      "status": .number(answer.status), "microseconds": .number(answer.microseconds),
    ]
    return line.compact + "\n"
  }
}

extension Refusal {
  fileprivate static func accounts(_ error: AccountStoreError) -> Refusal {
    let what: Bilingual =
      switch error {
      case .unavailable:
        Bilingual(
          zh: "账户的数据库现在不能用", en: "The database of the accounts cannot be used now")
      case .damaged:
        Bilingual(
          zh: "账户的数据库损坏了", en: "The database of the accounts is damaged")
      case .newer:
        Bilingual(
          zh: "账户的数据库是更新版本的程序写的",
          en: "The database of the accounts was written by a later version of the program")
      }
    return Refusal(
      "accounts-unavailable", .unavailable, what: what,
      mend: Bilingual(
        zh: "检查 folder 里的 accounts.sqlite 和磁盘",
        en: "look at accounts.sqlite in folder, and at the disk"))
  }
}
