public import CaseCore
import Evidence
import Imports

/// What came of capturing a page.
public struct CapturedEvidence: Sendable {
  /// The archive, as evidence like any other.
  public let added: AddedEvidence
  /// The page.
  public let page: CapturedPage
  /// The entry numbers of the picture and the PDF that were taken out of the archive.
  public let copies: [Int]
}

extension Engine {
  /// Fetches the public page at `address`, keeps all of it as one archive, reads it, and takes picture
  /// and PDF out of it as copies.
  /// - Throws: `Refusal` for what is no address, for a page that cannot be had, and for failing storage.
  public func capture(
    _ address: String, as kindName: String? = nil, _ wish: CaptureWish = .init(), to id: Case.ID
  ) async throws -> CapturedEvidence {
    let address = try Self.pageAddress(address)
    let loaded = try await loadToChange(id)
    // What cannot be recorded is not fetched.
    _ = try kindName.map { try Self.evidenceKind($0, in: playbook(for: loaded.state).playbook) }
    let date = recordingClock.now()
    let page: CapturedPage
    do throws(CaptureError) {
      page = try await ports.pages.capture(address, wish)
    } catch {
      throw Refusal.capture(error, address)
    }
    let archive = CaptureArchive(
      page, date: date, software: "recourse capture 1", randomness: randomness)
    let added = try await addEvidence(
      archive.bytes, named: Self.archiveName(page, at: date), as: kindName,
      obtained: Self.obtained(page, address), to: id)
    var copies: [Int] = []
    var current = added.loaded
    for (content, type) in [
      (page.shown?.picture, MediaType.png), (page.shown?.pdf, MediaType.pdf),
    ] {
      guard let content, !added.isDuplicate else { continue }
      let blob = try await keeping(in: id) { try await ports.blobs.keep(bytes: content, of: id) }
      let copy = DerivativeAdded(
        original: added.entry, digest: blob.digest, sizeBytes: blob.sizeBytes,
        mediaType: type.rawValue, how: .converted,
        // The archive holds them too, so nobody gets them in place of it.
        recipients: [BundleRecipient.oneself.rawValue], tool: "recourse capture 1")
      copies.append(current.size)
      current = try await record([.derivativeAdded(copy)], in: current)
    }
    return CapturedEvidence(added: added, page: page, copies: copies)
  }

  private static func obtained(_ page: CapturedPage, _ address: String) -> EvidenceAdded.Obtained {
    let last = page.exchanges.last
    let machine = last?.address.map { " [\($0)]" } ?? ""
    let programs = [page.tool, page.shown?.version].compactMap(\.self).joined(separator: ", ")
    return .init(way: .capture, app: programs, from: (last?.url ?? address) + machine)
  }

  // `shop.example-20261118T121400Z.warc`
  private static func archiveName(_ page: CapturedPage, at date: Moment) -> String {
    let url = page.exchanges.last?.url ?? ""
    let host = url.split(separator: "/", maxSplits: 2).dropFirst().first ?? "page"
    let name = host.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }
    let time = date.description.filter { $0 != "-" && $0 != ":" }
    return "\(name.prefix(100))-\(time).warc"
  }

  /// Checks that `text` is an address of a page: http or https, a host, no user and no password.
  static func pageAddress(_ text: String) throws(Refusal) -> String {
    let lower = text.lowercased()
    guard text.utf8.count <= Limits.addressBytes,
      !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7f || $0 == "\\" }),
      lower.hasPrefix("http://") || lower.hasPrefix("https://")
    else { throw Refusal.capture(.notAnAddress, text) }
    let rest = text[(text.firstRange(of: "://")?.upperBound ?? text.endIndex)...]
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.isEmpty, !host.contains("@") else { throw Refusal.capture(.notAnAddress, text) }
    return text
  }
}
