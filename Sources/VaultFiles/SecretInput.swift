import Glibc

/// Secrets that come from a person: typed on the terminal, or read from a file or a descriptor.
public enum SecretInput {
  /// What is wrong with what a person gave.
  public enum Mistake: Error, Sendable, Hashable {
    /// There is no terminal to ask on.
    case noTerminal
    /// The person stopped the question.
    case stopped
    /// The file cannot be read, with the system's error number.
    case unreadable(path: String, errno: Int32)
    /// The file has more than the limit.
    case tooLong(path: String)
  }

  /// Asks on the terminal of the process, whatever its input and output are. What is typed is not
  /// shown.
  /// - Returns: The line without its end.
  public static func ask(_ question: String) throws -> [UInt8] {
    let terminal = try terminal()
    var before = termios()
    guard tcgetattr(terminal.descriptor, &before) == 0 else { throw Mistake.noTerminal }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO | ISIG)
    hidden.c_lflag |= tcflag_t(ICANON)
    // Ctrl-C arrives as a character that ends the line, so that the terminal is never left silent.
    withUnsafeMutableBytes(of: &hidden.c_cc) { $0[Int(VEOL)] = stop }
    guard tcsetattr(terminal.descriptor, TCSADRAIN, &hidden) == 0 else { throw Mistake.noTerminal }
    defer {
      tcsetattr(terminal.descriptor, TCSADRAIN, &before)
      show("\n", on: terminal)
    }
    show(question, on: terminal)
    var line: [UInt8] = []
    while line.count <= lineBytes {
      var byte: UInt8 = 0
      let count = try calling("/dev/tty") { read(terminal.descriptor, &byte, 1) }
      if count == 0 || byte == 0x0a { return line }
      if byte == stop { throw Mistake.stopped }
      line.append(byte)
    }
    throw Mistake.tooLong(path: "/dev/tty")
  }

  /// The content of the file at `path`, at most `limit` bytes; `-` is standard input, and
  /// `/dev/fd/N` an open descriptor. Pipes are read too.
  public static func file(_ path: String, limit: Int) throws -> [UInt8] {
    do {
      return try OpenFile(path == "-" ? "/dev/stdin" : path, O_RDONLY | O_NOCTTY)
        .bytes(limit: limit)
    } catch let error {
      guard error.errno == EFBIG else {
        throw Mistake.unreadable(path: path, errno: error.errno)
      }
      throw Mistake.tooLong(path: path)
    }
  }

  private static func terminal() throws(Mistake) -> OpenFile {
    do throws(SystemError) {
      return try OpenFile("/dev/tty", O_RDWR | O_NOCTTY)
    } catch { throw .noTerminal }
  }

  private static let stop: UInt8 = 3
  private static let lineBytes = 4000

  private static func show(_ text: String, on terminal: borrowing OpenFile) {
    // A question that cannot be shown is asked all the same.
    Array(text.utf8).withUnsafeBytes { try? terminal.write($0) }
  }
}
