import CaseCore
import Markup

/// The names of our cookies.
enum CookieName {
  static let session = "recourse"
  static let language = "recourse-language"
}

/// What `Accept-Language` says.
struct AcceptedLanguages {
  /// The language of ours that is wanted most; Chinese where none is named.
  let best: Language

  /// Reads the header: tags with a weight each, of which the first of the highest wins.
  init(_ header: String) {
    var best: (language: Language, weight: Int)?
    for part in header.prefix(500).split(separator: ",") {
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
      guard let tag = pieces.first, let language = Language(beginning: tag) else { continue }
      let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.map {
        Self.weight($0.dropFirst(2))
      }
      if (weight ?? 1000) > (best?.weight ?? 0) { best = (language, weight ?? 1000) }
    }
    self.best = best?.language ?? .zh
  }

  /// `0.8` in thousandths; zero for what is no weight.
  private static func weight(_ text: some StringProtocol) -> Int {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole) else { return 0 }
    let decimals = (parts.dropFirst().first.map { String($0.prefix(3)) } ?? "")
    let padded = decimals + String(repeating: "0", count: 3 - decimals.count)
    return min(1000, whole * 1000 + (Int(padded) ?? 0))
  }
}

extension WebRequest {
  /// The language in which it is answered: the one that was chosen, else the one that the browser wants.
  var language: Language {
    if let chosen = cookie(CookieName.language).flatMap({ Language(rawValue: $0) }) {
      return chosen
    }
    return AcceptedLanguages(header("accept-language") ?? "").best
  }
}

extension WebResponse {
  /// Chooses `language` and goes back to where the person came from.
  init(choosing language: Language, _ request: WebRequest) {
    self.init(seeOther: Self.wayBack(request))
    headers.append(
      (
        "set-cookie",
        "\(CookieName.language)=\(language.rawValue); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
      ))
  }

  /// Only a place of ours is gone back to, with what was brought to it.
  private static func wayBack(_ request: WebRequest) -> Link {
    let asked = WebRequest(target: request.query["back"] ?? "")
    guard let route = Route(path: asked.path) else { return Route.home.link }
    for name in FieldName.brought {
      if let value = asked.query[name] { return route.link(name, value) }
    }
    return route.link
  }
}
