import CaseCore
import Glibc
import Paper
import Setting

/// The folder that a job is in.
struct JobFolder {
  private let path: String
  private let document: PaperDocument

  /// The job in the folder at `path`.
  init(_ path: String) throws(SettingError) {
    self.path = path
    let bytes = try Self.bytes(of: "\(path)/job", limit: Limits.typesettingJobBytes)
    do throws(PaperJobError) {
      document = try PaperJob.decoded(bytes)
    } catch {
      throw .job(error)
    }
  }

  func run() throws(SettingError) -> Typesetting.Outcome {
    let path = path
    return try Typesetting.set(document, to: "\(path)/pages.pdf") { name throws(SettingError) in
      try Self.bytes(of: "\(path)/\(name)", limit: Limits.pictureCopyBytes)
    }
  }

  private static func bytes(of path: String, limit: Int) throws(SettingError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw .file(path) }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0, status.st_size <= limit, status.st_size >= 0 else {
      throw .file(path)
    }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = fread(buffer.baseAddress, 1, size, file)
    }
    guard bytes.count == size else { throw .file(path) }
    return bytes
  }
}

/// What is said on standard error, to the program that started this one and not to a person.
enum Report {
  static func fail(_ error: SettingError) -> Never {
    switch error {
    case .job: fail("the job cannot be read", code: 1)
    case .picture(let name): fail("no picture of the stated size: \(name)", code: 1)
    case .file(let path): fail("cannot be read: \(path)", code: 1)
    case .cairo(let status): fail("no pages: \(status)", code: 1)
    }
  }

  static func fail(_ line: String, code: Int32) -> Never {
    let bytes = Array("recourse-typeset: \(line)\n".utf8)
    write(STDERR_FILENO, bytes, bytes.count)
    exit(code)
  }
}
