import CaseCore
import Engine
import Foundation
import Imports
import Outside

// recognise-bench rapidocr|tesseract FOLDER
//
// Lets an engine read each picture of a folder, as `recourse add` does, and writes NAME.ENGINE.page
// beside it. A picture that has its page is not read again, so a run can be broken off and gone on
// with.

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 2, let name = arguments.first, let folder = arguments.last,
  let choice = InstalledRecogniser.Choice(rawValue: name),
  choice == .rapidocr || choice == .tesseract
else {
  FileHandle.standardError.write(Data("usage: recognise-bench rapidocr|tesseract FOLDER\n".utf8))
  exit(2)
}

let lanes = max(1, min(ProcessInfo.processInfo.activeProcessorCount, 4))
let engine = InstalledRecogniser(
  choice,
  rapid: .init(folder: FileManager.default.currentDirectoryPath + "/recognition"), lanes: lanes)
let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
let open = files.compactMap { file -> (path: String, page: String, format: PictureFormat)? in
  let stem = (file as NSString).deletingPathExtension
  let page = "\(folder)/\(stem).\(name).page"
  let formats: [String: PictureFormat] = ["png": .png, "jpg": .jpeg]
  guard let format = formats[(file as NSString).pathExtension],
    !FileManager.default.fileExists(atPath: page)
  else { return nil }
  return ("\(folder)/\(file)", page, format)
}

let start = ContinuousClock.now
let failures = await withTaskGroup(of: [String].self) { group in
  for lane in 0..<lanes {
    group.addTask {
      var failures: [String] = []
      for picture in stride(from: lane, to: open.count, by: lanes).map({ open[$0] }) {
        do {
          let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: picture.path)))
          let page = try await engine.page(of: bytes, picture.format)
          // Whole or not at all: a run that is broken off leaves no half page.
          try Data(page.encoded).write(
            to: URL(fileURLWithPath: picture.page), options: .atomic)
        } catch {
          failures.append("\(picture.path): \(error)")
        }
      }
      return failures
    }
  }
  var all: [String] = []
  for await some in group { all += some }
  return all
}
let seconds = (ContinuousClock.now - start) / .seconds(1)
print("\(open.count - failures.count) pictures read by \(name) in \(Int(seconds)) s")
for failure in failures { print(failure) }
if !failures.isEmpty { exit(1) }
