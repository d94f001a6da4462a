internal import CaseCore

/// The parts of a workbook that say what the sheets are: names, where they are, styles.
final class WorkbookIndex: XMLListener {
  private(set) var sheets: [(name: String, relation: String)] = []
  private(set) var countsFrom1904 = false
  var isDone: Bool { false }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "sheet":
      guard sheets.count < Limits.workbookSheets else { return }
      sheets.append((attributes["name"] ?? "", attributes["id"] ?? ""))
    case "workbookPr":
      countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    default: break
    }
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Where the parts are that a workbook names.
final class WorkbookRelations: XMLListener {
  private(set) var targets: [String: String] = [:]
  var isDone: Bool { targets.count >= Limits.archiveMembers }

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"]
    else { return }
    // Targets are relative to the folder of the workbook, or absolute in the archive.
    targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }

  func end(_ name: String) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which styles of cells show a time.
final class WorkbookStyles: XMLListener {
  private(set) var form = NumberForm()
  private var codes: [Int: String] = [:]
  private var isInCellFormats = false
  var isDone: Bool { form.timeStyles.count >= Limits.workbookStyles }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      guard let number = attributes["numFmtId"].flatMap({ Int($0) }),
        codes.count < Limits.workbookStyles
      else { return }
      codes[number] = attributes["formatCode"]
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let number = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      form.addStyle(number: number, code: codes[number])
    default: break
    }
  }

  func end(_ name: String) {
    if name == "cellXfs" { isInCellFormats = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The texts that cells share.
final class SharedStrings: XMLListener {
  private(set) var strings: [String] = []
  private(set) var fault: WorkbookError?
  private var current: [UInt8] = []
  private var isInText = false
  private var isPhonetic = false
  private var sizeBytes = 0
  var isDone: Bool { fault != nil }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "si": current.removeAll(keepingCapacity: true)
    // How a word is pronounced is no part of it.
    case "rPh": isPhonetic = true
    case "t": isInText = !isPhonetic
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "t": isInText = false
    case "rPh": isPhonetic = false
    case "si":
      guard strings.count < Limits.workbookCells, sizeBytes <= Limits.workbookTextBytes else {
        fault = .over(.strings, limit: Limits.workbookTextBytes)
        return
      }
      strings.append(String(decoding: current, as: UTF8.self))
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    sizeBytes += bytes.count
    guard sizeBytes <= Limits.workbookTextBytes else {
      fault = .over(.strings, limit: Limits.workbookTextBytes)
      return
    }
    current.append(contentsOf: bytes)
  }
}
