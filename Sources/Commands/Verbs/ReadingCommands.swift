public import ArgumentParser
import CaseCore
import Engine
public import Reading

/// `recourse read-chat [--case CASE] FILE|-`: what the other side promises, declines, admits and asks for.
struct ReadChatCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "read-chat", Help.readChat,
      examples: [
        "read-chat chat.txt --own 9000100027", "read-chat --case last chat.txt",
        "read-chat - --sent \"2026-11-18 21:02\" < message.txt",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.chatFile), completion: .file()) var file: String
  @Option(help: .words(Help.chatCase)) var `case`: String?
  @Option(help: .words(Help.ownNames)) var own: [String] = []
  @Option(help: .words(Help.sentAt)) var sent: String?
  @Option(help: .words(Help.inputName)) var name: String?
  @Option(help: .words(Help.filePasswordFrom), completion: .file())
  var filePasswordFrom: String?

  func run(in context: Context) async throws {
    let output = ChatOutput(try await scan(in: context), of: `case`, context.language)
    context.showLines(output.jsonLines, output.lines, remarks: output.remarks)
  }

  private func scan(in context: Context) async throws -> ChatScan {
    if let `case` {
      let engine = try await context.engine()
      return try await engine.readChat(named: file, in: engine.find(`case`))
    }
    let engine = try context.engineWithoutVault()
    let unlocking = try FilePassword.unlocking(from: filePasswordFrom, in: context)
    let sentAt = try sent.map { text throws(Refusal) in
      guard let moment = FactInput.moment(text, zone: .shanghai) else {
        throw .impossibleTime(text)
      }
      return moment
    }
    return file == StandardInput.argument
      ? try await engine.readChat(
        StandardInput.bytes(in: context), named: name ?? StandardInput.defaultName,
        own: Set(own), sentAt: sentAt, unlocking: unlocking)
      : try await engine.readChat(file, own: Set(own), sentAt: sentAt, unlocking: unlocking)
  }
}

/// `recourse check-message [--case CASE] [--to …] FILE|-`: what speaks against sending a draft.
struct CheckMessageCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb(
      "check-message", Help.checkMessage,
      examples: [
        "check-message draft.txt --to seller", "check-message --case last --to payment draft.txt",
        "check-message - --to public < post.txt",
      ])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.draftFile), completion: .file()) var file: String
  @Option(help: .words(Help.draftRecipient)) var to: DraftRecipient = .seller
  @Option(help: .words(Help.draftCase)) var `case`: String?

  func run(in context: Context) async throws {
    let engine =
      `case` == nil ? try context.engineWithoutVault() : try await context.engine()
    let id: Case.ID? = if let `case` { try await engine.find(`case`) } else { nil }
    let check =
      if file == StandardInput.argument {
        try await engine.checkMessage(
          StandardInput.bytes(in: context), named: StandardInput.defaultName, to: to, in: id,
          context.language)
      } else {
        try await engine.checkMessage(inFileAt: file, to: to, in: id, context.language)
      }
    let output = DraftOutput(check, context.language)
    context.show(output.json, output.lines)
  }
}

/// `recourse story FILE|-`: what a person's own words say, for them to confirm.
struct StoryCommand: Verb {
  static var configuration: CommandConfiguration {
    .verb("story", Help.readStory, examples: ["story story.txt", "story - --json < story.txt"])
  }

  @OptionGroup var global: GlobalOptions
  @Argument(help: .words(Help.storyFile), completion: .file()) var file: String

  func run(in context: Context) async throws {
    let engine = try context.engineWithoutVault()
    let scan =
      if file == StandardInput.argument {
        try await engine.readStory(
          StandardInput.bytes(in: context), named: StandardInput.defaultName)
      } else {
        try await engine.readStory(inFileAt: file)
      }
    let output = StoryOutput(scan, context.language)
    context.show(output.json, output.lines)
  }
}

extension DraftRecipient: ExpressibleByArgument {}
