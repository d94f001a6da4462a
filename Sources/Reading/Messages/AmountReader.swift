/// Reads the amount and the share that a part of a message names: 20块, ¥98.00, 给你退98, 七五成, 30%.
struct AmountReader: Sendable {
  typealias Symbol = Alphabet.Symbol

  /// What was read.
  struct Amounts: Sendable, Hashable {
    var fen: Int64?
    var percentHundredths: Int?
  }

  /// Behind these a bare number is an amount, if no unit follows it.
  private static let givers = [
    "退", "补", "赔", "返", "付", "掏", "打", "转", "把", "给", "你", "您", "还", "送", "出", "最多", "只能", "退回",
    "退款",
  ]
  /// Before these it is one too: 50退你.
  private static let takers = [
    "退你", "退您", "退给", "给你", "给您", "还你", "还您", "打回", "转你", "转给", "蚊", "块",
  ]
  /// What counts other things than money.
  private static let units = [
    "点", "号", "天", "日", "月", "年", "时", "小", "分", "张", "个", "次", "折", "成", "%", ":", "-", "单", "件",
    "笔",
    "秒", "周", "级", "名", "位", "份", "条", "倍", "h", "g", "q", "v",
  ]
  private static let tenths = ["成"]

  /// What has to be in the alphabet.
  static let words = givers + takers + units + tenths

  private let quantities: QuantityReader
  private let givers: [[Symbol]]
  private let takers: [[Symbol]]
  private let units: [[Symbol]]
  private let tenths: [[Symbol]]

  init(_ alphabet: Alphabet, _ quantities: QuantityReader) {
    self.quantities = quantities
    func symbols(_ words: [String]) -> [[Symbol]] { words.map { alphabet.symbols(of: $0) } }
    givers = symbols(Self.givers)
    takers = symbols(Self.takers)
    units = symbols(Self.units)
    tenths = symbols(Self.tenths)
  }

  /// What the part `part` of `sentence` names, the first of each.
  func read(_ sentence: UnsafeBufferPointer<Symbol>, in part: Range<Int>) -> Amounts {
    var amounts = Amounts()
    var position = part.lowerBound
    while position < part.upperBound {
      guard quantities.isNumeral[Int(sentence[position])] else {
        position += 1
        continue
      }
      let start = position
      let (found, end) = quantities.read(sentence, at: start)
      position = max(end, start + 1)
      switch found?.quantity {
      case .money(let fen): amounts.fen = amounts.fen ?? fen
      case .percent(let share): amounts.percentHundredths = amounts.percentHundredths ?? share
      case nil:
        if let share = share(sentence, at: start) {
          amounts.percentHundredths = amounts.percentHundredths ?? share
        } else {
          amounts.fen = amounts.fen ?? bare(sentence, at: start)
        }
      case .minutes, .hours, .days, .workingDays, .months, .years: break
      }
    }
    return amounts
  }

  /// 七成, 七五成.
  private func share(_ text: UnsafeBufferPointer<Symbol>, at start: Int) -> Int? {
    var position = start
    guard let number = quantities.number(text, at: &position)?.whole, stands(tenths, text, position)
    else { return nil }
    // 七五 reads as five: the digits stand one by one.
    if position - start == 2 {
      var first = start
      let tens = quantities.digit(text, at: &first)
      return tens.map { ($0 * 10 + number) * 100 }
    }
    return number <= 10 ? number * 1000 : nil
  }

  /// An amount without a unit, told by the words around it.
  private func bare(_ text: UnsafeBufferPointer<Symbol>, at start: Int) -> Int64? {
    var position = start
    guard let number = quantities.number(text, at: &position), !stands(units, text, position)
    else { return nil }
    let isGiven = givers.contains { TimeCursor.ends($0, in: text, within: 0, before: start) }
    return isGiven || stands(takers, text, position) ? number.hundredths : nil
  }

  private func stands(
    _ words: [[Symbol]], _ text: UnsafeBufferPointer<Symbol>, _ index: Int
  ) -> Bool {
    words.contains { word in
      index + word.count <= text.count && word.indices.allSatisfy { text[index + $0] == word[$0] }
    }
  }
}
