import Markup

/// What is answered.
public struct WebResponse: Sendable {
  /// The status.
  public var status: Int
  /// The headers; names in lower case.
  public var headers: [(name: String, value: String)]
  /// The content; empty where it is made while it is sent.
  public var body: [UInt8]
  /// Writes the content, piece by piece; nil where it is all there.
  public var content: Content?

  /// Writes content to a connection.
  public typealias Content =
    @Sendable (_ write: ([UInt8]) async throws -> Void) async throws -> Void

  init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page of ours. It is the person's own, so it is kept nowhere.
  init(_ status: Int = 200, page: HTML) {
    self.init(
      status,
      headers: [("content-type", "text/html; charset=utf-8"), ("cache-control", "no-store")],
      body: page.bytes)
  }

  /// A file to be saved as `name`, which is one of ours: ASCII, without quotation marks. It is shut in, and
  /// no browser shows it as a page.
  init(saved name: String, content: @escaping Content) {
    self.init(
      200,
      headers: [
        ("content-type", "application/octet-stream"), ("cache-control", "no-store"),
        ("content-disposition", "attachment; filename=\"\(name)\""),
        ("content-security-policy", "default-src 'none'; sandbox"),
      ])
    self.content = content
  }

  /// A calendar (RFC 5545) to be opened by the program that keeps the person's own, or saved as `name`,
  /// which is one of ours: ASCII, without quotation marks.
  init(calendar text: String, named name: String) {
    self.init(
      200,
      headers: [
        ("content-type", "text/calendar; charset=utf-8"), ("cache-control", "no-store"),
        ("content-disposition", "attachment; filename=\"\(name)\""),
        ("content-security-policy", "default-src 'none'; sandbox"),
      ],
      body: Array(text.utf8))
  }

  /// Sends the browser on to `route` with a fresh GET.
  init(seeOther route: Route) { self.init(seeOther: route.link) }

  /// Sends the browser on to `link` with a fresh GET.
  init(seeOther link: Link) {
    self.init(303, headers: [("location", link.text), ("cache-control", "no-store")])
  }

  /// The one value of the header `name`.
  public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// Adds what every answer of ours says to the browser.
  ///
  /// Style and script come from us alone and never from the page itself; nothing is loaded from
  /// elsewhere; no other page shows ours in a frame, and none elsewhere is told where the person came from.
  /// Our own are told, or browsers would leave the origin out of what a form sends.
  /// An answer that is no page may shut itself in further.
  mutating func addSafetyHeaders() {
    if header("content-security-policy") == nil {
      headers.append(
        (
          "content-security-policy",
          """
          default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
          base-uri 'none'; frame-ancestors 'none'
          """
        ))
    }
    headers += [
      ("x-content-type-options", "nosniff"),
      ("referrer-policy", "same-origin"),
      ("cross-origin-opener-policy", "same-origin"),
      ("cross-origin-resource-policy", "same-origin"),
      ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ]
  }
}
