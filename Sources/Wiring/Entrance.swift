import CaseCore
import Commands
import Foundation

/// The way from a process into the command line.
public enum Entrance {
  /// Runs the command line over the live world and ends the process with its exit code.
  public static func main() async -> Never { exit(await run()) }

  /// Prepares the process; to be called before anything else, while there is one thread.
  public static func prepare() { Heap.prepareForShortLife() }

  private static func run() async -> Int32 {
    let environment = ProcessInfo.processInfo.environment
    let arguments = Array(CommandLine.arguments.dropFirst())
    let world = LiveWorld(
      environment: environment, executable: executable(),
      loadsAhead: CommandLineTool.judges(arguments))
    let invocation = Invocation(
      write: { FileHandle.standardOutput.write(Data($0.utf8)) },
      writeError: { FileHandle.standardError.write(Data($0.utf8)) },
      showsProgress: isatty(STDERR_FILENO) == 1, environment: environment, outside: world,
      ask: isatty(STDIN_FILENO) == 1 ? Self.ask : nil)
    return await CommandLineTool.run(arguments, in: invocation)
  }

  @Sendable private static func ask(_ question: String) -> String? {
    FileHandle.standardError.write(Data(question.utf8))
    return readLine()
  }

  /// The path of this program, links resolved.
  private static func executable() -> String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments.first ?? "recourse"
  }
}
