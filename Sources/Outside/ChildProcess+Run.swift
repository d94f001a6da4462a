import Glibc
import Subprocess
import Synchronization
import SystemPackage

extension ChildProcess {
  /// Runs it to its end and gives what it said. Any exit code is an outcome, not an error.
  ///
  /// When its time is over, when it says too much or when the calling task is cancelled, the whole
  /// process group gets SIGTERM and, a third of a second later, SIGKILL. When this returns or
  /// throws, whatever was left of the group has been killed.
  /// - Throws: `ChildProcessError`, or `CancellationError` if the calling task was cancelled.
  public func run() async throws -> Outcome {
    let group = Mutex<pid_t?>(nil)
    // A child that ended well may still have left others behind.
    defer { if let group = group.withLock(\.self) { kill(-group, SIGKILL) } }
    let input = try InputFile.holding(self.input, for: program)
    guard let place else { throw ChildProcessError.missing(program: program) }
    let executable = Executable.path(FilePath(place))
    do {
      return try await within(timeout) {
        let result = try await Subprocess.run(
          executable, arguments: Arguments(arguments), environment: childEnvironment,
          workingDirectory: "/", platformOptions: Self.options,
          input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
          output: .bytes(limit: outputLimitBytes), error: .bytes(limit: errorLimitBytes)
        ) { execution in
          group.withLock { $0 = execution.processIdentifier.value }
        }
        return Outcome(
          ending: .init(result.terminationStatus), output: result.standardOutput,
          errorOutput: result.standardError)
      }
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      throw meaning(of: error)
    }
  }

  /// Where the program is: a name alone would take a process that ends at once for each folder that it is
  /// not in.
  private var place: String? {
    if program.contains("/") { return program }
    return Self.searchPath.split(separator: ":").lazy.map { "\($0)/\(program)" }
      .first { access($0, X_OK) == 0 }
  }

  private static var options: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(
        signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(300))
    ]
    return options
  }

  private var childEnvironment: Environment {
    let standard: [Environment.Key: String] = ["PATH": Self.searchPath, "LC_ALL": "C.UTF-8"]
    let added = environment.map { (Environment.Key(stringLiteral: $0), $1) }
    return .custom(standard.merging(added) { _, added in added })
  }

  /// Runs `work`, and cancels it when `limit` is over.
  private func within<Result: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() ?? nil else {
        throw ChildProcessError.timedOut(program: program, limit: limit)
      }
      return result
    }
  }

  private func meaning(of error: SubprocessError) -> ChildProcessError {
    switch error.code {
    case .executableNotFound: .missing(program: program)
    case .outputLimitExceeded: .tooMuchOutput(program: program)
    default: .failed(program: program, errno: error.underlyingError?.rawValue)
    }
  }
}

extension ChildProcess.Outcome.Ending {
  fileprivate init(_ status: TerminationStatus) {
    switch status {
    case .exited(let code): self = .exited(code: code)
    case .signaled(let signal): self = .signalled(signal)
    }
  }
}
