/// Fetches public pages as a stranger on the internet sees them.
public protocol PageCapturer: Sendable {
  /// Fetches the page at `address`, an address of http or https, and what it redirects to, and has a
  /// browser show it if that is wished.
  ///
  /// Nothing but public machines is asked, whatever the page says. That a browser is missing or fails
  /// is no error but part of what is returned.
  /// - Throws: `CaptureError` where there is no page.
  func capture(_ address: String, _ wish: CaptureWish) async throws(CaptureError) -> CapturedPage
}

/// What the person wishes of a capture.
public struct CaptureWish: Sendable, Hashable {
  /// Whether a browser shows the page, for a picture and a PDF.
  public enum Browser: Sendable, Hashable {
    /// In its sandbox.
    case sandboxed
    /// Without its sandbox, because the person said so.
    case withoutSandbox
    /// No browser.
    case none
  }

  /// The browser.
  public var browser: Browser

  /// A wish for `browser`.
  public init(browser: Browser = .sandboxed) { self.browser = browser }
}

/// A page as it was fetched and shown.
public struct CapturedPage: Sendable, Hashable {
  /// One request and its answer, byte for byte.
  public struct Exchange: Sendable, Hashable {
    /// The address that was asked.
    public var url: String
    /// The head of the request.
    public var request: [UInt8]
    /// Head and body of the answer, as they came.
    public var response: [UInt8]
    /// The address of the machine that answered.
    public var address: String?
    /// The certificates that the machine showed, in PEM, its own first; none without TLS.
    public var certificates: [UInt8]

    /// An exchange with `url`.
    public init(
      url: String, request: [UInt8], response: [UInt8], address: String? = nil,
      certificates: [UInt8] = []
    ) {
      self.url = url
      self.request = request
      self.response = response
      self.address = address
      self.certificates = certificates
    }
  }

  /// What a browser showed.
  public struct Shown: Sendable, Hashable {
    /// The browser with its version.
    public var version: String
    /// Whether the page had loaded when it was taken.
    public var isLoaded: Bool
    /// Where the browser was in the end.
    public var address = ""
    /// The whole page as a PNG.
    public var picture: [UInt8]?
    /// Whether the page is longer than the picture.
    public var isPictureCut = false
    /// The page as a PDF.
    public var pdf: [UInt8]?
    /// The page as scripts left it.
    public var rendered: [UInt8]?

    /// What the browser `version` showed.
    public init(version: String, isLoaded: Bool) {
      self.version = version
      self.isLoaded = isLoaded
    }
  }

  /// Why there is no picture.
  public enum Missing: Error, Sendable, Hashable {
    case browserNotWished, browserMissing, browserAsRoot, browserFailed, browserSlow, browserRefused
  }

  /// A machine that something wanted to reach.
  public struct Contact: Sendable, Hashable {
    /// Why it was not reached.
    public enum Refusal: String, Error, Sendable, Hashable {
      case unknownName = "unknown_name"
      case notPublic = "not_public"
      case port
      case unreachable
      /// A host that browsers ask on their own account.
      case browserOwn = "browser_own"
    }

    /// The name, or the address that was written.
    public var host: String
    /// The port.
    public var port: UInt16
    /// The address that was reached.
    public var address: String?
    /// Why it was not.
    public var refusal: Refusal?

    /// A contact with `host`.
    public init(host: String, port: UInt16, address: String? = nil, refusal: Refusal? = nil) {
      self.host = host
      self.port = port
      self.address = address
      self.refusal = refusal
    }
  }

  /// The program that fetched, with its version.
  public var tool: String
  /// The requests, one after another: redirections, and the page last.
  public var exchanges: [Exchange] = []
  /// What a browser showed; nil if `missing` says why not.
  public var shown: Shown?
  /// Why no browser showed it.
  public var missing: Missing?
  /// Everything that was reached or refused.
  public var contacts: [Contact] = []

  /// A capture by `tool`.
  public init(tool: String) { self.tool = tool }
}

/// Why there is no page.
public enum CaptureError: Error, Sendable, Hashable {
  /// It is no address of a page.
  case notAnAddress
  /// The program that fetches is not installed.
  case programMissing(String)
  /// The system gave no way to the network.
  case noProxy
  /// The machine must not be asked, or is not there.
  case refused(CapturedPage.Contact.Refusal)
  /// The machine could not be reached.
  case unreachable
  /// Its certificate is not trusted.
  case untrusted
  /// It took too long.
  case timedOut
  /// The page is larger than the limit.
  case tooLarge
  /// It redirects on and on.
  case tooManyRedirections
}

/// Stands where no pages can be captured.
public struct NoPageCapturer: PageCapturer {
  /// Captures nothing.
  public init() {}

  public func capture(
    _ address: String, _ wish: CaptureWish
  ) async throws(CaptureError) -> CapturedPage { throw .programMissing("curl") }
}
