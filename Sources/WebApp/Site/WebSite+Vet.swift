import CaseCore
import Engine
import Playbook

// A shop before anything is paid.
extension WebSite {
  func vet(_ page: Page) throws -> WebResponse {
    WebResponse(page: VetPage(page: page, fields: try vetFields()).html)
  }

  /// What can be said of a shop, each once.
  private func vetFields() throws -> [FieldModel] {
    try engine.vettedFacts(area: area).compactMap {
      FieldModel(
        Intake.Field(fact: $0, said: .nothing), zone: .shanghai, now: engine.judgingClock.now())
    }
  }

  /// Looks at what was pasted and said. What is not filled in is not known.
  func vet(_ form: FormData, _ page: Page) async throws -> WebResponse {
    var fields = try vetFields()
    var stated: [String] = []
    for place in fields.indices where fields[place].isSent(in: form) {
      guard let answer = fields[place].take(form), !fields[place].isUnknown else { continue }
      do {
        try engine.checkVetted(answer, area: area)
        stated.append("\(answer.fact)=\(answer.text)")
      } catch {
        fields[place].refuse()
      }
    }
    let terms = form[VetPage.Field.terms] ?? ""
    let shop = form[VetPage.Field.shop] ?? ""
    var vetPage = VetPage(page: page, terms: terms, shop: shop, fields: fields)
    guard !fields.contains(where: { $0.fault != nil }) else {
      return WebResponse(422, page: vetPage.html)
    }
    let inputs = [(terms, Words.vetTerms), (shop, Words.vetShop)].compactMap {
      text, name -> VetInput? in
      text.allSatisfy(\.isWhitespace)
        ? nil : .bytes(Array(text.utf8), name: name(page.language) + ".txt")
    }
    guard !inputs.isEmpty || !stated.isEmpty else {
      vetPage.isEmpty = true
      return WebResponse(422, page: vetPage.html)
    }
    vetPage.scan = try await engine.vet(inputs, stating: stated, area: area, page.language)
    return WebResponse(page: vetPage.html)
  }
}
