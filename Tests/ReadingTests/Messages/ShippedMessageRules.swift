import CaseCore
import PlaybookYAML
import Reading

/// The rules for messages that the product ships.
enum ShippedMessageRules {
  static let compiled = Result<RulesFamily<MessageRules>.Compiled, any Error> {
    let (source, digest) = try ShippedRules.source("messages")
    return try RulesFamilies.messages.compile(source, digest: digest)
  }

  /// What `text`, sent on a Monday morning, says.
  static func read(
    _ text: String, from sender: Message.Sender = .other
  ) throws -> MessageReading {
    let sent = CivilZone.shanghai.start(of: Day(number: 20_605)) + 9 * 3600
    return MessageReader(try compiled.get().rules)
      .read(Message(text, from: sender, at: sent, in: .shanghai))
  }

  /// The kinds in `text`, a refusal with its class, a promise with its matter.
  static func kinds(_ text: String, from sender: Message.Sender = .other) throws -> [String] {
    try read(text, from: sender).findings.map { finding in
      switch finding.detail {
      case .promise(let promise): "\(finding.kind.id)/\(promise.matter.rawValue)"
      case .refusal(let refusal): "\(finding.kind.id)/\(refusal.id)"
      case .plain: finding.kind.id
      }
    }
  }
}
