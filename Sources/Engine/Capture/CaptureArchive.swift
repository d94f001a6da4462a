import CaseCore
import Imports
import Merkle

/// The archive of a captured page: one file that holds all of it and that other programs read.
struct CaptureArchive {
  /// The archive so far.
  var bytes: [UInt8] { writer.bytes }

  private var writer = WebArchiveWriter()
  private let date: Moment
  private let randomness: Randomness
  private typealias Fields = [(name: String, value: String)]

  /// The archive of `page`, captured at `date` by `software`.
  init(_ page: CapturedPage, date: Moment, software: String, randomness: Randomness) {
    self.date = date
    self.randomness = randomness
    let info = add("warcinfo", Self.fieldType, Self.block(Self.about(page, software)), [])
    var last = ""
    for exchange in page.exchanges { last = add(exchange, info) }
    if let shown = page.shown { add(shown, info, beside: last) }
    add(
      "metadata", Self.fieldType, Self.block(page.contacts.map(Self.contact)),
      [
        ("WARC-Target-URI", "urn:contacts:\(page.exchanges.last?.url ?? "")"),
        ("WARC-Warcinfo-ID", info),
      ])
  }

  // The answer, the request and the certificates; the id of the answer comes back.
  private mutating func add(_ exchange: CapturedPage.Exchange, _ info: String) -> String {
    var fields: Fields = [("WARC-Target-URI", exchange.url), ("WARC-Warcinfo-ID", info)]
    let about = fields
    if let address = exchange.address { fields.append(("WARC-IP-Address", address)) }
    let answer = add("response", "application/http; msgtype=response", exchange.response, fields)
    let beside: Fields = [("WARC-Concurrent-To", answer)]
    if !exchange.request.isEmpty {
      add("request", "application/http; msgtype=request", exchange.request, fields + beside)
    }
    if !exchange.certificates.isEmpty {
      add(
        "metadata", "application/pem-certificate-chain", exchange.certificates, about + beside)
    }
    return answer
  }

  private mutating func add(_ shown: CapturedPage.Shown, _ info: String, beside answer: String) {
    let parts = [
      ("urn:dom:", "text/html; charset=utf-8", shown.rendered),
      ("urn:fullPage:", "image/png", shown.picture), ("urn:pdf:", "application/pdf", shown.pdf),
    ]
    for (mark, type, content) in parts {
      guard let content else { continue }
      add(
        "resource", type, content,
        [
          ("WARC-Target-URI", mark + shown.address), ("WARC-Warcinfo-ID", info),
          ("WARC-Concurrent-To", answer),
        ])
    }
  }

  @discardableResult
  private mutating func add(
    _ type: String, _ contentType: String, _ block: [UInt8], _ fields: Fields
  ) -> String {
    let id = WebArchiveWriter.id(randomness.bytes(16))
    var digest = RunningDigest()
    digest.add(block)
    writer.add(
      .init(type, id: id, date: date, contentType: contentType, block: block, fields: fields),
      digest: digest.digest)
    return id
  }

  private static let fieldType = "application/warc-fields"

  private static func about(_ page: CapturedPage, _ software: String) -> [(String, String)] {
    let specification =
      "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
    var about = [
      ("software", software), ("format", "WARC File Format 1.1"), ("conformsTo", specification),
      ("fetchedWith", page.tool),
    ]
    if let shown = page.shown {
      about.append(("shownWith", shown.version))
      if !shown.isLoaded { about.append(("shownBefore", "load")) }
      if shown.isPictureCut { about.append(("pictureCutAt", "\(Limits.capturePictureHeight)")) }
    }
    return about
  }

  private static func contact(_ contact: CapturedPage.Contact) -> (String, String) {
    let result = contact.address ?? contact.refusal?.rawValue ?? ""
    return ("contact", "\(contact.host) \(contact.port) \(result)")
  }

  private static func block(_ lines: [(String, String)]) -> [UInt8] {
    Array(lines.map { "\($0): \($1)\r\n" }.joined().utf8)
  }
}
