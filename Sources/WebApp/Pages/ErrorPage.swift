import CaseCore
import Markup

/// The one page for whatever did not work: what, what is safe, and the way on.
struct ErrorPage {
  private let page: Page

  init(_ page: Page) { self.page = page }

  /// The page with `status` that says `words`.
  func response(_ status: Int, _ words: Bilingual) -> WebResponse {
    response(status, [words])
  }

  /// The page for something that the Engine refused.
  func response(to refusal: Refusal) -> WebResponse {
    let status =
      switch (refusal.code, refusal.kind) {
      case ("unknown-case", _), ("unknown-rung", _), ("unknown-fact", _), ("unknown-name", _): 404
      case ("conflict", _): 409
      case (_, .unavailable): 503
      case (_, .input), (_, .found): 422
      }
    return response(status, [Words.sentence(refusal.what), Words.nothingLost])
  }

  /// The page for a method that a place does not know; it knows `methods`.
  func notThisWay(_ methods: [RouteTable.Method]) -> WebResponse {
    var response = response(405, Words.notThisWay)
    let names = methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : [])
    response.headers.append(("allow", names.joined(separator: ", ")))
    return response
  }

  /// The page for a browser that was not let in, with the way to be.
  var locked: WebResponse {
    response(403, [Words.locked]) { html in
      html.element(.form, Attribute.post(Route.again.link)) { html in
        html.element(.button, [], Words.newLink(page.language))
      }
    }
  }

  private func response(
    _ status: Int, _ words: [Bilingual], _ more: (inout HTML) -> Void = { _ in }
  ) -> WebResponse {
    let html = page.html(title: Words.notDone) { html in
      html.element(.h1, [], Words.notDone(page.language))
      for words in words { html.element(.p, [], words(page.language)) }
      // The other language stands below: who cannot read the page should still know what it says.
      let other: Language = page.language == .zh ? .en : .zh
      html.element(.div, [.class("note soft"), .lang(other.tag)]) { html in
        for words in words { html.element(.p, [], words(other)) }
      }
      more(&html)
      if page.formToken != nil {
        html.element(.p) { html in
          html.element(.a, [.href(Route.home.link)], Words.toCases(page.language))
        }
      }
    }
    return WebResponse(status, page: html)
  }
}

/// Leads from the link of the start to the pages.
struct OpenedPage {
  private let page: Page

  init(_ page: Page) { self.page = page }

  var html: HTML {
    page.html(title: Words.opened, goesOnTo: Route.home.link) { html in
      html.element(.h1, [], Words.opened(page.language))
      html.element(.p) { html in
        html.element(.a, [.class("button"), .href(Route.home.link)], Words.proceed(page.language))
      }
    }
  }
}

/// Says where a new link is to be found.
struct LinkPage {
  private let page: Page

  init(_ page: Page) { self.page = page }

  var html: HTML {
    page.html(title: Words.newLink) { html in
      html.element(.h1, [], Words.newLink(page.language))
      html.element(.p, [], Words.newLinkShown(page.language))
    }
  }
}
