import CaseCore
import Drafting
public import Engine
import Glibc
import Paper

/// Sets documents with `recourse-typeset`, a program of ours that Pango and Cairo run in, and finishes
/// them with `qpdf`: a picture or a font that breaks one of those can end that program, and nothing
/// else.
public struct PageTypesetter: Typesetter {
  private let program: String
  private let temporary: String

  /// Sets with the program at `program`, in folders of its own below `temporary`.
  public init(program: String, temporary: String) {
    self.program = program
    self.temporary = temporary
  }

  public func atDesk<Result>(
    _ body: (_ desk: any TypesettingDesk) async throws -> Result
  ) async throws -> Result {
    // Only its owner can look into it: what lies there is a case.
    var template = Array("\(temporary)/recourse-pages-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw TypesettingError.noRoom(errno: errno) }
    let path = String(
      decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let desk = PageDesk(path: path, program: program)
    defer { desk.clear() }
    return try await body(desk)
  }
}

/// A folder with the pictures and pages of one document.
struct PageDesk: TypesettingDesk {
  let path: String
  let program: String

  /// The width in pixels above which a picture on a page cannot be told from a larger one: 220 to the
  /// inch across a page.
  private static let pictureWidth = 1400
  private static let pictureHeight = 30_000
  /// The quality of the JPEG: writing on a screenshot has no fringes that can be seen.
  private static let quality = 84

  func prepare(picture: [UInt8], _ format: PictureFormat) async throws -> PagePicture {
    let original = PictureHeader.size(of: picture)
    var arguments = ["convert"] + GraphicsMagick.limits
    // A large JPEG is decoded at a part of its size, never below the size of a page: that takes half
    // the time. A small one would be made larger by the same option.
    if format == .jpeg, let original, min(original.width, original.height) > Self.pictureWidth {
      arguments += ["-size", "\(Self.pictureWidth)x\(Self.pictureWidth)"]
    }
    // As for masked copies: the format is named, and only the first frame is taken.
    arguments += [
      "\(format.coder):-[0]", "-auto-orient", "-background", "white", "-flatten",
      "-colorspace", "RGB", "-resize", "\(Self.pictureWidth)x\(Self.pictureHeight)>",
      "-strip", "+comment", "-interlace", "None", "-quality", "\(Self.quality)", "JPEG:-",
    ]
    let outcome: ChildProcess.Outcome
    do {
      outcome = try await ChildProcess(
        "gm", arguments, input: picture, environment: ChildProcess.spacious,
        timeout: .seconds(60), outputLimitBytes: Limits.pictureCopyBytes
      ).run()
    } catch let error as ChildProcessError {
      switch error {
      case .missing(let program): throw PictureError.toolMissing(program)
      case .timedOut: throw PictureError.timedOut
      case .tooMuchOutput, .failed: throw PictureError.unreadable
      }
    }
    guard outcome.succeeded, let size = PictureHeader.size(of: outcome.output), size.width > 0,
      size.height > 0
    else { throw PictureError.unreadable }
    // A picture that lay on its side was turned.
    let isTurned =
      original.map { ($0.width > $0.height) != (size.width > size.height) } ?? false
    return PagePicture(
      jpeg: outcome.output, width: size.width, height: size.height,
      originalWidth: original.map { isTurned ? $0.height : $0.width } ?? size.width,
      quality: Self.quality)
  }

  func take(_ picture: PagePicture, as name: String) async throws -> PreparedPicture {
    let file = "\(name).jpg"
    try write(picture.jpeg, to: file)
    return PreparedPicture(
      name: file, width: picture.width, height: picture.height,
      originalWidth: picture.originalWidth, quality: picture.quality)
  }

  func take(document: [UInt8], as name: String) async throws -> ForeignPages {
    let plain = try await PDFPages.opened(document)
    let file = "\(name).pdf"
    try write(plain, to: file)
    return ForeignPages(name: file, sizes: try await PDFPages.sizes(ofFileAt: "\(path)/\(file)"))
  }

  func content(of name: String) async throws -> [UInt8] {
    var content: [UInt8] = []
    try await read(name) { content += $0 }
    return content
  }

  func set(
    _ document: PaperDocument, to write: (_ bytes: [UInt8]) async throws -> Void
  ) async throws -> Int {
    let job = PaperJob.encoded(document)
    guard job.count <= Limits.typesettingJobBytes else {
      throw TypesettingError.tooLarge(limit: Limits.typesettingJobBytes)
    }
    try self.write(job, to: "job")
    let said = try await PDFPages.run(program, [path], outputLimit: 16 << 20)
    guard said.succeeded, let outcome = Outcome(said.output) else {
      throw TypesettingError.failed(program: "recourse-typeset")
    }
    let words = Self.alternatives(of: document.blocks)
    try await PDFPages.finish(
      folder: path, language: document.language, foreign: outcome.foreign,
      figures: outcome.figures.map { words[$0] ?? "" })
    try await read("finished.pdf", to: write)
    return outcome.pages
  }

  /// What each picture shows, for whoever cannot see it, by the name of its file.
  private static func alternatives(of blocks: [Block]) -> [String: String] {
    var words: [String: String] = [:]
    for block in blocks {
      switch block {
      case .picture(let picture): words[picture.name] = picture.alternative
      case .exhibit(let section):
        words.merge(alternatives(of: section.blocks)) { first, _ in first }
      case .heading, .paragraph, .table, .list, .foreign, .pageBreak: continue
      }
    }
    return words
  }

  /// What the program says when it is done: `pages 12`, then `foreign FILE FIRST COUNT` and
  /// `figure FILE`, a line each.
  struct Outcome {
    let pages: Int
    let foreign: [(name: String, first: Int, count: Int)]
    let figures: [String]

    init?(_ output: [UInt8]) {
      var pages: Int?
      var foreign: [(name: String, first: Int, count: Int)] = []
      var figures: [String] = []
      for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
        let words = line.split(separator: " ")
        switch (words.first ?? "", words.count) {
        case ("pages", 2): pages = Int(words[1])
        case ("foreign", 4):
          guard let first = Int(words[2]), let count = Int(words[3]) else { return nil }
          foreign.append((String(words[1]), first, count))
        case ("figure", 2): figures.append(String(words[1]))
        default: return nil
        }
      }
      guard let pages else { return nil }
      self.pages = pages
      self.foreign = foreign
      self.figures = figures
    }
  }
}

// Files of the folder.
extension PageDesk {
  private func write(_ bytes: [UInt8], to name: String) throws(TypesettingError) {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .noRoom(errno: errno) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard written > 0 else {
        if written < 0, errno == EINTR { continue }
        throw .noRoom(errno: errno)
      }
      done += written
    }
  }

  private func read(
    _ name: String, to write: (_ bytes: [UInt8]) async throws -> Void
  ) async throws {
    let file = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw TypesettingError.noRoom(errno: errno) }
    defer { close(file) }
    var total = 0
    while true {
      let part = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
        count = max(0, Glibc.read(file, buffer.baseAddress, 1 << 20))
      }
      guard !part.isEmpty else { return }
      total += part.count
      guard total <= Limits.dossierBytes else {
        throw TypesettingError.tooLarge(limit: Limits.dossierBytes)
      }
      try await write(part)
    }
  }

  /// Removes the folder and what is in it: files alone, all of them ours.
  func clear() {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { unlink("\(path)/\(name)") }
      }
      closedir(folder)
    }
    rmdir(path)
  }
}
