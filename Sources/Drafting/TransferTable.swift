internal import CaseCore
internal import Playbook

/// The transfers of a case, one a row, as the police ask for them to stop a payment (反诈法 art. 20: B43,
/// C14): when, how much, through what, to whom, and the numbers by which a provider finds them.
struct TransferTable {
  /// One transfer.
  struct Row {
    let cells: [String]
    let sources: [Source]
  }

  /// The transfers, the first payment first.
  let rows: [Row]
  private let language: Language
  private let practice: Bool

  /// The transfers that `view` knows of, with the marks of `letter`'s exhibits.
  init(_ view: CaseView, _ values: ValueText, _ letter: ComposedLetter) {
    let reader = Reader(view: view, values: values, letter: letter)
    rows = Self.transfers.compactMap(reader.row).enumerated().map { index, row in
      Row(cells: ["\(index + 1)"] + row.cells, sources: row.sources)
    }
    language = values.language
    practice = view.practice
  }

  /// The facts of one transfer, in the order of the columns.
  private struct Transfer {
    /// The amount, without which there is no row.
    let amount: Fact.Name?
    /// What must be yes for the row to stand; nil where the amount alone says so.
    let happened: Fact.Name?
    /// Time, amount, channel, payee, number and merchant order number.
    let columns: [Fact.Name?]

    init(_ columns: [String?], happened: String? = nil) {
      self.columns = columns.map { $0.flatMap { Fact.Name($0) } }
      amount = self.columns[1]
      self.happened = happened.flatMap { Fact.Name($0) }
    }
  }

  private static let transfers = [
    Transfer(
      ["paid_at", "paid_amount", "pay_channel", "payee", "payment_no", "merchant_order_no"]),
    Transfer([
      "second_paid_at", "second_paid_amount", "pay_channel", "payee", "second_payment_no",
      "second_merchant_order_no",
    ]),
    Transfer([nil, "deposit_amount", nil, nil, nil, nil], happened: "deposit_paid"),
  ]

  private struct Reader {
    let view: CaseView
    let values: ValueText
    let letter: ComposedLetter

    func row(_ transfer: Transfer) -> Row? {
      guard let amount = transfer.amount, view.known[amount] != nil else { return nil }
      if let happened = transfer.happened, view.known[happened]?.value != .flag(true) {
        return nil
      }
      let facts = transfer.columns.compactMap(\.self)
      let support = view.support(ofFacts: facts + [transfer.happened].compactMap(\.self))
      guard !support.sources.isEmpty else { return nil }
      let cells = transfer.columns.map { fact in
        fact.flatMap { values.text(of: .init(name: $0), in: view) }
          ?? TransferWords.seeBill(values.language)
      }
      let sentence = LetterSentence(text: "", kind: .fact, sources: support.sources)
      let shown = letter.marks(of: sentence) ?? kinds(support.evidence)
      return Row(cells: cells + [shown], sources: support.sources)
    }

    /// What shows a transfer and stays with the person, in words.
    private func kinds(_ evidence: [Int]) -> String {
      var names: [String] = []
      for number in evidence {
        guard
          let kind = view.state.evidence(at: number).flatMap({ view.playbook.evidence($0.kind) })
        else { continue }
        let name = kind.name(values.language)
        if !names.contains(name) { names.append(name) }
      }
      return names.isEmpty
        ? TransferWords.ownWord(values.language)
        : names.joined(separator: values.language == .zh ? "、" : ", ")
    }
  }

  /// The table as Markdown, ended by a line break.
  var markdown: String {
    var lines = ["# " + MarkdownText.line(TransferWords.title(language)), ""]
    lines.append(line(TransferWords.heads.map { $0(language) }))
    lines.append("|" + String(repeating: " --- |", count: TransferWords.heads.count))
    lines += rows.map { line($0.cells) }
    return PracticeMark.aroundMarkdown(lines, practice: practice, language)
      .joined(separator: "\n") + "\n"
  }

  /// What each row rests on, as sentences.
  var sentences: [LetterSentence] {
    rows.map {
      LetterSentence(
        text: OutsideText.line($0.cells.joined(separator: " ")), kind: .fact, sources: $0.sources)
    }
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.map { MarkdownText.line($0) }.joined(separator: " | ") + " |"
  }
}

/// The words of the table of transfers.
enum TransferWords {
  static let title = Bilingual(zh: "转账明细（请求止付）", en: "Transfers (for stop-payment)")
  static let seeBill = Bilingual(zh: "见账单", en: "See the bill")
  static let ownWord = Bilingual(zh: "本人陈述", en: "Own statement")
  static let heads = [
    Bilingual(zh: "序号", en: "No."), Bilingual(zh: "时间", en: "Time"),
    Bilingual(zh: "金额（元）", en: "Amount (yuan)"), Bilingual(zh: "付款方式", en: "Paid through"),
    Bilingual(zh: "账单显示的收款方", en: "Payee on the bill"),
    Bilingual(zh: "交易单号", en: "Payment number"),
    Bilingual(zh: "商户单号", en: "Merchant order number"),
    Bilingual(zh: "依据", en: "Shown by"),
  ]
}
