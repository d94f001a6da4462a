import CaseCore
import Drafting
import Foundation
import Playbook
import Testing

/// A packet as it was written into a folder, held against the form of its channel.
struct PacketFolder {
  let rung: String
  let language: Language
  private let path: String
  private let manifest: [String: Any]
  /// Every file, by its path in the packet.
  let files: [String: Data]

  /// The packet of `rung` for the last case of `terminal`; nil where it is not made for a reason that
  /// lies in the case: its door is closed, or there is nothing to write.
  init?(_ terminal: Terminal, _ rung: String) async throws {
    self.rung = rung
    language = terminal.language
    path = "\(terminal.folder)/packet-\(rung)-\(UUID().uuidString)"
    let made = await terminal.run("packet", "last", rung, "-o", path, "--json")
    if made.code != 0 {
      let why = made.output + made.error
      #expect(["door-closed", "no-letter"].contains { why.contains($0) }, "\(rung): \(why)")
      return nil
    }
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else { continue }
      files[name] = data
    }
    self.files = files
    let data = try #require(files["packet.json"])
    manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The text of a file without the lines that say that it is for practice.
  func text(_ name: String) -> String? {
    guard let data = files[name] else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    // The mark, an empty line, the words, an empty line, the mark, and the end of the last line.
    guard lines.count > 5 else { return nil }
    return lines.dropFirst(2).dropLast(3).joined(separator: "\n")
  }

  /// Finds fault with whatever is not as the form takes it.
  func check() throws {
    try checkFiles()
    let form = ChannelForm.form(of: try #require(Rung.Name(rung)))
    if let form { try check(form) }
    for (name, _) in files where name.hasPrefix("send/") && !name.hasPrefix("send/exhibits/") {
      checkWords(of: name)
    }
    if let letter = manifest["letter"] as? [String: Any], let limit = letter["limit"] as? Int {
      #expect(try #require(letter["characters"] as? Int) <= limit, "\(rung)")
    }
  }

  /// The manifest names the files that there are, and no others.
  private func checkFiles() throws {
    #expect(manifest["rung"] as? String == rung)
    #expect(manifest["language"] as? String == language.rawValue)
    let listed = try #require(manifest["files"] as? [[String: Any]])
    let names = listed.compactMap { $0["name"] as? String }
    #expect(Set(names).union(["packet.json"]) == Set(files.keys), "\(rung)")
    #expect(names.first == "steps.md")
    for file in listed {
      let name = try #require(file["name"] as? String)
      let isOutward = file["for"] as? String == "recipient"
      let isByHand = name.hasSuffix(".by-hand.txt")
      #expect(isOutward == (name.hasPrefix("send/") && !isByHand), "\(rung): \(name)")
      // No fact without an entry that supports it.
      for sentence in file["sentences"] as? [[String: Any]] ?? []
      where sentence["kind"] as? String == "fact" {
        #expect((sentence["entries"] as? [Int])?.isEmpty == false, "\(rung): \(sentence)")
      }
    }
  }

  private func check(_ form: ChannelForm) throws {
    let missing = try #require(manifest["missing"] as? [[String: Any]])
    for (index, field) in form.fields.enumerated() {
      let number = index + 1 < 10 ? "0\(index + 1)" : "\(index + 1)"
      let stem = "send/fields/\(number)-\(field.id)"
      let isSaid = missing.contains { one in
        ["letter", "facts"].contains(one["what"] as? String)
          || one["field"] as? String == field.label(language)
      }
      if let words = text("\(stem).txt") {
        // Forms count what JavaScript counts: UTF-16 units.
        #expect(!words.isEmpty)
        if let limit = field.limit { #expect(words.utf16.count <= limit.characters, "\(stem)") }
        #expect(words.utf16.count >= field.leastCharacters || isSaid, "\(rung): \(stem)")
      } else if field.required, files["\(stem).by-hand.txt"] == nil {
        #expect(isSaid, "\(rung): \(stem) is neither there nor said to be missing")
      }
    }
    let fields = files.keys.filter { $0.hasPrefix("send/fields/") }
    #expect(fields.count <= form.fields.count)
    try checkExhibits(within: form.attachments)
  }

  private func checkExhibits(within caps: ChannelForm.Attachments?) throws {
    let exhibits = files.filter { $0.key.hasPrefix("send/exhibits/") }
    if let most = caps?.most { #expect(exhibits.count <= most, "\(rung)") }
    if caps == nil { #expect(exhibits.isEmpty, "\(rung)") }
    // What goes along is listed, with the letter or after it was sent.
    let list = text("send/evidence-list.md")
    #expect((list == nil) == (manifest["letter"] is NSNull && exhibits.isEmpty), "\(rung)")
    for (name, data) in exhibits {
      if let most = caps?.bytesEach { #expect(data.count <= most, "\(rung): \(name)") }
      if let types = caps?.mediaTypes {
        let type = try #require(Self.mediaType(of: data), "\(rung): \(name)")
        #expect(types.contains(type), "\(rung): \(name) is \(type)")
      }
      guard let list else { continue }
      // A name in Markdown is escaped.
      let stem = name.dropFirst("send/exhibits/".count)
      #expect(list.replacing("\\", with: "").contains(stem), "\(rung): \(name)")
    }
  }

  private static func mediaType(of data: Data) -> String? {
    if data.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
    if data.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if data.starts(with: Array("%PDF-".utf8)) { return "application/pdf" }
    return nil
  }

  /// Nothing left open, nothing said twice, nothing that is for the person alone.
  private func checkWords(of name: String) {
    guard let data = files[name], !name.hasSuffix(".docx") else { return }
    let text = String(decoding: data, as: UTF8.self)
    for mark in [
      "{", "}", "nil", "Optional(", "。。", "，，", "、、", "；；", "（）", "()", "，。", "、。", "：。",
      "按你的说法", "按现有材料", "还缺什么", "On your account", "On the record", "chat.txt", "wechat.csv",
      "alipay.csv", "order.html", "paid.png", "chat-seller.txt", "chat-recovery.txt",
    ] { #expect(!text.contains(mark), "\(rung): \(name) has \(mark)") }
  }
}
