import CaseCore
import Engine
import Imports
import Markup

/// What became of the files that were sent: what each is, what was read, and what kept one out.
struct UploadedPage {
  let page: Page
  let model: UploadModel
  let sent: [SentFile]
  /// Why not all of it came; nil where all did.
  let ending: UploadIntake.Ending?
  /// What was read and waits to be confirmed.
  let findings: FindingsModel

  private var language: Language { page.language }
  private var takenCount: Int {
    sent.count { if case .taken = $0.outcome { true } else { false } }
  }

  var html: HTML {
    page.html(title: Words.takenTitle, hasMistakes: ending != nil) { html in
      Trail(page: page, id: model.id).write(&html)
      html.element(.h1, [], Words.takenTitle(language))
      if let ending {
        html.element(.div, [.class("note warn"), .role("alert")]) { html in
          html.element(.p, [], ending.words(language))
        }
      }
      html.element(.p, [.class("lead")], Words.tookIn(takenCount)(language))
      html.element(.ul, [.class("rows")]) { html in
        for file in sent { item(file, &html) }
      }
      html.element(.div, [.class("actions")]) { html in
        if !findings.isDone {
          let count = findings.openCount
          html.element(
            .a, [.class("button"), .href(Route.findings(model.id).link)],
            (count > 0 ? Words.checkFindings(count) : Words.checkRows)(language))
        }
        html.element(
          .a, [.class("button second"), .href(Route.add(model.id).link)], Words.addMore(language))
      }
    }
  }

  private func item(_ file: SentFile, _ html: inout HTML) {
    html.element(.li) { html in
      switch file.outcome {
      case .refused(let why):
        html.element(.p) { html in
          html.given(Printable.line(file.name))
          html.text(" ")
          html.element(.span, [.class("tag")], Words.notTaken(language))
        }
        html.element(.p, [.class("fault")], Words.sentence(why)(language))
      case .taken(let added): taken(added, &html)
      }
    }
  }

  private func taken(_ added: AddedEvidence, _ html: inout HTML) {
    html.element(.p) { html in
      html.element(.strong, [], model.name(of: added.kind))
      html.text(" ")
      html.given(Printable.line(added.fileName))
    }
    html.element(.ul, [.class("small")]) { html in
      for words in said(of: added) { html.element(.li, [], words(language)) }
      for unread in added.unreadMembers {
        html.element(.li) { html in
          html.given(Printable.line(unread.name))
          html.text(" ")
          html.text(Words.because(unread.why)(language))
        }
      }
    }
    guard !added.members.isEmpty else { return }
    html.element(.ul, [.class("rows")]) { html in
      for member in added.members {
        html.element(.li) { html in taken(member, &html) }
      }
    }
  }

  /// What there is to say of one file.
  private func said(of added: AddedEvidence) -> [Bilingual] {
    var said: [Bilingual] = []
    if added.isDuplicate { said.append(Words.alreadyThere) }
    if let reading = added.reading ?? added.picture?.page?.reading {
      said.append(Words.foundThere(reading.findingCount))
      if reading.unreadCount > 0 { said.append(Words.unreadLines(reading.unreadCount)) }
    } else if let failure = added.failure {
      said.append(Words.keptUnread(Words.because(failure)))
    } else if let failure = added.picture?.failure {
      said.append(Words.keptUnread(Words.sentence(failure.words)))
    } else if !added.isDuplicate, added.members.isEmpty {
      said.append(Words.keptOnly)
    }
    if !added.members.isEmpty { said.append(Words.fromArchive(added.members.count)) }
    if added.passedOver > 0 { said.append(Words.leftInside(added.passedOver)) }
    if !added.candidates.isEmpty {
      said.append(Words.unsureKind(added.candidates.map { model.name(of: $0) }))
    }
    return said
  }
}

extension Words {
  /// Why a file was not read; what to do about it is said for a page and not for a command.
  static func because(_ error: ReaderError) -> Bilingual {
    switch error {
    case .locked:
      Bilingual(
        zh: "有密码。再添加一次，并在“文件有密码”里填上密码。",
        en: "It has a password. Add it again and give the password above the choice of files.")
    case .empty, .tooLarge, .noHeader, .missingColumns, .noMessages, .noPage, .noText, .noTool,
      .tooSlow, .noDecoder, .notText, .damaged, .overflowing:
      error.words
    }
  }
}
