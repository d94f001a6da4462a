internal import CaseCore

/// A page that was taken out of whatever holds it, before its findings are given out.
struct OpenedPage {
  /// What was read so far.
  var summary: ReadingSummary
  /// What the page says.
  let content: PageContent
  /// What its container says of it: who sent a mail, when an archive was made.
  var heads: [Finding] = []

  /// Gives out every finding of the page, and its summary.
  consuming func give(to found: (Finding) -> Void) -> ReadingSummary {
    var summary = summary
    for finding in heads { summary.give(finding, to: found) }
    for finding in PageFindings(content, kind: summary.kind).all {
      summary.give(finding, to: found)
    }
    return summary
  }
}
