import Accounts
import CaseCore
import Engine
import Foundation
import WebApp

/// How a server is run: a file that its operator wrote (`docs/formats/server.md`), JSON in which comments
/// may stand. What is misspelt is an error and not left out.
struct ServerConfiguration: Sendable {
  /// The folder with the accounts and their vaults.
  let folder: String
  /// The address that is listened on.
  let host: String
  /// The port; 0 for one that the system chooses.
  let port: Int
  /// Whether a proxy stands in front that encrypts connections and says who asks.
  let isBehindProxy: Bool
  /// The folder into which mails are written.
  let mailFolder: String
  /// From whom mails are.
  let mailFrom: EmailAddress
  /// What the pages say and need to know.
  let settings: ServerSettings

  /// What stands behind a name.
  private enum Value: Decodable {
    case text(String)
    case flag(Bool)
    case list([String])
    case object([String: Value])
    /// What no setting is.
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let flag = try? value.decode(Bool.self) {
        self = .flag(flag)
      } else if let list = try? value.decode([String].self) {
        self = .list(list)
      } else if let object = try? value.decode([String: Value].self) {
        self = .object(object)
      } else {
        self = .other
      }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var list: [String]? { if case .list(let list) = self { list } else { nil } }
    var object: [String: Value]? { if case .object(let object) = self { object } else { nil } }
  }

  /// The largest file that is read, in bytes.
  static let limitBytes = 64 * 1024

  /// Reads the file with `bytes` that stands at `path`; folders in it are meant from there.
  /// - Throws: `Refusal` for a mistake in it, or for settings that are not safe together.
  init(_ bytes: [UInt8], at path: String) throws(Refusal) {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    guard let object = try? decoder.decode([String: Value].self, from: Data(bytes)) else {
      throw .configuration(Bilingual(zh: "不是 JSON 对象", en: "it is no JSON object"))
    }
    let known = [
      "folder", "listen", "behindProxy", "addresses", "operator", "contact", "retention", "mail",
      "metricsWord",
    ]
    try Self.check(object, known, "")
    let base = (path as NSString).deletingLastPathComponent
    func place(_ name: String) -> String {
      let path = (name as NSString).isAbsolutePath ? name : "\(base.isEmpty ? "." : base)/\(name)"
      return URL(filePath: path).standardizedFileURL.path
    }
    folder = place(try Self.text(object, "folder"))
    isBehindProxy = try Self.flag(object, "behindProxy")
    (host, port) = try Self.listening(object["listen"].map { $0.text ?? "" } ?? "127.0.0.1:8741")
    var origins: [SiteOrigin] = []
    for text in object["addresses"]?.list ?? [] {
      guard let origin = SiteOrigin(text) else { throw .wrong("addresses") }
      origins.append(origin)
    }
    guard !origins.isEmpty else { throw .wrong("addresses") }
    let mail = object["mail"]?.object ?? [:]
    try Self.check(mail, ["folder", "from"], "mail.")
    guard let from = EmailAddress(try Self.text(mail, "from", in: "mail.")) else {
      throw .wrong("mail.from")
    }
    mailFrom = from
    mailFolder = place(try Self.text(mail, "folder", in: "mail."))
    let word = object["metricsWord"].map { $0.text ?? "" }
    // A short word could be guessed over the network.
    guard word.map({ $0.utf8.count >= 20 }) ?? true else { throw .wrong("metricsWord") }
    settings = ServerSettings(
      origins: origins, operatorName: try Self.words(object, "operator"),
      contact: try Self.text(object, "contact"), retention: try Self.words(object, "retention"),
      metricsWord: word)
    try checkSafety()
  }

  /// Passwords and cases never go over a network that others can listen to.
  private func checkSafety() throws(Refusal) {
    let isLocal = host == "127.0.0.1" || host == "::1"
    guard isLocal || isBehindProxy else {
      throw .configuration(
        Bilingual(
          zh: "listen 不是本机地址，连接又没有加密：请监听 127.0.0.1，或在加密的代理后面写 behindProxy: true",
          en: """
            listen is not this machine alone and connections would not be encrypted: listen on 127.0.0.1, or \
            say behindProxy: true behind a proxy that encrypts
            """))
    }
    guard settings.origins.allSatisfy({ $0.isSecure || $0.isLoopback }) else {
      throw .configuration(
        Bilingual(
          zh: "addresses 里除了本机，都要以 https:// 开头",
          en: "addresses begin with https://, but for this machine"))
    }
    guard Set(settings.origins.map(\.isSecure)).count == 1 else {
      throw .configuration(
        Bilingual(
          zh: "addresses 不能又有 https:// 又有 http://",
          en: "addresses are all https:// or all http://"))
    }
  }

  private static func check(
    _ object: [String: Value], _ known: [String], _ prefix: String
  ) throws(Refusal) {
    for name in object.keys.sorted() where !known.contains(name) {
      throw .configuration(
        Bilingual(
          zh: "不认识的设置 \(prefix)\(name)", en: "there is no setting \(prefix)\(name)"))
    }
  }

  private static func text(
    _ object: [String: Value], _ name: String, in prefix: String = ""
  ) throws(Refusal) -> String {
    guard let text = object[name]?.text, !text.isEmpty, text.utf8.count <= 2000 else {
      throw .wrong(prefix + name)
    }
    return text
  }

  private static func flag(_ object: [String: Value], _ name: String) throws(Refusal) -> Bool {
    guard let value = object[name] else { return false }
    guard case .flag(let flag) = value else { throw .wrong(name) }
    return flag
  }

  private static func words(_ object: [String: Value], _ name: String) throws(Refusal) -> Bilingual
  {
    guard let both = object[name]?.object else { throw .wrong(name) }
    try check(both, ["zh", "en"], "\(name).")
    return Bilingual(
      zh: try text(both, "zh", in: "\(name)."), en: try text(both, "en", in: "\(name)."))
  }

  /// `127.0.0.1:8741` or `[::1]:8741`.
  private static func listening(_ text: String) throws(Refusal) -> (host: String, port: Int) {
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { throw .wrong("listen") }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard !host.isEmpty else { throw .wrong("listen") }
    return (String(host), port)
  }
}

extension Refusal {
  fileprivate static func wrong(_ name: String) -> Refusal {
    configuration(
      Bilingual(zh: "\(name) 没有写，或写得不对", en: "\(name) is missing or not as it should be"))
  }

  fileprivate static func configuration(_ what: Bilingual) -> Refusal {
    Refusal(
      "bad-server-file", .input,
      what: Bilingual(zh: "服务器的配置文件：\(what.zh)", en: "The file of the server: \(what.en)"),
      mend: Bilingual(
        zh: "照 docs/formats/server.md 改好再试", en: "mend it by docs/formats/server.md and try again"))
  }
}
