import Accounts
import CaseCore
import Markup

/// The names of fields of the forms around an account.
enum FieldName {
  static let email = "email"
  static let password = "password"
  static let again = "again"
  static let present = "present"
  static let code = "code"
  static let then = "then"
  static let invitation = "invitation"
  static let token = "link"
  static let sure = "sure"
  static let agree = "agree"
  static let oldEnough = "old-enough"
  static let step = "step"
  static let role = "role"

  /// What stands in addresses of ours and is not lost when somebody chooses a language.
  static let brought = [invitation, token, then]
}

// Signing in and out.
extension ServerSite {
  /// The answer at a place of the server itself.
  func serve(_ place: ServerPlace, _ asking: Asking) async -> WebResponse {
    let row = place.row
    guard let method = row.methods.first(where: { $0.isMeant(by: asking.request) }) else {
      return ErrorPage(asking.page).notThisWay(row.methods)
    }
    switch row.reach {
    case .everybody: break
    case .signedIn, .owner:
      guard asking.visitor != nil else { return signInFirst(.server(place), asking) }
    case .admin:
      guard let visitor = asking.visitor else { return signInFirst(.server(place), asking) }
      guard visitor.account.role == .admin else {
        // To all others there is no such place.
        return ErrorPage(asking.page).response(404, Words.nothingHere)
      }
    case .nobody, .watcher: return ErrorPage(asking.page).response(404, Words.nothingHere)
    }
    do {
      if method == .get { return remembering(asking, try read(place, asking)) }
      let isForm = asking.request.header("content-type")?
        .hasPrefix("application/x-www-form-urlencoded")
      let form = isForm == true ? FormData(asking.request.body) : nil
      guard !asking.isFresh,
        requestGuard.objection(toChange: asking.request, form, asking.session) == nil, let form
      else { return ErrorPage(asking.page).response(403, Words.notOurForm) }
      return try await change(place, form, asking)
    } catch let refusal as Refusal {
      return ErrorPage(asking.page).response(to: refusal)
    } catch {
      return ErrorPage(asking.page).response(503, Words.notNow)
    }
  }

  /// Gives a browser that has none the token that the forms of the page bring along.
  private func remembering(_ asking: Asking, _ response: WebResponse) -> WebResponse {
    guard asking.isFresh, response.status == 200 else { return response }
    var response = response
    response.headers.append(settings.cookie(asking.token.text))
    return response
  }

  private func read(_ place: ServerPlace, _ asking: Asking) throws -> WebResponse {
    switch place {
    case .signIn:
      return asking.visitor == nil ? signInPage(asking) : WebResponse(seeOther: .home)
    case .code: return try codePage(asking)
    case .join: return try joinPage(asking)
    case .forgot: return forgotPage(asking)
    case .renew: return try renewPage(asking)
    case .about: return aboutPage(asking)
    case .account: return try accountPage(asking)
    case .password: return passwordPage(asking)
    case .secondStep: return try secondStepPage(asking)
    case .consent: return consentPage(asking)
    case .leave: return leavePage(asking)
    case .invite: return invitePage(asking)
    case .signOut, .health, .ready, .metrics:
      preconditionFailure("The table of places lets nobody read here.")
    }
  }

  private func change(
    _ place: ServerPlace, _ form: FormData, _ asking: Asking
  ) async throws -> WebResponse {
    switch place {
    case .signIn: return try signIn(form, asking)
    case .code: return try finish(form, asking)
    case .signOut: return try signOut(asking)
    case .join: return try join(form, asking)
    case .forgot: return forgot(form, asking)
    case .renew: return try renew(form, asking)
    case .password: return try changePassword(form, asking)
    case .secondStep: return try changeSecondStep(form, asking)
    case .consent: return try consent(form, asking)
    case .leave: return try await leave(form, asking)
    case .invite: return try invite(form, asking)
    case .about, .account, .health, .ready, .metrics:
      preconditionFailure("The table of places lets no form through to here.")
    }
  }

  // MARK: Address and password

  /// Where somebody goes on to who signed in: a place over the vault, and no other.
  private func goal(_ asking: Asking) -> Route {
    guard let route = asking.request.query[FieldName.then].flatMap({ Route(path: $0) }),
      route.kind != nil
    else { return .home }
    return route
  }

