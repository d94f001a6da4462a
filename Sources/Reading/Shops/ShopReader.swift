/// Reads the pages of a shop: what they say about who runs it, how it is paid and reached.
///
/// What a page does not say is no finding: nothing follows from silence.
public struct ShopReader: Sendable {
  private let rules: ShopRules

  /// A reader with `rules`.
  public init(_ rules: ShopRules) { self.rules = rules }

  /// The signs in `text`, in its order, each sign once a sentence.
  public func read(_ text: String) -> [ShopFinding] {
    var findings: [ShopFinding] = []
    var text = text
    _ = text.withUTF8 { bytes in
      var scanner = PatternScanner(rules.patterns)
      return scanner.scan(bytes) { sentence, matches in
        guard !matches.isEmpty, matches.allSatisfy({ rules.meanings[$0.rule] != nil }) else {
          return
        }
        let range = Blank.trimmed(sentence.bytes, bytes)
        let quote = String(
          decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        var seen: Set<Int> = []
        for match in matches {
          guard let sign = rules.meanings[match.rule], !seen.contains(sign),
            let states = states(of: rules.signs[sign], in: quote, match.quantities)
          else { continue }
          seen.insert(sign)
          findings.append(
            ShopFinding(
              sign: rules.signs[sign], states: states, quote: quote,
              place: sentence.place(of: range, in: bytes)))
        }
      }
    }
    return findings
  }

  /// What `sign` states by a sentence; nil where the value is not there that it takes.
  private func states(
    of sign: ShopSign, in sentence: String, _ quantities: [Quantity]
  ) -> [ShopSign.Stated]? {
    var states = sign.states
    for taken in sign.takes {
      guard let value = taken.form.value(in: sentence, reading: quantities) else { return nil }
      states.append(ShopSign.Stated(fact: taken.fact, value: value))
    }
    return states
  }
}
