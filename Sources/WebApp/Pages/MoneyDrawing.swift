import CaseCore
import Engine
import Markup

/// The money of a case as a picture: a bar for each payment, what came back, and what can be asked back,
/// all to one measure. The table beside it says the same.
struct MoneyDrawing {
  /// One bar.
  struct Bar {
    let name: String
    let amount: Money
    let shape: String
  }

  let money: CaseMoney
  let language: Language
  let words: ValueWords

  private static let width = 320
  private static let barHeight = 56

  /// The bars, the payments first.
  var bars: [Bar] {
    let payee = money.payee.map { Printable.excerpt($0, 16) }
    var bars = money.paid.map {
      Bar(name: Words.paidTo(payee)(language), amount: $0, shape: "paid")
    }
    if let back = money.back {
      bars.append(Bar(name: Words.cameBack(language), amount: back, shape: "back"))
    }
    if let asked = money.asked, asked.minorUnits > 0 {
      bars.append(Bar(name: Words.askedBack(language), amount: asked, shape: "asked"))
    }
    return bars
  }

  func write(_ html: inout HTML) {
    let bars = bars
    // Amounts of other currencies have no common measure.
    guard bars.count > 1, Set(bars.map(\.amount.currency)).count == 1,
      let most = bars.map(\.amount.minorUnits).max()
    else { return }
    html.element(
      .svg,
      [
        .class("money"), .viewBox(width: Self.width, height: bars.count * Self.barHeight),
        .role("img"), .ariaLabel(Words.moneyLabel(language)),
      ]
    ) { html in
      for (number, bar) in bars.enumerated() {
        let top = number * Self.barHeight
        html.element(.svgText, [.x(2), .y(top + 18)], "\(bar.name) \(words.text(bar.amount))")
        html.element(
          .rect,
          [
            .class("bar \(bar.shape)"), .x(2), .y(top + 26), .height(16), .corners(3),
            .width(max(2, Int((Int64(Self.width - 4) * bar.amount.minorUnits) / most))),
          ]
        ) { _ in }
      }
    }
  }
}
