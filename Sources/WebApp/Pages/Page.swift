import CaseCore
import Markup

/// What the pages of a server say about it.
struct ServerNotice {
  /// Who runs it.
  let operatorName: Bilingual
  /// Whether somebody is signed in.
  let isSignedIn: Bool
}

/// What every page shares: its language, who looks at it, and what stands around it.
struct Page {
  /// The language.
  let language: Language
  /// The number that its forms bring along; nil for somebody who has no forms.
  let formToken: String?
  /// Whether the vault is for practice.
  let practice: Bool
  /// Where the page is, for coming back after a change of the language.
  let path: String
  /// On what server it stands; nil for this machine.
  var server: ServerNotice?

  /// The page called `title`.
  ///
  /// `hasMistakes` says that what was sent could not be taken: the title says so first, because it is
  /// what a screen reader says first.
  /// `next` is where it goes on by itself.
  func html(
    title: Bilingual, hasMistakes: Bool = false, goesOnTo next: Link? = nil,
    _ content: (inout HTML) -> Void
  ) -> HTML {
    var html = HTML(capacity: 16 * 1024)
    html.doctype()
    html.element(.html, [.lang(language.tag)]) { html in
      head(&html, (hasMistakes ? Words.mistake(title) : title)(language), next)
      html.element(.body) { html in
        html.element(.a, [.class("skip"), .href(Link(fragment: "main"))], Words.skip(language))
        masthead(&html)
        html.element(.main, [.class("column"), .id("main")], content)
        html.element(.footer, [.class("foot")]) { html in
          html.element(.div, [.class("column")]) { html in
            html.text(
              (server.map { Words.serverFooter($0.operatorName) } ?? Words.footer)(language))
          }
        }
      }
    }
    return html
  }

  private func head(_ html: inout HTML, _ title: String, _ next: Link?) {
    html.element(.head) { html in
      html.element(.meta, [.utf8])
      html.element(
        .meta, [.metaName("viewport"), .content("width=device-width, initial-scale=1")])
      html.element(.meta, [.metaName("format-detection"), .content("telephone=no")])
      if let next { html.element(.meta, Attribute.goesOn(to: next)) }
      html.element(.title, [], "\(title) · \(Words.name(language))")
      html.element(.link, [.rel("stylesheet"), .href(Asset.style.link)])
      html.script(Asset.script.link)
    }
  }

  private func masthead(_ html: inout HTML) {
    html.element(.header) { html in
      if practice {
        html.element(.div, [.class("practice")], Words.practice(language))
      }
      html.element(.div, [.class("masthead")]) { html in
        html.element(.div, [.class("column")]) { html in
          html.element(.a, [.class("brand"), .href(Route.home.link)]) { html in
            html.text(Words.name(language))
          }
          if server?.isSignedIn == true {
            html.element(
              .a, [.class("own"), .href(Route.server(.account).link)], Words.account(language))
          }
          let other: Language = language == .zh ? .en : .zh
          html.element(
            .a,
            [
              .href(Route.language(other).link("back", path)), .lang(other.tag),
            ], Words.ownName(of: other))
        }
      }
    }
  }

  /// A form that is sent to `link`; what shows that it is ours comes first.
  func form(
    _ html: inout HTML, to link: Link, withFiles: Bool = false, _ content: (inout HTML) -> Void
  ) {
    html.element(.form, withFiles ? Attribute.postFiles(link) : Attribute.post(link)) { html in
      html.element(
        .input, [.type("hidden"), .name(FormName.token), .value(formToken ?? "")])
      content(&html)
    }
  }
}
