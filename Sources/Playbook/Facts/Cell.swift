internal import CaseCore

/// A fact as the judge reads it: one number and a few bits, no text, nothing allocated.
struct Cell: Sendable, Hashable {
  /// How spans of different units can be compared.
  enum Scale: UInt8, Sendable {
    /// Seconds, and everything that is no span.
    case seconds
    case workingDays
    case months

    init(_ unit: Span.Unit) {
      switch unit {
      case .minutes, .hours, .days: self = .seconds
      case .workingDays: self = .workingDays
      case .months, .years: self = .months
      }
    }
  }

  /// Flag 0 or 1, place of the choice, minor units, seconds, a number, or the place of a text
  /// among the texts that the playbook compares with (-1 for another text).
  var code: Int64 = 0
  /// The unit of a span, of which seconds alone do not tell days from hours; minutes for anything
  /// that is no span.
  var unit = Span.Unit.minutes
  /// What supports it; of no meaning while it is unknown.
  var support = Support.asserted
  /// Whether there is a value.
  var isKnown = false
  /// What it hangs on while unknown; what makes it doubtful else.
  var marks = Status.Marks.missing

  /// Known, without doubt.
  init(
    code: Int64, unit: Span.Unit = .minutes, support: Support, marks: Status.Marks = []
  ) {
    self.code = code
    self.unit = unit
    self.support = support
    self.marks = marks
    isKnown = true
  }

  /// Unknown because of `marks`.
  init(unknown marks: Status.Marks) { self.marks = marks }

  /// Nobody stated it.
  static let missing = Cell(unknown: .missing)

  /// The scale of a span.
  var scale: Scale { Scale(unit) }

  /// The span that the cell holds.
  var span: Span {
    switch unit {
    case .minutes, .hours: Span(max(0, code / 60), .minutes)
    // Whole days stay days: legal days are counted differently from 24 hours.
    case .days: Span(max(0, code / 86_400), .days)
    case .workingDays: Span(max(0, code), .workingDays)
    case .months, .years: Span(max(0, code), .months)
    }
  }

  /// The status of a yes-or-no cell, such as a filled slot.
  var status: Status { isKnown ? Status(Truth(code != 0), marks) : Status(.unknown, marks) }
}

extension Span {
  /// The length on the scale of its unit: seconds, working days or months.
  var code: Int64 {
    let factor: Int64 = unit.seconds ?? (unit == .years ? 12 : 1)
    let (product, overflow) = count.multipliedReportingOverflow(by: factor)
    return overflow ? Int64.max : product
  }
}
