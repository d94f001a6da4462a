/// Reads one expression of time from a place of a sentence.
struct TimeCursor {
  typealias Symbol = Alphabet.Symbol

  private let text: UnsafeBufferPointer<Symbol>
  private let reader: TimeReader
  private let start: Int
  /// Behind what was read.
  private(set) var position: Int

  private var marks: TimeMarks { reader.marks }

  init(_ text: UnsafeBufferPointer<Symbol>, at position: Int, _ reader: TimeReader) {
    self.text = text
    self.reader = reader
    self.position = position
    start = position
  }

  /// What is said here of a time; nil for nothing, and then `position` is where to go on.
  mutating func expression() -> TimeExpression.Meaning? {
    guard var meaning = isNumeral ? numbered() : named() else { return nil }
    if case .moment(let first) = meaning {
      let before = position
      if take(marks.connecting), let second = other(than: first) {
        meaning = .moment(second)
      } else {
        position = before
      }
    }
    return close(meaning)
  }

  /// What stands behind the words of time: 前, 内, 后, or that nothing came.
  private mutating func close(_ meaning: TimeExpression.Meaning) -> TimeExpression.Meaning {
    var meaning = meaning
    _ = take(marks.about)
    if take(marks.before) {
      // 三天前 lies behind.
      switch meaning {
      case .span, .workingDays: meaning = .past
      case .moment, .open, .past: break
      }
    } else if takeWhole(marks.within) {
      // As far as it goes.
    } else if takeWhole(marks.after), case .moment(let moment) = meaning, moment.hour == nil {
      meaning = .open
    }
    for gap in 0...2 where marks.unfulfilled.contains(where: { stands($0, at: position + gap) }) {
      return .past
    }
    return meaning
  }

  // MARK: Words

  private mutating func named() -> TimeExpression.Meaning? {
    guard let word = takeWord() else { return nil }
    var moment = NamedMoment()
    switch word {
    case .past:
      tail(&moment)
      return .past
    case .open: return .open
    case .day(let days): moment.date = .ahead(days)
    case .dayPart(let days, let part): (moment.date, moment.part) = (.ahead(days), part)
    case .part(let part): moment.part = part
    case .weekend(let week): moment.date = .weekEnd(week)
    case .week(let week):
      if let weekday = takeWeekday() {
        moment.date = .weekday(weekday, week: week)
      } else if let week {
        _ = take(marks.end)
        moment.date = .weekEnd(week)
      } else {
        return nil
      }
    case .month(let months): moment.date = takeDay(ofMonth: months) ?? .monthEnd(months)
    case .monthEnd: moment.date = .monthEnd(0)
    case .yearEnd: moment.date = .yearEnd
    case .feast(let month, let day):
      let before = position
      if takeWhole(marks.after) {
        // 国庆完了8号: the day that follows says more.
        return .open
      }
      position = before
      moment.date = .date(month: month, day: day)
    }
    tail(&moment)
    return .moment(moment)
  }

  private mutating func takeDay(ofMonth months: Int) -> NamedMoment.Date? {
    let before = position
    if take(marks.end) { return .monthEnd(months) }
    if let day = takeWhole(), take(marks.number) || take(marks.day) {
      return .day(day, month: months)
    }
    position = before
    return nil
  }

  private mutating func takeWord() -> TimeWord? {
    guard position < text.count else { return nil }
    for (symbols, means) in marks.words[text[position]] ?? [] where stands(symbols, at: position) {
      position += symbols.count
      return means
    }
    return nil
  }

  private mutating func takeWeekday() -> Int? {
    marks.weekdays.firstIndex { take($0) }.map { $0 + 1 }
  }

  // MARK: Numbers

  private var isNumeral: Bool {
    position < text.count && reader.quantities.isNumeral[Int(text[position])]
      // 五一 and 半夜 begin with one and are words.
      && !(marks.words[text[position]] ?? []).contains { stands($0.symbols, at: position) }
  }

  private mutating func takeWhole() -> Int? {
    let before = position
    if position < text.count, reader.quantities.isNumeral[Int(text[position])],
      let whole = reader.quantities.number(text, at: &position)?.whole
    {
      return whole
    }
    position = before
    return nil
  }

  /// 3号, 6月30日, 八点半, 20:00, 24小时内, 一刻钟.
  private mutating func numbered() -> TimeExpression.Meaning? {
    if var number = takeWhole() {
      let behind = position
      if take(marks.connecting), let second = takeWhole(), isDateOrHour {
        number = second
      } else {
        position = behind
      }
      if let date = date(number) {
        var moment = NamedMoment(date: date)
        tail(&moment)
        return .moment(moment)
      }
      if let hour = hour(number) { return .moment(NamedMoment(hour: hour)) }
      if take(marks.quarterOfHour) { return .span(.minutes(number * 15)) }
    }
    let (found, end) = reader.quantities.read(text, at: start)
    position = end
    switch found?.quantity {
    case .minutes(let count): return .span(.minutes(count))
    case .hours(let count): return .span(.hours(count))
    case .days(let count): return .span(.days(count))
    case .months(let count): return .span(.months(count))
    case .years(let count): return .span(.months(count * 12))
    case .workingDays(let count): return .workingDays(count)
    case .percent, .money, nil: return nil
    }
  }

