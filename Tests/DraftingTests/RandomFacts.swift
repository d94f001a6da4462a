import CaseCore
import Playbook
import TestKit

/// Values that a fact could have.
enum RandomFacts {
  /// A value of `fact`'s type; nil for a choice without values.
  static func value(of fact: FactDefinition, using random: inout SplitMix64) -> FactValue? {
    switch fact.type {
    case .yesno: .flag(Bool.random(using: &random))
    case .choice: fact.choices.randomElement(using: &random).map { .choice($0.value) }
    case .money: .money(Money(minorUnits: Int64.random(in: 0...50_000, using: &random)))
    case .instant:
      .moment(SampleCase.clock + Int64.random(in: -400 * 86_400...30 * 86_400, using: &random))
    case .span: .span(Span(Int64.random(in: 1...72, using: &random), .hours))
    case .number: .number(Int64.random(in: 0...100, using: &random))
    case .text: .text(["5.3", "<b>甲乙</b>", "yunhai_4321", " "].randomElement(using: &random) ?? "")
    }
  }

  /// Every value worth trying for `fact`, unknown included.
  static func everyValue(of fact: FactDefinition) -> [FactValue?] {
    let known: [FactValue] =
      switch fact.type {
      case .yesno: [.flag(true), .flag(false)]
      case .choice: fact.choices.map { .choice($0.value) }
      case .money: [.money(Money(minorUnits: 0)), .money(Money(minorUnits: 9800))]
      case .instant: [.moment(SampleCase.clock + -4 * 86_400), .moment(SampleCase.clock + 86_400)]
      case .span: [.span(Span(30, .minutes))]
      case .number: [.number(0), .number(17), .number(800)]
      case .text: [.text("甲乙 4321")]
      }
    return [nil] + known.map { $0 }
  }
}
