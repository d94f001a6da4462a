import Accounts
import CaseCore
import Markup

// Opening an account, another password by mail, and inviting.
extension ServerSite {
  /// The page for a link that is good for nothing.
  private func linkNotGood(_ asking: Asking) -> WebResponse {
    ErrorPage(asking.page).response(404, Words.linkNotGood)
  }

  /// A new password, typed twice, with what is wrong with it.
  private func newPassword(
    _ label: Bilingual, _ fault: Bilingual? = nil, isDifferent: Bool = false
  ) -> [AccountField] {
    [
      AccountField(
        name: FieldName.password, label: label, input: .newPassword, hint: Words.newPasswordHint,
        fault: fault),
      AccountField(
        name: FieldName.again, label: Words.passwordAgain, input: .newPassword,
        fault: isDifferent ? Words.passwordsDiffer : nil),
    ]
  }

  /// The password of `form`; nil where it was typed in two ways.
  private func typed(_ form: FormData) -> Password? {
    let password = Password(form[FieldName.password] ?? "")
    return password.isSame(as: Password(form[FieldName.again] ?? "")) ? password : nil
  }

  // MARK: With an invitation

  func joinPage(_ asking: Asking) throws -> WebResponse {
    guard limits.wait(.token, for: nil, from: asking.request.sender.network, at: asking.now) == nil,
      let token = asking.request.query[FieldName.invitation].flatMap({ SecretToken(text: $0) }),
      let email = try desk.invited(by: token, at: asking.now)
    else { return linkNotGood(asking) }
    return joinPage(asking, token, email)
  }

  private func joinPage(
    _ asking: Asking, _ token: SecretToken, _ email: EmailAddress, fault: Bilingual? = nil,
    isDifferent: Bool = false, isTooYoung: Bool = false
  ) -> WebResponse {
    AccountFormPage(
      page: asking.page, title: Words.join,
      lead: [Words.joinLead(email), Words.runBy(settings.operatorName), settings.retention],
      hidden: [(FieldName.invitation, token.text)],
      fields: newPassword(Words.password, fault, isDifferent: isDifferent) + [
        AccountField(
          name: FieldName.oldEnough, label: Words.oldEnough, input: .tick,
          fault: isTooYoung ? Words.oldEnoughNeeded : nil)
      ], action: Route.server(.join).link, button: Words.join,
      below: [Words.untilYouDelete],
      links: [(Words.aboutServer, Route.server(.about).link)]
    ).response
  }

  func join(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    if let page = limited(.token, for: nil, asking) { return page }
    guard let token = form[FieldName.invitation].flatMap({ SecretToken(text: $0) }),
      let email = try desk.invited(by: token, at: asking.now)
    else { return linkNotGood(asking) }
    let isTooYoung = form[FieldName.oldEnough] == nil
    guard let password = typed(form), !isTooYoung else {
      return joinPage(
        asking, token, email, isDifferent: typed(form) == nil, isTooYoung: isTooYoung)
    }
    let opening = try bench.run {
      try desk.open(with: token, password, at: asking.now, random: random)
    }
    switch opening {
    case .no: return linkNotGood(asking)
    case .objection(let objection):
      return joinPage(asking, token, email, fault: Words.objection(objection))
    case .opened(_, let session):
      meters.signIn("opened")
      return entered(session, Route.home.link)
    }
  }

  // MARK: Another password by mail

  func forgotPage(_ asking: Asking) -> WebResponse {
    AccountFormPage(
      page: asking.page, title: Words.forgotTitle, lead: [Words.forgotLead],
      fields: [AccountField(name: FieldName.email, label: Words.email, input: .email(""))],
      action: Route.server(.forgot).link, button: Words.forgotSend,
      links: [(Words.signIn, Route.server(.signIn).link)]
    ).response
  }

  /// Says the same whoever asks, and looks the address up when that is said.
  func forgot(_ form: FormData, _ asking: Asking) -> WebResponse {
    let typed = form[FieldName.email] ?? ""
    if let page = limited(.mail, for: typed, asking) { return page }
    let language = asking.page.language
    let now = asking.now
    ports.afterwards { [self] in
      guard
        let (email, token) = try? desk.askForNewPassword(typed, at: now, random: random)
      else { return }
      let link =
        settings.origins[0].text
        + Route.server(.renew).link(FieldName.token, token.text).text
      send(
        Mail(
          to: email, subject: Words.renewSubject(language), body: Words.renewMail(link)(language)))
    }
    return WebResponse(
      page: AccountNotePage(
        page: asking.page, title: Words.forgotTitle, words: [Words.forgotSent],
        links: [(Words.signIn, Route.server(.signIn).link)]
      ).html)
  }

  private func send(_ mail: Mail) {
    do {
      try ports.mail.send(mail)
      meters.mail("sent")
    } catch {
      meters.mail("failed")
    }
  }

