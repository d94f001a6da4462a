import Synchronization

/// What a server counts, in the text form that Prometheus reads. No number of it tells of a person.
public final class ServerMeters: Sendable {
  private struct Answer: Hashable {
    var place: String
    var status: Int
  }

  private struct State {
    var answers: [Answer: Int] = [:]
    var buckets = [Int](repeating: 0, count: ServerMeters.bounds.count)
    var count = 0
    var microseconds = 0
    var signIns: [String: Int] = [:]
    var mails: [String: Int] = [:]
  }

  /// The upper bounds of the buckets of times, in milliseconds.
  private static let bounds = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000]

  private let state = Mutex(State())

  /// All at zero.
  public init() {}

  /// An answer with `status` from `place`, after so many microseconds.
  public func answered(_ place: String, status: Int, microseconds: Int) {
    state.withLock { state in
      state.answers[Answer(place: place, status: status), default: 0] += 1
      state.count += 1
      state.microseconds += microseconds
      for (index, bound) in Self.bounds.enumerated() where microseconds <= bound * 1000 {
        state.buckets[index] += 1
      }
    }
  }

  /// Somebody tried to sign in; `outcome` is a word of ours.
  func signIn(_ outcome: StaticString) {
    state.withLock { $0.signIns["\(outcome)", default: 0] += 1 }
  }

  /// A mail was handed on, or was not.
  func mail(_ outcome: StaticString) {
    state.withLock { $0.mails["\(outcome)", default: 0] += 1 }
  }

  /// The text.
  var text: String {
    let state = state.withLock(\.self)
    var lines = [
      "# HELP recourse_answers_total Answers by place and status.",
      "# TYPE recourse_answers_total counter",
    ]
    let answers = state.answers.sorted {
      ($0.key.place, $0.key.status) < ($1.key.place, $1.key.status)
    }
    for (answer, count) in answers {
      lines.append(
        "recourse_answers_total{place=\"\(answer.place)\",status=\"\(answer.status)\"} \(count)")
    }
    lines += [
      "# HELP recourse_sign_ins_total Tries to sign in by outcome.",
      "# TYPE recourse_sign_ins_total counter",
    ]
    for (outcome, count) in state.signIns.sorted(by: { $0.key < $1.key }) {
      lines.append("recourse_sign_ins_total{outcome=\"\(outcome)\"} \(count)")
    }
    lines += [
      "# HELP recourse_mails_total Mails by outcome.", "# TYPE recourse_mails_total counter",
    ]
    for (outcome, count) in state.mails.sorted(by: { $0.key < $1.key }) {
      lines.append("recourse_mails_total{outcome=\"\(outcome)\"} \(count)")
    }
    lines += [
      "# HELP recourse_answer_seconds How long answers took.",
      "# TYPE recourse_answer_seconds histogram",
    ]
    for (bound, count) in zip(Self.bounds, state.buckets) {
      lines.append("recourse_answer_seconds_bucket{le=\"\(Self.seconds(bound * 1000))\"} \(count)")
    }
    lines += [
      "recourse_answer_seconds_bucket{le=\"+Inf\"} \(state.count)",
      "recourse_answer_seconds_sum \(Self.seconds(state.microseconds))",
      "recourse_answer_seconds_count \(state.count)",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Microseconds as seconds, without what stands for nothing.
  private static func seconds(_ microseconds: Int) -> String {
    let rest = String(microseconds % 1_000_000 + 1_000_000).dropFirst()
    var text = "\(microseconds / 1_000_000).\(rest)"
    while text.last == "0" { text.removeLast() }
    return text.last == "." ? String(text.dropLast()) : text
  }
}
