import Accounts
import CaseCore
import Markup

// What an owner sees of an account and changes in it.
extension ServerSite {
  func accountPage(_ asking: Asking) throws -> WebResponse {
    guard let account = asking.visitor?.account else { return WebResponse(seeOther: .home) }
    return WebResponse(
      page: AccountPage(
        page: asking.page, account: account, entries: try desk.entries(about: account.id)
      ).html)
  }

  func aboutPage(_ asking: Asking) -> WebResponse {
    let onward: (Bilingual, Link) =
      asking.visitor == nil
      ? (Words.signIn, Route.server(.signIn).link) : (Words.toCases, Route.home.link)
    return WebResponse(
      page: AccountNotePage(
        page: asking.page, title: Words.aboutServer,
        words: [
          Words.runBy(settings.operatorName), Words.contact(settings.contact), settings.retention,
          Words.untilYouDelete, Words.operatorSees,
        ], links: [onward]
      ).html)
  }

  // MARK: The second step

  private enum Step {
    static let begin = "begin"
    static let confirm = "confirm"
    static let drop = "drop"
  }

  func secondStepPage(_ asking: Asking) throws -> WebResponse {
    try secondStepPage(asking, isWrong: false)
  }

  private func secondStepPage(_ asking: Asking, isWrong: Bool) throws -> WebResponse {
    guard let account = asking.visitor?.account else { return WebResponse(seeOther: .home) }
    let back = [(words: Words.account, link: Route.server(.account).link)]
    let action = Route.server(.secondStep).link
    if account.secondStep != nil {
      return AccountFormPage(
        page: asking.page, title: Words.secondStep,
        lead: [
          Words.secondStepOn, Words.recoveryLeft(try desk.recoveryCodesLeft(of: account.id)),
        ], hidden: [(FieldName.step, Step.drop)],
        fields: [
          AccountField(
            name: FieldName.present, label: Words.passwordPresent, input: .presentPassword,
            fault: isWrong ? Words.passwordWrong : nil)
        ], action: action, button: Words.secondStepDrop, isDanger: true, links: back
      ).response
    }
    guard let secret = account.offeredStep else {
      return AccountFormPage(
        page: asking.page, title: Words.secondStep,
        lead: [Words.secondStepOff, Words.secondStepWhy], hidden: [(FieldName.step, Step.begin)],
        fields: [], action: action, button: Words.secondStepBegin, links: back
      ).response
    }
    return AccountFormPage(
      page: asking.page, title: Words.secondStep,
      keys: [
        (Words.secondStepKey, secret.typed),
        (
          Words.secondStepAddress,
          secret.address(issuer: Words.name(.en), name: account.email.text)
        ),
      ], hidden: [(FieldName.step, Step.confirm)],
      fields: [
        AccountField(
          name: FieldName.code, label: Words.secondStepCode, input: .code,
          fault: isWrong ? Words.codeWrong : nil)
      ], action: action, button: Words.secondStepConfirm, links: back
    ).response
  }

  func changeSecondStep(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    guard let account = asking.visitor?.account else { return WebResponse(seeOther: .home) }
    let here = Route.server(.secondStep).link
    switch form[FieldName.step] {
    case Step.begin:
      _ = try desk.offerSecondStep(to: account, random: random)
      return WebResponse(seeOther: here)
    case Step.confirm:
      if let page = limited(.code, for: account.email.text, asking) { return page }
      guard
        let (codes, token) = try desk.confirmSecondStep(
          of: account, code: form[FieldName.code] ?? "", in: asking.token, at: asking.now,
          random: random)
      else { return try secondStepPage(asking, isWrong: true) }
      let page = Page(
        language: asking.page.language, formToken: token.formToken, practice: false,
        path: asking.page.path, server: asking.page.server)
      var response = WebResponse(page: RecoveryPage(page: page, codes: codes).html)
      response.headers.append(settings.cookie(token.text))
      return response
    case Step.drop:
      if let page = limited(.password, for: account.email.text, asking) { return page }
      let isDone = try bench.run {
        try desk.dropSecondStep(
          of: account, Password(form[FieldName.present] ?? ""), at: asking.now)
      }
      return isDone ? WebResponse(seeOther: here) : try secondStepPage(asking, isWrong: true)
    default: return ErrorPage(asking.page).response(403, Words.notOurForm)
    }
  }

  // MARK: Payment data

  /// Where somebody goes on to who agreed: where files come in, and nowhere else.
  private func upload(_ asking: Asking) -> Route? {
    asking.request.query[FieldName.then].flatMap { Route(path: $0) }.flatMap { route in
      route.kind == .add ? route : nil
    }
  }

