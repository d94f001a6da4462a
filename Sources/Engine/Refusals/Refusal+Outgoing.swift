public import CaseCore

/// Why a file could not be written out.
public enum OutgoingFileError: Error, Sendable, Hashable {
  /// Something stands there already.
  case exists(path: String)
  /// The disk is full.
  case full(path: String)
  /// The system refused, with its error number.
  case failed(path: String, errno: Int32)
}

extension Refusal {
  /// A file or folder could not be written out.
  public static func outgoingFile(_ error: OutgoingFileError) -> Refusal {
    switch error {
    case .exists(let path):
      Refusal(
        "file-exists", .input,
        what: Bilingual(zh: "已经有这个文件：\(path)", en: "There is a file already: \(path)"),
        mend: Bilingual(zh: "换一个名字，或先移走它", en: "choose another name, or move it away"))
    case .full(let path):
      Refusal(
        "disk-full", .unavailable,
        what: Bilingual(zh: "磁盘已满，没有写成：\(path)", en: "The disk is full; not written: \(path)"),
        mend: Bilingual(zh: "腾出空间后重新执行", en: "make room and run it again"))
    case .failed(let path, let errno):
      Refusal(
        "write-failed", .unavailable,
        what: Bilingual(
          zh: "写不进去（系统错误 \(errno)）：\(path)", en: "Writing failed (system error \(errno)): \(path)"),
        mend: Bilingual(zh: "检查路径和权限", en: "check the path and its permissions"))
    }
  }
}
