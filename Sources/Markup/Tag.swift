/// An element that has content and a closing tag.
///
/// What can run or load something by itself (`script` with content, `style`, `iframe`, `object`) is
/// not among them: a page of ours has none.
public struct Tag: Sendable {
  let name: StaticString

  public static let html = Tag(name: "html")
  public static let head = Tag(name: "head")
  public static let title = Tag(name: "title")
  public static let body = Tag(name: "body")
  public static let header = Tag(name: "header")
  public static let main = Tag(name: "main")
  public static let footer = Tag(name: "footer")
  public static let nav = Tag(name: "nav")
  public static let section = Tag(name: "section")
  public static let div = Tag(name: "div")
  public static let h1 = Tag(name: "h1")
  public static let h2 = Tag(name: "h2")
  public static let h3 = Tag(name: "h3")
  public static let p = Tag(name: "p")
  public static let span = Tag(name: "span")
  public static let strong = Tag(name: "strong")
  public static let a = Tag(name: "a")
  public static let bdi = Tag(name: "bdi")
  public static let blockquote = Tag(name: "blockquote")
  public static let time = Tag(name: "time")
  public static let ul = Tag(name: "ul")
  public static let ol = Tag(name: "ol")
  public static let li = Tag(name: "li")
  public static let dl = Tag(name: "dl")
  public static let dt = Tag(name: "dt")
  public static let dd = Tag(name: "dd")
  public static let table = Tag(name: "table")
  public static let caption = Tag(name: "caption")
  public static let thead = Tag(name: "thead")
  public static let tbody = Tag(name: "tbody")
  public static let tr = Tag(name: "tr")
  public static let th = Tag(name: "th")
  public static let td = Tag(name: "td")
  public static let details = Tag(name: "details")
  public static let summary = Tag(name: "summary")
  public static let form = Tag(name: "form")
  public static let fieldset = Tag(name: "fieldset")
  public static let legend = Tag(name: "legend")
  public static let label = Tag(name: "label")
  public static let select = Tag(name: "select")
  public static let option = Tag(name: "option")
  public static let textarea = Tag(name: "textarea")
  public static let button = Tag(name: "button")
  public static let mark = Tag(name: "mark")
  /// Words that stand for a drawing.
  public static let svgTitle = Tag(name: "title")
  public static let svg = Tag(name: "svg")
  public static let g = Tag(name: "g")
  public static let svgText = Tag(name: "text")
  public static let path = Tag(name: "path")
  public static let rect = Tag(name: "rect")
  public static let circle = Tag(name: "circle")
  public static let line = Tag(name: "line")

  /// A script that is loaded from `source`; it has no content.
  static let script = Tag(name: "script")
}

/// An element that can hold nothing.
public struct EmptyTag: Sendable {
  let name: StaticString

  public static let meta = EmptyTag(name: "meta")
  public static let link = EmptyTag(name: "link")
  public static let input = EmptyTag(name: "input")
  public static let br = EmptyTag(name: "br")
  public static let hr = EmptyTag(name: "hr")
  public static let img = EmptyTag(name: "img")
}

extension HTML {
  /// Writes a reference to a script of our own.
  public mutating func script(_ source: Link) {
    element(.script, [.init("src", .text(source.text)), .init("defer", .present)]) { _ in }
  }
}