  private func link(_ place: ServerPlace, then goal: Route) -> Link {
    goal == .home
      ? Route.server(place).link : Route.server(place).link(FieldName.then, goal.link.text)
  }

  private func signInPage(
    _ asking: Asking, _ email: String = "", isWrong: Bool = false
  ) -> WebResponse {
    AccountFormPage(
      page: asking.page, title: Words.signIn, lead: [Words.signInLead],
      fields: [
        AccountField(
          name: FieldName.email, label: Words.email, input: .email(email),
          fault: isWrong ? Words.signInWrong : nil),
        AccountField(name: FieldName.password, label: Words.password, input: .presentPassword),
      ], action: link(.signIn, then: goal(asking)), button: Words.signIn,
      below: [Words.sharedDevice],
      links: [
        (Words.forgotten, Route.server(.forgot).link),
        (Words.aboutServer, Route.server(.about).link),
      ]
    ).response
  }

  private func signIn(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    let typed = form[FieldName.email] ?? ""
    if let page = limited(.password, for: typed, asking) {
      meters.signIn("limited")
      return page
    }
    let outcome = try bench.run {
      try desk.signIn(
        typed, Password(form[FieldName.password] ?? ""), at: asking.now, random: random)
    }
    switch outcome {
    case .no:
      meters.signIn("wrong")
      return signInPage(asking, String(typed.prefix(254)), isWrong: true)
    case .codeNeeded(let token):
      return entered(token, link(.code, then: goal(asking)))
    case .whole(let token):
      meters.signIn("in")
      return entered(token, goal(asking).link)
    }
  }

  /// Goes on to `link` with a fresh token.
  func entered(_ token: SecretToken, _ link: Link) -> WebResponse {
    var response = WebResponse(seeOther: link)
    response.headers.append(settings.cookie(token.text))
    return response
  }

  /// The page for too many tries; nil where this one may be.
  func limited(
    _ kind: AccountLimits.Kind, for account: String?, _ asking: Asking
  ) -> WebResponse? {
    // One address is one account however it is typed, and what is no address is all the same.
    let known = account.map { EmailAddress($0)?.text ?? "" }
    guard
      let wait = limits.wait(
        kind, for: known, from: asking.request.sender.network, at: asking.now)
    else { return nil }
    let minutes = max(1, (wait + 59) / 60)
    var response = WebResponse(
      429,
      page: AccountNotePage(
        page: asking.page, title: Words.notDone,
        words: [Words.tooOften, Words.waitMinutes(minutes)]
      ).html)
    response.headers.append(("retry-after", "\(wait)"))
    return response
  }

  // MARK: The code

  private func codePage(_ asking: Asking, isWrong: Bool = false) throws -> WebResponse {
    guard try desk.visitor(asking.token, .code, at: asking.now) != nil else {
      return WebResponse(seeOther: Route.server(.signIn).link)
    }
    return AccountFormPage(
      page: asking.page, title: Words.codeTitle, lead: [Words.codeLead],
      fields: [
        AccountField(
          name: FieldName.code, label: Words.code, input: .code,
          fault: isWrong ? Words.codeWrong : nil)
      ], action: link(.code, then: goal(asking)), button: Words.signIn,
      links: [(Words.signIn, Route.server(.signIn).link)]
    ).response
  }

  private func finish(_ form: FormData, _ asking: Asking) throws -> WebResponse {
    guard let half = try desk.visitor(asking.token, .code, at: asking.now) else {
      return WebResponse(seeOther: Route.server(.signIn).link)
    }
    if let page = limited(.code, for: half.account.email.text, asking) { return page }
    guard
      let token = try desk.finish(
        asking.token, code: form[FieldName.code] ?? "", at: asking.now, random: random)
    else {
      meters.signIn("wrong-code")
      return try codePage(asking, isWrong: true)
    }
    meters.signIn("in")
    return entered(token, goal(asking).link)
  }

  private func signOut(_ asking: Asking) throws -> WebResponse {
    try desk.signOut(asking.token)
    var response = WebResponse(seeOther: Route.server(.signIn).link)
    response.headers.append(settings.cookie(nil))
    return response
  }
}
