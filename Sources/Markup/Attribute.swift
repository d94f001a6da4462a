/// An attribute of an element.
///
/// There is one way for each attribute that our pages use. Attributes that run something (`onclick`)
/// or carry a style are not among them, and an address is a `Link`.
public struct Attribute: Sendable {
  enum Value: Sendable {
    case text(String)
    /// Written without a value.
    case present
    /// Not written at all.
    case absent
  }

  let name: StaticString
  let value: Value

  init(_ name: StaticString, _ value: Value) {
    self.name = name
    self.value = value
  }

  private init(_ name: StaticString, if present: Bool) {
    self.init(name, present ? .present : .absent)
  }

  // MARK: Every element

  /// The names by which the stylesheet knows it.
  public static func `class`(_ name: String) -> Attribute { Attribute("class", .text(name)) }
  /// The name by which others on the page refer to it.
  public static func id(_ id: String) -> Attribute { Attribute("id", .text(id)) }
  /// The language of what stands in it, as BCP 47 says it.
  public static func lang(_ tag: String) -> Attribute { Attribute("lang", .text(tag)) }
  /// Its role, where the element alone does not say it.
  public static func role(_ role: StaticString) -> Attribute {
    Attribute("role", .text("\(role)"))
  }
  /// Its name for those who cannot see it.
  public static func ariaLabel(_ text: String) -> Attribute { Attribute("aria-label", .text(text)) }
  /// What names it.
  public static func ariaLabelledBy(_ id: String) -> Attribute {
    Attribute("aria-labelledby", .text(id))
  }
  /// What says more of it; nothing for none.
  public static func ariaDescribedBy(_ ids: [String]) -> Attribute {
    Attribute("aria-describedby", ids.isEmpty ? .absent : .text(ids.joined(separator: " ")))
  }
  /// Whether what was typed cannot be taken.
  public static func ariaInvalid(_ isInvalid: Bool) -> Attribute {
    Attribute("aria-invalid", isInvalid ? .text("true") : .absent)
  }
  /// That it is where the person is.
  public static func ariaCurrent(_ isCurrent: Bool) -> Attribute {
    Attribute("aria-current", isCurrent ? .text("page") : .absent)
  }
  /// That it is for the eye alone.
  public static let ariaHidden = Attribute("aria-hidden", .text("true"))
  /// Whether it is left out of the page.
  public static func hidden(if isHidden: Bool) -> Attribute { Attribute("hidden", if: isHidden) }
  /// Where the keyboard can be put though it does not go there by itself.
  public static let focusable = Attribute("tabindex", .text("-1"))
  /// What our script looks for.
  public static func data(_ name: DataName, _ value: String) -> Attribute {
    Attribute(name.name, .text(value))
  }

  // MARK: Addresses

  /// Where it leads.
  public static func href(_ link: Link) -> Attribute { Attribute("href", .text(link.text)) }
  /// Where a form is sent, by POST.
  public static func post(_ link: Link) -> [Attribute] {
    [Attribute("method", .text("post")), Attribute("action", .text(link.text))]
  }
  /// Where a form with files is sent, by POST.
  public static func postFiles(_ link: Link) -> [Attribute] {
    post(link) + [Attribute("enctype", .text("multipart/form-data"))]
  }
  /// Where a picture is loaded from.
  public static func source(_ link: Link) -> Attribute { Attribute("src", .text(link.text)) }
  /// What a picture shows, for those who cannot see it.
  public static func alt(_ text: String) -> Attribute { Attribute("alt", .text(text)) }
  /// That a picture is loaded when it comes into view.
  public static let lazy = Attribute("loading", .text("lazy"))
  /// That what is linked is saved as a file.
  public static let download = Attribute("download", .present)
  /// What a linked file is.
  public static func rel(_ rel: StaticString) -> Attribute { Attribute("rel", .text("\(rel)")) }

  // MARK: Forms

  /// The name under which it is sent.
  public static func name(_ name: String) -> Attribute { Attribute("name", .text(name)) }
  /// What is sent, or what stands in it.
  public static func value(_ value: String) -> Attribute { Attribute("value", .text(value)) }
  /// What kind of input it is.
  public static func type(_ type: StaticString) -> Attribute {
    Attribute("type", .text("\(type)"))
  }
  /// Which input a label belongs to.
  public static func `for`(_ id: String) -> Attribute { Attribute("for", .text(id)) }
  /// Whether it is chosen.
  public static func checked(_ isChecked: Bool) -> Attribute {
    Attribute("checked", if: isChecked)
  }
  /// Whether it is the one that is chosen.
  public static func selected(_ isSelected: Bool) -> Attribute {
    Attribute("selected", if: isSelected)
  }
  /// That it can be read and copied, and not changed.
  public static let readonly = Attribute("readonly", .present)
  /// What a phone's keyboard should show.
  public static func inputMode(_ mode: StaticString) -> Attribute {
    Attribute("inputmode", .text("\(mode)"))
  }
  /// What the browser may fill in.
  public static func autocomplete(_ value: StaticString) -> Attribute {
    Attribute("autocomplete", .text("\(value)"))
  }
  /// That no mistake is looked for in the spelling.
  public static let noSpelling = Attribute("spellcheck", .text("false"))
  /// That several can be chosen.
  public static let multiple = Attribute("multiple", .present)
  /// How many lines it has.
  public static func rows(_ count: Int) -> Attribute { Attribute("rows", .text("\(count)")) }
  /// How many characters it takes.
  public static func maxLength(_ count: Int) -> Attribute {
    Attribute("maxlength", .text("\(count)"))
  }
  /// The last day or time that it takes.
  public static func max(_ value: String) -> Attribute { Attribute("max", .text(value)) }

  // MARK: The head, tables and times

  /// The name of a property of the document.
  public static func metaName(_ name: StaticString) -> Attribute {
    Attribute("name", .text("\(name)"))
  }
  /// Its value.
  public static func content(_ content: String) -> Attribute {
    Attribute("content", .text(content))
  }
  /// UTF-8.
  public static let utf8 = Attribute("charset", .text("utf-8"))
  /// That the page goes on to `link` by itself.
  public static func goesOn(to link: Link) -> [Attribute] {
    [
      Attribute("http-equiv", .text("refresh")),
      Attribute("content", .text("0; url=\(link.text)")),
    ]
  }
  /// What a heading of a table heads.
  public static func scope(_ scope: StaticString) -> Attribute {
    Attribute("scope", .text("\(scope)"))
  }
  /// The instant as programs read it.
  public static func dateTime(_ text: String) -> Attribute { Attribute("datetime", .text(text)) }
  /// Whether it is shown in full.
  public static func open(_ isOpen: Bool) -> Attribute { Attribute("open", if: isOpen) }
}

/// The attributes by which our script finds what it works on.
public struct DataName: Sendable {
  let name: StaticString

  /// What a button copies: the id of a text.
  public static let copies = DataName(name: "data-copies")
  /// What a button says when it has.
  public static let done = DataName(name: "data-done")
  /// Where files can be dropped: the id of the choice of files that takes them.
  public static let drops = DataName(name: "data-drops")
  /// Where boxes can be drawn: the id of the text that holds them.
  public static let draws = DataName(name: "data-draws")
  /// What starts drawing them: the same id.
  public static let draw = DataName(name: "data-draw")
  /// What is shown only where files can be dropped.
  public static let dropHint = DataName(name: "data-drop-hint")
}