  /// Asks whether payment data may be kept, before `route` takes files in.
  func askForConsent(
    before route: Route, _ method: RouteTable.Method, _ asking: Asking
  ) -> WebResponse {
    guard method == .get else {
      return ErrorPage(asking.page).response(403, Words.consentNone)
    }
    return WebResponse(seeOther: Route.server(.consent).link(FieldName.then, route.link.text))
  }

  func consentPage(_ asking: Asking) -> WebResponse { consentPage(asking, isFault: false) }

  private func consentPage(_ asking: Asking, isFault: Bool) -> WebResponse {
    let target = upload(asking)
    let action =
      target.map { Route.server(.consent).link(FieldName.then, $0.link.text) }
      ?? Route.server(.consent).link
    let links = [
      (words: Words.toCases, link: Route.home.link),
      (Words.aboutServer, Route.server(.about).link),
    ]
    if let day = asking.visitor?.account.consentedAt.map({ CivilZone.shanghai.day(of: $0) }) {
      return AccountFormPage(
        page: asking.page, title: Words.consentTitle,
        lead: [Words.consentGiven(day.description), Words.consentWithdrawn],
        hidden: [(FieldName.step, Step.drop)], fields: [], action: action,
        button: Words.consentWithdraw, links: links
      ).response
    }
    return AccountFormPage(
      page: asking.page, title: Words.consentTitle,
      lead: [
        Words.consentWhat, Words.runBy(settings.operatorName), Words.contact(settings.contact),
        settings.retention, Words.untilYouDelete,
      ], hidden: [(FieldName.step, Step.confirm)],
      fields: [
        AccountField(
          name: FieldName.agree, label: Words.consentAgree, input: .tick,
          fault: isFault ? Words.consentNeeded : nil)
      ], action: action, button: Words.consentButton, below: [Words.consentWithout], links: links
    ).response
  }

  func consent(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    guard let account = asking.visitor?.account else { return WebResponse(seeOther: .home) }
    guard form[FieldName.step] != Step.drop else {
      try desk.consent(false, of: account.id, at: asking.now)
      return WebResponse(seeOther: Route.server(.consent).link)
    }
    guard form[FieldName.agree] != nil else { return consentPage(asking, isFault: true) }
    try desk.consent(true, of: account.id, at: asking.now)
    return WebResponse(seeOther: upload(asking) ?? .home)
  }

  // MARK: Leaving

  func leavePage(_ asking: Asking) -> WebResponse {
    leavePage(asking, isWrong: false, isUnsure: false)
  }

  private func leavePage(_ asking: Asking, isWrong: Bool, isUnsure: Bool) -> WebResponse {
    AccountFormPage(
      page: asking.page, title: Words.leave, lead: [Words.leaveLead, Words.leaveStays],
      fields: [
        AccountField(
          name: FieldName.present, label: Words.passwordPresent, input: .presentPassword,
          fault: isWrong ? Words.passwordWrong : nil),
        AccountField(
          name: FieldName.sure, label: Words.leaveSure, input: .tick,
          fault: isUnsure ? Words.leaveSay : nil),
      ], action: Route.server(.leave).link, button: Words.leave, isDanger: true,
      links: [(Words.account, Route.server(.account).link)]
    ).response
  }

  /// Destroys the vault first and the account last: what breaks off in between can be begun again by signing
  /// in.
  func leave(_ form: FormData, _ asking: Asking) async throws -> WebResponse {
    guard let account = asking.visitor?.account else { return WebResponse(seeOther: .home) }
    if let page = limited(.password, for: account.email.text, asking) { return page }
    let isRight = bench.run {
      desk.isPassword(Password(form[FieldName.present] ?? ""), of: account)
    }
    guard isRight, form[FieldName.sure] != nil else {
      return leavePage(asking, isWrong: !isRight, isUnsure: form[FieldName.sure] == nil)
    }
    try desk.shut(account.id)
    try await ports.vaults.destroy(account.id)
    try desk.remove(account.id, by: .owner, at: asking.now)
    var page = asking.page
    page.server = ServerNotice(operatorName: settings.operatorName, isSignedIn: false)
    var response = WebResponse(
      page: AccountNotePage(
        page: page, title: Words.leave, words: [Words.leaveDone],
        links: [(Words.signIn, Route.server(.signIn).link)]
      ).html)
    response.headers.append(settings.cookie(nil))
    return response
  }
}