  func renewPage(_ asking: Asking) throws -> WebResponse {
    guard limits.wait(.token, for: nil, from: asking.request.sender.network, at: asking.now) == nil,
      let token = asking.request.query[FieldName.token].flatMap({ SecretToken(text: $0) }),
      try desk.mayRenew(with: token, at: asking.now)
    else { return linkNotGood(asking) }
    return renewPage(asking, token)
  }

  private func renewPage(
    _ asking: Asking, _ token: SecretToken, fault: Bilingual? = nil, isDifferent: Bool = false
  ) -> WebResponse {
    AccountFormPage(
      page: asking.page, title: Words.forgotTitle, hidden: [(FieldName.token, token.text)],
      fields: newPassword(Words.passwordNew, fault, isDifferent: isDifferent),
      action: Route.server(.renew).link, button: Words.forgotTitle
    ).response
  }

  func renew(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    if let page = limited(.token, for: nil, asking) { return page }
    guard let token = form[FieldName.token].flatMap({ SecretToken(text: $0) }),
      try desk.mayRenew(with: token, at: asking.now)
    else { return linkNotGood(asking) }
    guard let password = typed(form) else { return renewPage(asking, token, isDifferent: true) }
    let renewal = try bench.run {
      try desk.renewPassword(with: token, password, at: asking.now, random: random)
    }
    switch renewal {
    case .no: return linkNotGood(asking)
    case .objection(let objection):
      return renewPage(asking, token, fault: Words.objection(objection))
    case .done:
      return WebResponse(
        page: AccountNotePage(
          page: asking.page, title: Words.forgotTitle, words: [Words.renewDone],
          links: [(Words.signIn, Route.server(.signIn).link)]
        ).html)
    }
  }

  // MARK: The own password

  func passwordPage(
    _ asking: Asking, isWrong: Bool = false, fault: Bilingual? = nil, isDifferent: Bool = false
  ) -> WebResponse {
    AccountFormPage(
      page: asking.page, title: Words.changePassword, lead: [Words.changePasswordLead],
      fields: [
        AccountField(
          name: FieldName.present, label: Words.passwordPresent, input: .presentPassword,
          fault: isWrong ? Words.passwordWrong : nil)
      ] + newPassword(Words.passwordNew, fault, isDifferent: isDifferent),
      action: Route.server(.password).link, button: Words.changePassword,
      links: [(Words.account, Route.server(.account).link)]
    ).response
  }

  func changePassword(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    guard let account = asking.visitor?.account else { return passwordPage(asking) }
    if let page = limited(.password, for: account.email.text, asking) { return page }
    guard let password = typed(form) else { return passwordPage(asking, isDifferent: true) }
    let (renewal, token) = try bench.run {
      try desk.changePassword(
        of: account, from: Password(form[FieldName.present] ?? ""), to: password, in: asking.token,
        at: asking.now, random: random)
    }
    if case .objection(let objection) = renewal {
      return passwordPage(asking, fault: Words.objection(objection))
    }
    guard let token else { return passwordPage(asking, isWrong: true) }
    return entered(token, Route.server(.account).link)
  }

  // MARK: Inviting

  func invitePage(
    _ asking: Asking, _ email: String = "", _ role: Account.Role = .member, isWrong: Bool = false
  ) -> WebResponse {
    AccountFormPage(
      page: asking.page, title: Words.invite, lead: [Words.inviteLead],
      fields: [
        AccountField(
          name: FieldName.email, label: Words.email, input: .email(email),
          fault: isWrong ? Words.emailWrong : nil),
        AccountField(
          name: FieldName.role, label: Words.roleLegend,
          input: .choices(
            Account.Role.allCases.map { ($0.rawValue, Words.role($0)) }, chosen: role.rawValue)),
      ], action: Route.server(.invite).link, button: Words.invite,
      links: [(Words.account, Route.server(.account).link)]
    ).response
  }

  func invite(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    let typed = form[FieldName.email] ?? ""
    let role = form[FieldName.role].flatMap { Account.Role(rawValue: $0) } ?? .member
    guard let email = EmailAddress(typed) else {
      return invitePage(asking, String(typed.prefix(254)), role, isWrong: true)
    }
    if let page = limited(.mail, for: email.text, asking) { return page }
    let token = try desk.invite(email, as: role, at: asking.now, random: random)
    let language = asking.page.language
    let link = Self.invitationLink(settings.origins[0], token)
    let words = Words.inviteMail(link, settings.operatorName)(language)
    ports.afterwards { [self] in
      send(Mail(to: email, subject: Words.inviteSubject(language), body: words))
    }
    return WebResponse(
      page: AccountNotePage(
        page: asking.page, title: Words.invite, words: [Words.inviteSent],
        links: [(Words.account, Route.server(.account).link)]
      ).html)
  }
}
