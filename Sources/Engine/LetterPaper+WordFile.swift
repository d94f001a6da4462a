import CaseCore
public import Drafting
import Workbooks

extension LetterPaper {
  /// The letter as a `.docx` file for who has to edit it, with the marks beside its sentences or without.
  /// The same letter gives the same bytes.
  public func wordFile(withMarks: Bool) -> [UInt8] {
    var paragraphs = [WordFile.Paragraph(.title, [.init(title)])]
    paragraphs += self.paragraphs.map { pieces in
      WordFile.Paragraph(.body, runs(of: pieces, withMarks: withMarks))
    }
    paragraphs += attached.map { WordFile.Paragraph(.list, [.init($0)]) }
    paragraphs.append(WordFile.Paragraph(.day, [.init(day)]))
    return WordFile(
      title: title, language: language, writtenAt: CivilZone.shanghai.text(of: clock),
      header: practice, paragraphs: paragraphs
    ).bytes
  }

  private func runs(of pieces: [Piece], withMarks: Bool) -> [WordFile.Run] {
    let space = language == .zh ? "" : " "
    return pieces.enumerated().flatMap { index, piece in
      let text = WordFile.Run((index > 0 ? space : "") + piece.text)
      let mark = withMarks ? piece.mark.map { WordFile.Run(space + $0, isMark: true) } : nil
      return [text] + (mark.map { [$0] } ?? [])
    }
  }
}
