/// One run of another program: a program and its arguments, never a line for a shell.
///
/// The child gets a session and a process group of its own, no file of ours but the three standard
/// ones, the folder `/` to stand in, and an environment that holds `PATH`, a UTF-8 locale and what
/// `environment` adds. Whatever it started is ended with it.
public struct ChildProcess: Sendable {
  /// Where programs without a slash in their name are looked for. The person's own `PATH` is not
  /// asked: what stands first in it need not be the program that was meant.
  public static let searchPath = "/usr/local/bin:/usr/bin:/bin"

  /// What programs that draw pictures and pages have in their environment: no configuration of the person's,
  /// and memory in large pages. A picture is ten thousand small ones, and to clear those for it takes up to
  /// half of the time.
  static let spacious = ["HOME": "/nonexistent", "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"]

  /// The name of the program, or its absolute path.
  public let program: String
  /// The arguments after the program's name, each as it is.
  public var arguments: [String]
  /// What the child reads from standard input, to its end.
  public var input: [UInt8]
  /// Variables beside `PATH` and `LC_ALL`; a variable here takes the place of one of those.
  public var environment: [String: String]
  /// How long it may run.
  public var timeout: Duration
  /// The most bytes that it may write to standard output.
  public var outputLimitBytes: Int
  /// The most bytes that it may write to standard error.
  public var errorLimitBytes: Int

  /// A run of `program` with `arguments`.
  public init(
    _ program: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:], timeout: Duration, outputLimitBytes: Int,
    errorLimitBytes: Int = 64 * 1024
  ) {
    precondition(outputLimitBytes >= 0 && errorLimitBytes >= 0, "A limit is never negative.")
    self.program = program
    self.arguments = arguments
    self.input = input
    self.environment = environment
    self.timeout = timeout
    self.outputLimitBytes = outputLimitBytes
    self.errorLimitBytes = errorLimitBytes
  }
}

extension ChildProcess {
  /// How a child ended by itself, and what it said.
  public struct Outcome: Sendable, Hashable {
    /// How a process ends.
    public enum Ending: Sendable, Hashable {
      /// With this code.
      case exited(code: Int32)
      /// By this signal.
      case signalled(Int32)
    }

    /// How it ended.
    public let ending: Ending
    /// All that it wrote to standard output.
    public let output: [UInt8]
    /// All that it wrote to standard error. It may hold personal content: it is not for logs.
    public let errorOutput: [UInt8]

    /// Whether it exited with 0.
    public var succeeded: Bool { ending == .exited(code: 0) }
  }
}

/// Why a child did not come to an end of its own. Nothing that it started still runs.
public enum ChildProcessError: Error, Sendable, Hashable {
  /// There is no such program that may be run.
  case missing(program: String)
  /// It had not ended when its time was over.
  case timedOut(program: String, limit: Duration)
  /// It wrote more than it may, to standard output or to standard error.
  case tooMuchOutput(program: String)
  /// The system could not start it or speak with it, with the system's error number if it gave one.
  case failed(program: String, errno: Int32?)
}