  private var isDateOrHour: Bool {
    [marks.number, marks.day, marks.clock].contains { words in
      words.contains { stands($0, at: position) }
    }
  }

  /// The day that `number` begins: 3号, 6月30日, 6月底.
  private mutating func date(_ number: Int) -> NamedMoment.Date? {
    let before = position
    if take(marks.number), (1...31).contains(number) { return .day(number, month: nil) }
    position = before
    if take(marks.day), (1...31).contains(number) {
      // 三日内 is a length of time.
      let isSpan = (marks.within + marks.after).contains { stands($0, at: position) }
      if !isSpan { return .day(number, month: nil) }
    }
    position = before
    if take(marks.month), (1...12).contains(number) {
      if take(marks.end) { return .namedMonthEnd(number) }
      if let day = takeWhole(), (1...31).contains(day) {
        if !take(marks.number) { _ = take(marks.day) }
        return .date(month: number, day: day)
      }
    }
    position = before
    return nil
  }

  /// The hour that `number` begins: 八点, 八点半, 20:00.
  private mutating func hour(_ number: Int) -> NamedMoment.Hour? {
    let before = position
    guard (0...24).contains(number), take(marks.clock), !isOtherwise else {
      position = before
      return nil
    }
    // 快一点 is no hour.
    let isOne = position - start == 2 && marks.one.contains { stands($0, at: start) }
    var minute = 0
    if take(marks.half) {
      minute = 30
    } else if take(marks.quarter) {
      minute = 15
    } else if take(marks.threeQuarters) {
      minute = 45
    } else if let minutes = takeWhole() {
      guard minutes < 60 else {
        position = before
        return nil
      }
      minute = minutes
      _ = take(marks.minute)
    } else if isOne, !marks.before.contains(where: { stands($0, at: position) }) {
      position = before
      return nil
    }
    return NamedMoment.Hour(hour: number, minute: minute)
  }

  // MARK: What follows a day

  /// The part of the day and the hour behind a day: 明天下午三点.
  private mutating func tail(_ moment: inout NamedMoment) {
    let before = position
    if case .part(let part)? = takeWord() {
      moment.part = part
    } else {
      position = before
      if moment.part == nil, moment.date != nil {
        if take(marks.late) {
          moment.part = .evening
        } else if take(marks.early) {
          moment.part = .morning
        }
      }
    }
    let behind = position
    guard var number = takeWhole() else { return }
    let next = position
    if take(marks.connecting), let second = takeWhole(), isDateOrHour {
      number = second
    } else {
      position = next
    }
    guard let hour = hour(number) else {
      position = behind
      return
    }
    // 上午九点多 is some time in the morning.
    if !take(marks.many) || moment.part == nil { moment.hour = hour }
  }

  /// The end of 中午12点到2点, 周三到周五, 25号至28号.
  private mutating func other(than first: NamedMoment) -> NamedMoment? {
    var second = NamedMoment()
    if isNumeral {
      guard let number = takeWhole() else { return nil }
      if let date = date(number) {
        second.date = date
        tail(&second)
        return second
      }
      guard let hour = hour(number) else { return nil }
      return NamedMoment(date: first.date, part: first.part, hour: hour)
    }
    guard case .moment(let moment)? = named() else { return nil }
    second = moment
    if second.date == nil { second.date = first.date }
    return second
  }

  // MARK: Symbols

  private func stands(_ word: TimeMarks.Word, at index: Int) -> Bool {
    index + word.count <= text.count && word.indices.allSatisfy { text[index + $0] == word[$0] }
  }

  private mutating func take(_ words: [TimeMarks.Word]) -> Bool {
    guard let word = words.first(where: { stands($0, at: position) }) else { return false }
    position += word.count
    return true
  }

  /// Takes one of `words` unless it begins another word.
  private mutating func takeWhole(_ words: [TimeMarks.Word]) -> Bool {
    let before = position
    guard take(words) else { return false }
    guard isOtherwise else { return true }
    position = before
    return false
  }

  private var isOtherwise: Bool { marks.otherwise.contains { stands($0, at: position) } }

  /// Whether `word` ends in `text` at most `distance` symbols before `end`.
  static func ends(
    _ word: TimeMarks.Word, in text: UnsafeBufferPointer<Symbol>, within distance: Int,
    before end: Int
  ) -> Bool {
    (0...distance).contains { gap in
      let start = end - gap - word.count
      return start >= 0 && word.indices.allSatisfy { text[start + $0] == word[$0] }
    }
  }
}
