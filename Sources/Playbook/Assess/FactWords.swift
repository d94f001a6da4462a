public import CaseCore

// How values read in a text.
extension Playbook {
  /// `value` of `fact` in `language`: the choice's name, `98.00`, `2026-11-18 20:14` in the zone of
  /// the playbook, `48 小时`, text as it is.
  public func words(_ value: FactValue, of fact: Fact.Name, _ language: Language) -> String {
    switch value {
    case .flag(let flag):
      (flag ? Bilingual(zh: "是", en: "yes") : Bilingual(zh: "否", en: "no"))(language)
    case .choice(let choice):
      self.fact(fact)?.choices.first { $0.value == choice }?.name(language) ?? choice
    case .money(let money): money.decimal
    case .moment(let moment): words(moment)
    case .span(let span): span.words(language)
    case .number(let number): String(number)
    case .text(let text): text
    }
  }

  /// The local day and time to the minute: `2026-11-18 20:14`.
  public func words(_ moment: Moment) -> String {
    let (day, hour, minute, _) = header.zone.civil(moment)
    return "\(day) \(Digits.padded(hour, 2)):\(Digits.padded(minute, 2))"
  }

  /// `template` with the values of `facts` on the person's account, and `given` words.
  ///
  /// A place that nothing fills and that has no other words reads as "unknown": `check` keeps such
  /// places out of texts that show while the fact may be unknown.
  public func text(
    _ template: Template, _ facts: FactTable, given: [Fact.Name: String] = [:]
  ) -> Bilingual {
    func text(_ language: Language) -> String {
      let words = template.text(language) { place in
        let found =
          given[place.name]
          ?? facts.reading(place.name, .onYourAccount)?.value.map {
            self.words($0, of: place.name, language)
          }
        guard let found = found ?? place.otherwise else {
          return Bilingual(zh: "（未知）", en: "(unknown)")(language)
        }
        return place.form == .tail4 && place.otherwise != found ? String(found.suffix(4)) : found
      }
      return words ?? ""
    }
    return Bilingual(zh: text(.zh), en: text(.en))
  }
}

extension Span {
  /// The span with its unit: `48 小时`, `48 hours`, `1 year`.
  public var words: Bilingual {
    let plural = count == 1 ? "" : "s"
    return switch unit {
    case .minutes: Bilingual(zh: "\(count) 分钟", en: "\(count) minute\(plural)")
    case .hours: Bilingual(zh: "\(count) 小时", en: "\(count) hour\(plural)")
    case .days: Bilingual(zh: "\(count) 天", en: "\(count) day\(plural)")
    case .workingDays:
      Bilingual(zh: "\(count) 个工作日", en: "\(count) working day\(plural)")
    case .months: Bilingual(zh: "\(count) 个月", en: "\(count) month\(plural)")
    case .years: Bilingual(zh: "\(count) 年", en: "\(count) year\(plural)")
    }
  }
}
