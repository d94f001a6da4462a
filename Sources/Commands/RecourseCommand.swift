import ArgumentParser
import CaseCore

/// The root of the command line. One file a verb stands in `Verbs/`.
struct RecourseCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "recourse", abstract: Help.tool(Invocation.language), version: Release.version,
      subcommands: [
        CaseCommand.self, ReadCommand.self, ScanCommand.self, VetCommand.self,
        ReadChatCommand.self, CheckMessageCommand.self, StoryCommand.self, AddCommand.self,
        CaptureCommand.self,
        RecogniseCommand.self, MaskCommand.self,
        ShownCommand.self, CustodyCommand.self, FindingsCommand.self,
        ConfirmCommand.self, RejectCommand.self, WhoCommand.self, ReconcileCommand.self,
        CardKeyCommand.self,
        FactCommand.self,
        MessageCommand.self,
        PromiseCommand.self, NoteCommand.self, WithdrawCommand.self, AssessCommand.self,
        RecordsCommand.self, NextCommand.self, StepCommand.self, DeadlinesCommand.self,
        CalendarCommand.self,
        LetterCommand.self, LettersCommand.self,
        PacketCommand.self, DossierCommand.self, LogCommand.self, ExportCommand.self,
        ImportCommand.self,
        HandOverCommand.self, ProofCommand.self,
        VerifyCommand.self, TimestampCommand.self, VaultCommand.self, KeyCommand.self,
        EraseCommand.self, CheckCommand.self, BackupCommand.self, RestoreCommand.self,
        PlaybookCommand.self, WorkingDaysCommand.self, DemoCommand.self, ServeCommand.self,
        InviteCommand.self,
      ])
  }
}
