public import CaseCore

/// Why a file cannot be taken in as it is. Nothing was stored.
public enum SourceFileError: Error, Sendable, Hashable {
  /// What stands at a path instead of a regular file.
  public enum Other: Sendable, Hashable {
    case folder, pipe, device, socket
  }

  /// There is nothing at the path.
  case missing(path: String)
  /// It is no regular file.
  case notAFile(path: String, Other)
  /// The file may not be read, or a folder on the way to it not be entered.
  case unreadable(path: String)
  /// The file is larger than `Limits.evidenceBytes`.
  case tooLarge(path: String, sizeBytes: Int64, limitBytes: Int64)
  /// The file changed, shrank, grew or was replaced while it was read.
  case changedWhileRead(path: String)
  /// Reading failed in another way, with the system's error number.
  case failed(path: String, errno: Int32)
}

extension Refusal {
  /// Wording of what is wrong with a file that is to be read or taken in.
  public static func sourceFile(_ error: SourceFileError) -> Refusal {
    func refusal(_ code: String, _ what: Bilingual, _ mend: Bilingual) -> Refusal {
      Refusal(code, .input, what: what, mend: mend)
    }
    switch error {
    case .missing(let path):
      return refusal(
        "file-missing", Bilingual(zh: "没有这个文件：\(path)", en: "There is no file at \(path)"),
        Bilingual(zh: "检查路径", en: "check the path"))
    case .notAFile(let path, _):
      return refusal(
        "not-a-file",
        Bilingual(zh: "不是普通文件：\(path)", en: "This is no regular file: \(path)"),
        Bilingual(zh: "请给出文件本身", en: "name the file itself"))
    case .unreadable(let path):
      return refusal(
        "file-unreadable",
        Bilingual(zh: "没有权限读取：\(path)", en: "This file may not be read: \(path)"),
        Bilingual(zh: "改好权限再试", en: "mend its permissions"))
    case .tooLarge(let path, let size, let limit):
      return refusal(
        "file-too-large",
        Bilingual(
          zh: "文件太大：\(path)(\(size) 字节，上限 \(limit))",
          en: "The file is too large: \(path) (\(size) bytes, at most \(limit))"),
        Bilingual(zh: "请截取需要的部分", en: "keep the part that matters"))
    case .changedWhileRead(let path):
      return refusal(
        "file-changed",
        Bilingual(
          zh: "读取过程中文件变了，没有收下：\(path)",
          en: "The file changed while it was read and was not taken in: \(path)"),
        Bilingual(
          zh: "等它不再变动后重新执行", en: "run it again when nothing writes to it"))
    case .failed(let path, let errno):
      return refusal(
        "file-failed",
        Bilingual(
          zh: "读取失败(系统错误 \(errno)):\(path)", en: "Reading failed (system error \(errno)): \(path)"),
        Bilingual(zh: "检查磁盘或重新拷贝文件", en: "check the disk or copy the file again"))
    }
  }
}
