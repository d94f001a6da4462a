import CaseCore
import Engine
import Markup
import Playbook

/// What a page about new files has to know of the case.
struct UploadModel {
  let id: Case.ID
  let title: String
  /// What would help most, and how to get it.
  let wanted: [OverviewModel.Gap]
  private let playbook: Playbook
  private let language: Language

  init(_ assessed: AssessedCase, _ page: Page) {
    let overview = OverviewModel(assessed, page.language)
    id = assessed.loaded.id
    title = overview.title
    wanted = Array(overview.gaps.filter { $0.answer == nil }.prefix(3))
    playbook = assessed.playbook
    language = page.language
  }

  /// What a kind of evidence is called.
  func name(of kind: EvidenceKind.Name) -> String {
    playbook.evidence(kind)?.name(language) ?? kind.text
  }
}

/// Takes files into a case.
struct UploadPage {
  /// The fields of the form; the one that shows that it is ours comes before them.
  enum Field {
    static let password = "password"
    static let files = "files"
  }

  let page: Page
  let model: UploadModel
  /// Whether no file was chosen.
  var isFault = false

  private var language: Language { page.language }

  var html: HTML {
    page.html(title: Words.addTitle, hasMistakes: isFault) { html in
      Trail(page: page, id: model.id).write(&html)
      html.element(.h1, [], Words.addTitle(language))
      html.element(.p, [], Words.addLead(language))
      UploadForm(page: page, id: model.id, isFault: isFault).write(&html)
      wanted(&html)
    }
  }

  private func wanted(_ html: inout HTML) {
    guard !model.wanted.isEmpty else { return }
    html.element(.h2, [], Words.mostUseful(language))
    html.element(.ul, [.class("rows")]) { html in
      for gap in model.wanted {
        html.element(.li) { html in
          html.element(.p, [], gap.says)
          if let how = gap.how { html.element(.p, [.class("soft small")], how) }
        }
      }
    }
  }
}

/// The form by which files come in: a plain choice of files, onto which they can be dropped too.
struct UploadForm {
  let page: Page
  let id: Case.ID
  var isFault = false

  private var language: Language { page.language }

  func write(_ html: inout HTML) {
    page.form(&html, to: Route.add(id).link, withFiles: true) { html in
      html.element(.details, [.class("why small")]) { html in
        html.element(.summary, [], Words.hasPassword(language))
        html.element(.div, [.class("field")]) { html in
          html.element(.label, [.for(UploadPage.Field.password)], Words.filePassword(language))
          html.element(
            .p, [.class("soft small"), .id("password-hint")], Words.passwordHint(language))
          html.element(
            .input,
            [
              .type("text"), .id(UploadPage.Field.password), .name(UploadPage.Field.password),
              .autocomplete("off"), .noSpelling, .maxLength(200),
              .ariaDescribedBy(["password-hint"]),
            ])
        }
      }
      html.element(
        .div,
        [
          .class(isFault ? "drop field wrong" : "drop field"),
          .data(.drops, UploadPage.Field.files),
        ]
      ) { html in
        html.element(.label, [.for(UploadPage.Field.files)], Words.chooseFiles(language))
        if isFault {
          html.element(
            .p, [.class("fault"), .id("fault"), .role("alert")], Words.chooseFirst(language))
        }
        html.element(
          .input,
          [
            .type("file"), .id(UploadPage.Field.files), .name(UploadPage.Field.files), .multiple,
            .ariaInvalid(isFault), .ariaDescribedBy(isFault ? ["fault"] : []),
          ])
        html.element(
          .p, [.class("soft small"), .hidden(if: true), .data(.dropHint, "")],
          Words.dropHere(language))
      }
      html.element(.p, [.class("soft small")], Words.takesTime(language))
      html.element(.button, [], Words.takeIn(language))
    }
  }
}
