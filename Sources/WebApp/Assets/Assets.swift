import CaseCore
import Crypto
import Markup

/// Our stylesheet and our script, under names that change with their content, so that a browser may
/// keep them for good.
struct Asset: Sendable {
  /// The name: a part of the SHA-256 of the content, and what it is.
  let name: String
  /// What it is.
  let contentType: String
  /// The content.
  let bytes: [UInt8]

  private init(_ bytes: [UInt8], suffix: String, contentType: String) {
    self.bytes = bytes
    self.contentType = contentType
    name = Hex.text(of: Array(SHA256.hash(data: bytes).prefix(8))) + suffix
  }

  static let style = Asset(
    PackageResources.style_css, suffix: ".css", contentType: "text/css; charset=utf-8")
  static let script = Asset(
    PackageResources.script_js, suffix: ".js", contentType: "text/javascript; charset=utf-8")

  /// Both.
  static let all = [style, script]

  /// What a browser is told that has it.
  var entityTag: String { "\"\(name)\"" }

  /// Where it is.
  var link: Link { Route.asset(name).link }

  /// The answer to `request` for the one that is called `name`.
  static func response(to request: WebRequest, named name: String, _ page: Page) -> WebResponse {
    guard let asset = all.first(where: { $0.name == name }) else {
      return ErrorPage(page).response(404, Words.nothingHere)
    }
    return asset.response(to: request.header("if-none-match"))
  }

  /// The answer to somebody who has `known` of it.
  func response(to known: String?) -> WebResponse {
    let headers = [
      (name: "cache-control", value: "public, max-age=31536000, immutable"),
      (name: "etag", value: entityTag),
    ]
    guard known != entityTag else { return WebResponse(304, headers: headers) }
    return WebResponse(
      200, headers: headers + [(name: "content-type", value: contentType)], body: bytes)
  }
}
