/// What an element does to the text of a page.
enum HTMLElement {
  /// What it does.
  enum Role: Sendable, Hashable {
    /// It begins and ends a line.
    case block
    /// It does so, and ends the one before it of the same name.
    case item
    /// It ends a line and holds nothing.
    case lineBreak
    /// It is a cell of a table.
    case cell
    /// What it holds is never shown.
    case dropped
    /// What it holds is shown as it is.
    case verbatim
    /// It shows its value.
    case input
    /// It holds nothing.
    case empty
    /// It stands within a line.
    case inline

    /// Whether it begins and ends a line.
    var isBlock: Bool {
      switch self {
      case .block, .item, .lineBreak: true
      case .cell, .dropped, .verbatim, .input, .empty, .inline: false
      }
    }
  }

  /// What the element `name`, in lower case, does.
  static func role(of name: String) -> Role { roles[name] ?? .inline }

  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    func add(_ role: Role, _ names: String) {
      for name in names.split(separator: " ") { roles[String(name)] = role }
    }
    add(
      .block,
      "address article aside blockquote body button caption details dialog div dl fieldset figure "
        + "footer form h1 h2 h3 h4 h5 h6 head header html legend main nav ol p pre section select "
        + "summary table tbody tfoot thead title ul")
    add(.item, "li tr option dt dd")
    add(.lineBreak, "br hr")
    add(.cell, "td th")
    add(.dropped, "script style noscript template")
    add(.verbatim, "textarea")
    add(.input, "input")
    add(.empty, "area base col embed img link meta source track wbr")
    return roles
  }()
}
