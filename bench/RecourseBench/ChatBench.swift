import CaseCore
import Foundation
import Imports

/// Reading a chat: what comes in is written into a file first, so that only reading is timed.
enum ChatBench {
  /// The forms that are measured.
  static let forms = ["qq-text", "memotrace-csv", "telegram-json", "whatsapp-txt"]

  /// Writes a chat of `count` messages in `form` to `path`.
  static func write(_ form: String, count: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { stop("cannot write \(path)\n") }
    var text = head(form)
    for index in 0..<count {
      text += message(form, index, isLast: index == count - 1)
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    text += form == "telegram-json" ? " ]\n}\n" : ""
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  /// Reads the chat at `path`, mapped into memory, and gives its findings to nobody.
  static func run(_ path: String) throws -> String {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    var rows = 0
    var findings = 0
    var bytes = 0
    let seconds = try Stopwatch.seconds {
      try data.withUnsafeBytes { raw in
        try raw.withMemoryRebound(to: UInt8.self) { buffer in
          let head = buffer.span.extracting(first: Limits.detectionBytes)
          let kind = Detection.detect(
            head: head, fileName: "chat", sizeBytes: Int64(buffer.count)
          ).kind
          let summary = try ChatReader.read(buffer.span, as: kind) { finding in
            bytes += finding.quote.utf8.count
          }
          rows = summary.rows
          findings = summary.findingCount
        }
      }
    }
    return "{\"seconds\": \(seconds), \"rows\": \(rows), \"findings\": \(findings), "
      + "\"bytes\": \(data.count), \"quoted\": \(bytes)}"
  }

  private static func head(_ form: String) -> String {
    switch form {
    case "qq-text":
      let rule = String(repeating: "=", count: 64)
      return "消息记录（此消息记录为文本格式，不支持重新导入）\n\n\(rule)\n消息分组:我的好友\n\(rule)\n消息对象:星河客服\n\(rule)\n\n"
    case "memotrace-csv":
      return "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,"
        + "NickName,Sender\r\n"
    case "telegram-json":
      return
        "{\n \"name\": \"Galaxy\",\n \"type\": \"personal_chat\",\n \"id\": 7,\n \"messages\": [\n"
    default: return ""
    }
  }

  private static func message(_ form: String, _ index: Int, isLast: Bool) -> String {
    let at = Moment(seconds: 1_450_000_000 + Int64(index) * 300)
    let text = CivilZone.shanghai.text(of: at)
    let time = "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))"
    let words = index % 3 == 0 ? "在补单，稍等 \(index)" : "付了 98，点券没到，第 \(index) 次问，什么时候退款"
    let own = index % 2
    switch form {
    case "qq-text": return "\(time) \(own == 1 ? "小岸" : "星河客服")\n\(words)\n\n"
    case "memotrace-csv":
      return "\(index + 1),2,1,0,\(own),\(at.seconds),3,\"\(words)\",\(time)\r\n"
    case "telegram-json":
      return """
          {
           "id": \(2675 + index),
           "type": "message",
           "date": "\(text.prefix(19))",
           "date_unixtime": "\(at.seconds)",
           "from": "\(own == 1 ? "小岸" : "Galaxy")",
           "from_id": "user\(own == 1 ? 300_000_000 : 700_000_000)",
           "text": "\(words)",
           "text_entities": [
            {
             "type": "plain",
             "text": "\(words)"
            }
           ]
          }\(isLast ? "" : ",")

        """
    default:
      let day = text.dropFirst(8).prefix(2)
      let month = text.dropFirst(5).prefix(2)
      return "\(day)/\(month)/\(text.prefix(4)), \(text.dropFirst(11).prefix(5)) - "
        + "\(own == 1 ? "小岸" : "Galaxy"): \(words)\n"
    }
  }
}
