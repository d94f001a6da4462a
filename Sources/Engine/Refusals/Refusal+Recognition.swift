public import CaseCore

/// Why the text on a picture was not read.
extension RecognitionError {
  /// What is wrong, for the person.
  public var words: Bilingual {
    switch self {
    case .noEngine:
      Bilingual(zh: "没有安装文字识别", en: "no text recognition is installed")
    case .switchedOff:
      Bilingual(zh: "文字识别已关闭", en: "text recognition is switched off")
    case .decoderMissing:
      Bilingual(zh: "这台机器上没有 gm", en: "there is no gm on this machine")
    case .unreadable:
      Bilingual(
        zh: "图片损坏，或不是它的格式", en: "the picture is broken, or not of its format")
    case .tooManyPixels:
      Bilingual(
        zh: "图片太大（最多 64 MiB、1 亿像素）",
        en: "the picture is too large (at most 64 MiB and 100 million pixels)")
    case .timedOut(let seconds):
      Bilingual(zh: "超过 \(seconds) 秒还没读完", en: "it was not read within \(seconds) seconds")
    case .engineFailed:
      Bilingual(zh: "识别程序两次中断", en: "the recognition broke down twice")
    case .samplerMissing:
      Bilingual(
        zh: "这台机器上没有 ffmpeg，看不了录屏", en: "there is no ffmpeg on this machine to look at recordings")
    case .recordingTooLarge:
      Bilingual(
        zh: "录屏太大（最多 256 MiB）", en: "the recording is too large (at most 256 MiB)")
    case .recordingUnreadable:
      Bilingual(
        zh: "录屏损坏、不完整，或不是它的格式",
        en: "the recording is broken, incomplete, or not of its format")
    case .noMovingPicture:
      Bilingual(zh: "文件里没有画面", en: "the file has no moving picture")
    }
  }

  /// What the person can do.
  public var mend: Bilingual {
    switch self {
    case .noEngine:
      Bilingual(
        zh:
          "运行 scripts/install-recognition.sh，或 apt-get install tesseract-ocr tesseract-ocr-chi-sim，"
          + "再用 recourse recognise",
        en: "run scripts/install-recognition.sh, or apt-get install tesseract-ocr "
          + "tesseract-ocr-chi-sim, then recourse recognise")
    case .switchedOff:
      Bilingual(
        zh: "去掉 RECOURSE_RECOGNITION=off，再用 recourse recognise",
        en: "take RECOURSE_RECOGNITION=off away, then use recourse recognise")
    case .decoderMissing:
      Bilingual(
        zh: "安装 graphicsmagick（apt-get install graphicsmagick），再用 recourse recognise",
        en: "install it (apt-get install graphicsmagick), then use recourse recognise")
    case .unreadable, .tooManyPixels:
      Bilingual(zh: "在手机上重新截一张图", en: "make a screenshot of it again")
    case .samplerMissing:
      Bilingual(
        zh: "安装 ffmpeg（apt-get install ffmpeg），再用 recourse recognise",
        en: "install it (apt-get install ffmpeg), then use recourse recognise")
    case .recordingTooLarge:
      Bilingual(
        zh: "只截取有用的一段，或截图，另外加入", en: "add the part that matters, or screenshots of it, as well")
    case .recordingUnreadable:
      Bilingual(
        zh: "从手机重新传一次完整的文件，或截图", en: "copy the whole file again, or add screenshots of it")
    case .noMovingPicture:
      Bilingual(
        zh: "听写下要紧的话，用 recourse note 记下", en: "write down what is said in it, with recourse note")
    case .timedOut, .engineFailed:
      Bilingual(
        zh: "稍后用 recourse recognise 再试；内容也可以自己填写",
        en: "try again later with recourse recognise; what it shows can also be typed")
    }
  }
}

extension Refusal {
  /// The text on a picture was not read.
  public static func notRecognised(_ error: RecognitionError, _ fileName: String) -> Refusal {
    Refusal(
      error.code, error.concernsAll ? .unavailable : .input,
      what: Bilingual(
        zh: "\(Printable.excerpt(fileName))：\(error.words.zh)",
        en: "\(Printable.excerpt(fileName)): \(error.words.en)"),
      mend: error.mend)
  }

  /// The evidence is no picture.
  static func noPicture(_ text: String) -> Refusal {
    Refusal(
      "not-a-picture", .input,
      what: Bilingual(
        zh: "\(Printable.excerpt(text)) 不是图片", en: "\(Printable.excerpt(text)) is no picture"),
      mend: Bilingual(zh: "只写图片的编号或文件名", en: "name pictures only"))
  }

  /// The text on the picture was not read, so nothing on it can be found.
  static func pictureNotRead(_ entry: Int) -> Refusal {
    Refusal(
      "picture-not-read", .input,
      what: Bilingual(
        zh: "第 \(entry) 号证据的图片还没有读取文字，找不出要遮盖的内容",
        en: "The text on the picture of evidence \(entry) was not read, so nothing can be proposed"),
      mend: Bilingual(
        zh: "先运行 recourse recognise，或用 --box x,y,w,h 自己画框",
        en: "run recourse recognise first, or draw with --box x,y,w,h"))
  }
}
