/// Every limit on what comes from outside, in one place (bytes, counts, depths).
///
/// A limit is there so that a hostile or broken file costs a clear refusal and not the machine.
public enum Limits {
  /// The longest entry of a journal, in bytes of its canonical form.
  public static let entryBytes = 64 * 1024
  /// The most entries one journal may hold.
  public static let journalEntries = 4_000_000
  /// How deep a canonical JSON value may nest.
  public static let jsonDepth = 32
  /// The longest free text a person may put into one entry, in UTF-8 bytes.
  public static let freeTextBytes = 32 * 1024
  /// The longest text value of a fact, in UTF-8 bytes.
  public static let factTextBytes = 4 * 1024
  /// The longest file name that is kept, in UTF-8 bytes. A name is never used as a path.
  public static let fileNameBytes = 1024
  /// The longest place inside a file, in UTF-8 bytes.
  public static let placeBytes = 200
  /// The largest original that is taken in, in bytes (64 GiB).
  public static let evidenceBytes: Int64 = 64 << 30
  /// The largest file that a text reader opens, in bytes. A larger file is kept unread.
  public static let readableBytes = 1 << 30
  /// The most findings one reading may yield.
  public static let findingsPerFile = 2_000_000
  /// The largest playbook source, all files together, in bytes.
  public static let playbookBytes = 8 << 20
  /// The most nodes the YAML tree of a playbook may have.
  public static let playbookNodes = 400_000
  /// The largest signed checkpoint that is read, in bytes: room for 16 signatures of any kind.
  public static let checkpointBytes = 128 * 1024
  /// The most signatures on a checkpoint; C2SP signed-note asks readers to take at least 16.
  public static let checkpointSignatures = 32
  /// The longest origin line or key name, in UTF-8 bytes.
  public static let originBytes = 255
  /// The largest `.tlog-proof` that is read, in bytes: one entry in base64, hashes, a checkpoint.
  public static let proofBytes = 256 * 1024
  /// The most files one playbook may be made of, citations and calendars included.
  public static let playbookFiles = 256
  /// The longest name of a file of a playbook, in bytes.
  public static let playbookFileNameBytes = 200
  /// How deep the YAML of a playbook may nest.
  public static let playbookDepth = 32
  /// The most diagnostics that one reading of a playbook reports.
  public static let playbookDiagnostics = 500
  /// The most assignments of facts that are tried to show that two rules contradict each other.
  public static let playbookAssignments = 20_000
  /// How much of a file's beginning is looked at to recognise it, in bytes.
  public static let detectionBytes = 64 * 1024
  /// How much of a text file's beginning is looked at to tell its encoding, in bytes.
  public static let encodingSampleBytes = 256 * 1024
  /// The longest line of a bill or a chat that is read, and the longest quote, in UTF-8 bytes.
  public static let lineBytes = 8 * 1024
  /// The largest page or note that is read, in bytes.
  public static let pageBytes = 32 << 20
  /// The largest file that is read as an agreement, in bytes: a page, its pictures and styles with it.
  public static let scannedBytes = 256 << 20
  /// The longest draft or story that is read, in UTF-8 bytes.
  public static let draftBytes = 1 << 20
  /// The most agreements and pages of one shop that are read together before a purchase.
  public static let vettedFiles = 16
  /// The most characters of a clause that a question to a shop quotes.
  public static let quotedClauseCharacters = 120
  /// The most that is taken from standard input, in bytes: what is pasted or piped is held in memory.
  public static let standardInputBytes = 64 << 20
  /// The most card keys of one file that are committed to, each in an entry of its own.
  public static let commitmentsPerFile = 200
  /// The most card keys of one page that are told apart and masked.
  public static let cardKeysPerPage = 1_000
  /// The longest card key that is checked against commitments, in bytes.
  public static let cardKeyBytes = 4096
  /// The largest text of which a masked copy is made, in bytes: it is held in memory.
  public static let maskableTextBytes = 16 << 20
  /// The most places that one masked copy of a file may hide: they stand in one entry.
  public static let masksPerCopy = 1000
  /// The largest picture of which a copy is made, in bytes.
  public static let pictureBytes = 64 << 20
  /// The most pixels of such a picture.
  public static let picturePixels = 100_000_000
  /// The largest copy of a picture, in bytes.
  public static let pictureCopyBytes = 512 << 20
  /// The most entries of originals that the entry about a bundle lists.
  public static let contentsListed = 4096
  /// The most pixels that an engine of text recognition is given; a larger picture is made smaller.
  public static let recognisedPixels = 32_000_000
  /// How long the recognition of one picture may take, in seconds.
  public static let recognitionSeconds = 120
  /// The most pieces of text on one recognised picture.
  public static let recognisedPieces = 10_000
  /// The longest side of a picture whose text is looked at, in pixels.
  public static let pictureSide = 65_535
  /// The least confidence, in thousandths, at which a value of a picture is not asked for.
  public static let sureConfidence = 900
  /// The same for names and other words: 己 and 已 differ by less than any two figures do.
  public static let sureTextConfidence = 985
  /// The most steps of a ledger that are read from one picture.
  public static let ledgerRows = 1_000
  /// The largest recording whose frames are looked at, in bytes: it is held in memory.
  public static let recordingBytes = 256 << 20
  /// The most moments of a recording that are looked at.
  public static let recordingSamples = 1_200
  /// How far apart they are at least, in milliseconds.
  public static let recordingStepMilliseconds = 500
  /// The most frames of a recording whose text is read.
  public static let recordingFrames = 100
  /// The most messages that are read from one recording.
  public static let recordingMessages = 2_000
  /// How long taking the frames out of a recording may take, in seconds.
  public static let recordingSeconds = 600
  /// The largest recognised recording in bytes.
  public static let recognisedRecordingBytes = 64 << 20
  /// The largest recognised page in bytes.
  public static let recognisedBytes = 4 << 20
  /// The most chats of one file that are kept apart.
  public static let chatThreads = 10_000
  /// The most people of one file that are told apart.
  public static let chatSpeakers = 2_000
  /// The longest name or account of somebody who speaks in a chat, in UTF-8 bytes.
  public static let speakerBytes = 1024
  /// The most places of one chat at which missing messages are said one by one.
  public static let chatGaps = 1_000
  /// After how long without a message a chat is said to be silent, in seconds.
  public static let chatSilenceSeconds: Int64 = 14 * 86_400
  /// The most such silences of one file that are said.
  public static let chatSilences = 1_000
  /// The longest row of a chat's table, with all its lines, in bytes.
  public static let chatRowBytes = 256 * 1024
  /// The most values one message of a chat in JSON may have; further ones are not looked at.
  public static let chatValues = 4_096
  /// The largest page of a chat that is read, in bytes: it is held in memory.
  public static let chatPageBytes = 256 << 20
  /// The largest mail or saved page that is read, with all that it carries, in bytes.
  public static let mailBytes = 256 << 20
  /// The most parts of a mail or saved page that are looked at.
  public static let mailParts = 1_000
  /// How deep the parts of a mail are followed.
  public static let mailDepth = 10
  /// The largest head of a mail or of one of its parts, in bytes.
  public static let mailHeadBytes = 64 * 1024
  /// How deep the elements of a page are followed.
  public static let pageDepth = 256
  /// The largest web archive that is read, and the most that one may unpack to, in bytes.
  public static let webArchiveBytes = 256 << 20
  /// The most records of a web archive that are looked at.
  public static let archiveRecords = 100_000
  /// The largest head of a record, or of an answer in one, in bytes.
  public static let archiveHeadBytes = 64 * 1024
  /// The most fields of such a head.
  public static let archiveFields = 500
  /// The most pages of a web archive that are named one by one.
  public static let archivePagesNamed = 100
  /// How long the capture of a page may take, for its fetch and for its browser each, in seconds.
  public static let captureSeconds = 90
  /// The most connections that the capture of a page may make.
  public static let captureConnections = 1_000
  /// The most bytes that the capture of a page may move, both ways together.
  public static let captureBytes = 256 << 20
  /// The largest page that is captured, head included, in bytes.
  public static let captureBodyBytes = 32 << 20
  /// The most redirections that a capture follows.
  public static let captureRedirections = 10
  /// The longest thing that a browser may say at once, in bytes: a picture or a PDF in base64.
  public static let captureMessageBytes = 96 << 20
  /// The most of a page that its picture shows, in pixels from the top.
  public static let capturePictureHeight = 16_384
  /// The largest spreadsheet that is read, in bytes.
  public static let workbookFileBytes = 256 << 20
  /// The largest spreadsheet of the form before 2007 that is read, in bytes.
  public static let legacyWorkbookBytes = 64 << 20
  /// The most bytes that one archive may unpack to while it is read.
  public static let unpackedBytes = 768 << 20
  /// The largest archive that is opened, in bytes.
  public static let archiveFileBytes = 256 << 20
  /// The most bytes of an archive's members that are held in memory, all together.
  public static let archiveContentBytes = 256 << 20
  /// The most members of an archive that become evidence of their own.
  public static let archiveMembersKept = 100
  /// How often a person is asked for the password of a file.
  public static let filePasswordTries = 3
  /// The most members of an archive that are looked at.
  public static let archiveMembers = 4_096
  /// The largest document of pages whose text is taken out, in bytes.
  public static let documentFileBytes = 128 << 20
  /// The most pages of a document that are read.
  public static let documentPages = 2_000
  /// The most words of a document that are read.
  public static let documentWords = 1_000_000
  /// The most that the program which takes the text out may say, and the largest text that is kept, in
  /// bytes.
  public static let documentBytes = 256 << 20
  /// How long taking the text out of a document may take, in seconds.
  public static let documentSeconds = 60
  /// The most sheets of a spreadsheet that are read.
  public static let workbookSheets = 64
  /// The most rows of one sheet: no spreadsheet has more.
  public static let workbookRows = 1_048_576
  /// The most cells of a spreadsheet that are read, all sheets together.
  public static let workbookCells = 12_000_000
  /// The most text that cells of a spreadsheet may share, in UTF-8 bytes.
  public static let workbookTextBytes = 256 << 20
  /// The most styles of cells that are told apart.
  public static let workbookStyles = 65_536
  /// The most merged ranges of a sheet that are followed.
  public static let workbookMerges = 65_536
  /// How many lines may stand before the header of a bill.
  public static let billHeaderLines = 200
  /// The most cells one row of a table may have.
  public static let cellsPerRow = 256
  /// The most lines one quoted cell may span.
  public static let quotedLines = 8
  /// The most different directions (支出, 收入, …) one bill may name.
  public static let billDirections = 64
  /// The largest amount of one bill row, in minor units; keeps every sum within 64 bits.
  public static let billAmountMinorUnits: Int64 = 100_000_000_000
  /// The most unread lines that are listed one by one; further ones are only counted.
  public static let unreadLines = 100_000
  /// The longest period that is counted day by day (about a hundred years).
  public static let calendarDays = 36_600
  /// The most values a choice may have: each is one bit of a word.
  public static let choiceValues = 60
  /// The most claims, rungs or facts of one playbook.
  public static let playbookDeclarations = 2_000
  /// The most sets of changes that are listed, and tried, when asking what would change a verdict.
  public static let changesListed = 20
  /// The most sets of changes that are tried out; beyond it the answer says that it stopped.
  public static let changesTried = 40_000
  /// The most files in a bundle.
  public static let bundleFiles = 500_000
  /// The longest name of a file in a bundle, in bytes.
  public static let bundleNameBytes = 160
  /// The largest small text of a bundle that is read whole, in bytes: keys and notes about it.
  public static let bundleTextBytes = 64 * 1024
  /// The largest journal that is taken in from a bundle, in bytes of its entries: they are held in
  /// memory.
  public static let importedJournalBytes: Int64 = 256 << 20
  /// The most keys that take over from one another in one journal; they fit into one such text.
  public static let keysPerJournal = 512
  /// The largest list of files of a bundle that is read whole to say which line is wrong, in bytes.
  public static let manifestBytes = 128 << 20
  /// The most failures that one verification lists; a file with more is no less refused.
  public static let verificationFailures = 100
  /// The largest answer of a time-stamp authority that is read, in bytes.
  public static let timestampBytes = 64 * 1024
  /// The most certificates that a time-stamp, or a file of roots, may bring.
  public static let timestampCertificates = 32
  /// How far ahead of the clock that checks the time of a time-stamp may be, in seconds.
  public static let timestampSkewSeconds: Int64 = 300
  /// The largest proof of OpenTimestamps that is kept, in bytes.
  public static let openTimestampsBytes = 256 * 1024
  /// The most time-stamps, requests and failures that are kept for one checkpoint.
  public static let timestampsPerCheckpoint = 1_000
  /// The most time-stamp authorities that are configured.
  public static let timestampAuthorities = 16
  /// How long one authority may take when the person asked for a time-stamp, in seconds.
  public static let timestampSeconds = 15
  /// The same when a time-stamp is asked for along the way, behind another command.
  public static let timestampAsideSeconds = 4
  /// How long a case is left alone after an authority was asked about it (DESIGN §5), in seconds.
  public static let timestampPauseSeconds: Int64 = 600
  /// The largest list of time-stamp authorities, or file of roots, in bytes.
  public static let authorityFileBytes = 512 * 1024
  /// The longest address that is asked over the network, in bytes.
  public static let addressBytes = 2_000
  /// The longest passphrase, in bytes.
  public static let passphraseBytes = 1024
  /// The shortest passphrase that a vault is encrypted with, in bytes.
  public static let passphraseLeastBytes = 8
  /// The most memory that opening a wrapped key may take, in bytes.
  public static let scryptBytes = 1 << 30
  /// The most passes that opening a wrapped key may take.
  public static let scryptParallelism = 16
  /// The largest backup of a key that is read, in bytes.
  public static let keyBackupBytes = 16 * 1024
  /// The most bytes that a form of a page sends.
  public static let formBytes = 1024 * 1024
  /// The most fields that a form of a page has.
  public static let formFields = 256
  /// The most that one form with files sends, in bytes (16 GiB).
  public static let uploadBytes: Int64 = 16 << 30
  /// The most files that one form sends.
  public static let uploadFiles = 200
  /// The largest bundle that is verified through a page, in bytes: it is held in memory.
  public static let verifiedUploadBytes = 512 << 20
  /// The longest head of a file in a form, in bytes.
  public static let uploadHeadBytes = 8 * 1024
  /// The most forms with files that are read at the same time.
  public static let uploadsAtOnce = 4
  /// The most new links that one start of the local pages shows on being asked.
  public static let localLinks = 64
  /// The most browsers that one start of the local pages is open to.
  public static let localSessions = 16
  /// The largest job that the typesetter is given, in bytes, files beside it not counted.
  public static let typesettingJobBytes = 256 << 20
  /// The most exhibits of one dossier.
  public static let dossierExhibits = 10_000
  /// The most lines of one text exhibit that are printed; the rest is in the original.
  public static let dossierLines = 4_000
  /// The most pages of one document that are bound into a dossier.
  public static let dossierDocumentPages = 500
  /// The most originals of one dossier whose content is looked at; the others are listed.
  public static let dossierContents = 2_500
  /// The largest dossier that is made, in bytes.
  public static let dossierBytes = 1 << 30
  /// The largest dossier that comes along in a bundle, in bytes: it is put together in memory.
  public static let bundledDossierBytes = 256 << 20
  /// How long the setting of a dossier may take, in seconds.
  public static let dossierSeconds = 300
}
