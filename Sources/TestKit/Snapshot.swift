import Foundation
public import Testing

/// Compares `text` with the one kept as `Tests/Snapshots/<test target>/<name>`.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the text is written there instead, and the run
/// fails all the same: a recording is looked at before it counts. Snapshots live outside of the
/// test targets because the build warns about files that it does not know.
public func expectSnapshot(
  _ text: String, named name: String, file: String = #filePath,
  at place: SourceLocation = #_sourceLocation
) {
  let tests = URL(fileURLWithPath: file).deletingLastPathComponent()
  let target = tests.lastPathComponent
  let snapshot = tests.deletingLastPathComponent()
    .appendingPathComponent("Snapshots").appendingPathComponent(target).appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: snapshot.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: snapshot)
      Issue.record("Recorded \(target)/\(name); look at it and run again.", sourceLocation: place)
    } catch {
      Issue.record("Cannot record \(target)/\(name): \(error)", sourceLocation: place)
    }
    return
  }
  guard let data = FileManager.default.contents(atPath: snapshot.path) else {
    Issue.record(
      "There is no snapshot \(target)/\(name); run with RECORD_SNAPSHOTS=1 and look at it.",
      sourceLocation: place)
    return
  }
  let kept = String(decoding: data, as: UTF8.self)
  guard kept != text else { return }
  Issue.record(
    "\(target)/\(name) differs.\n\(firstDifference(kept: kept, found: text))",
    sourceLocation: place)
}

/// The first line that differs, with its number and both forms.
private func firstDifference(kept: String, found: String) -> String {
  let kept = kept.split(separator: "\n", omittingEmptySubsequences: false)
  let found = found.split(separator: "\n", omittingEmptySubsequences: false)
  var line = 0
  while line < kept.count, line < found.count, kept[line] == found[line] { line += 1 }
  let end = "(end of text)"
  return """
    line \(line + 1)
    kept:  \(line < kept.count ? String(kept[line]) : end)
    found: \(line < found.count ? String(found[line]) : end)
    """
}
