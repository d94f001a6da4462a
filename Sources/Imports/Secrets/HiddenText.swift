internal import CaseCore

/// What a masked copy of a text hides, worked out from the original and the copy.
public enum HiddenText {
  /// The bytes that stand in the text `original` and were taken out of `copy`, in UTF-8, each once.
  ///
  /// If the two do not fit together, every line of the original counts as hidden.
  /// - Throws: `ReaderError` if one of them is no text.
  public static func hidden(
    in original: Bytes, by copy: Bytes
  ) throws(ReaderError) -> Set<[UInt8]> {
    let lines = try MaskableText(original).lines
    let copied = try MaskableText(copy).lines
    var hidden: Set<[UInt8]> = []
    for (index, line) in lines.enumerated() {
      guard let line else { continue }
      let shown = lines.count == copied.count ? copied[index] : nil
      hidden.formUnion(shown.map { MaskedLine.hidden(line, $0) } ?? [line])
    }
    hidden.remove([])
    return hidden
  }
}
