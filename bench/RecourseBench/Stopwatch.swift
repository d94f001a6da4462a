/// Times work with the clock that never goes back.
enum Stopwatch {
  /// The seconds that `body` takes.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  /// The median of an odd number of values, or the upper one of the two in the middle.
  static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}
