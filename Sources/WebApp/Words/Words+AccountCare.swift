import Accounts
import CaseCore

// The words for what an owner does with an account, and for mails.
extension Words {
  // MARK: The second step

  static let secondStep = Bilingual(zh: "两步验证", en: "Second step")
  static let secondStepWhy = Bilingual(
    zh: "登录时除了密码，还要手机上验证器显示的六位数字。别人就算知道密码，也进不来。",
    en: """
      Beside the password, signing in takes six digits that an authenticator on your phone shows. Somebody \
      who knows the password alone stays out.
      """)
  static let secondStepBegin = Bilingual(zh: "开始设置", en: "Set it up")
  static let secondStepKey = Bilingual(
    zh: "在验证器里选“手动输入”，填这个密钥：", en: "In the authenticator choose \"enter a key\" and type:")
  static let secondStepAddress = Bilingual(
    zh: "或者把这个地址交给它：", en: "Or give it this address:")
  static let secondStepCode = Bilingual(zh: "它显示的六位数字", en: "The six digits that it shows")
  static let secondStepConfirm = Bilingual(zh: "打开两步验证", en: "Turn it on")
  static let secondStepOn = Bilingual(zh: "两步验证已打开。", en: "The second step is on.")
  static let secondStepOff = Bilingual(zh: "两步验证没有打开。", en: "The second step is off.")
  static let secondStepDrop = Bilingual(zh: "关掉两步验证", en: "Turn it off")
  static let recoveryTitle = Bilingual(zh: "抄下备用码", en: "Write down your recovery codes")
  static let recoveryLead = Bilingual(
    zh: "手机丢了，就用一个备用码代替验证码。每个只能用一次。它们只显示这一次。",
    en: """
      When the phone is lost, one of these stands in for the code. Each works once. They are shown this once.
      """)
  static func recoveryLeft(_ count: Int) -> Bilingual {
    Bilingual(zh: "还有 \(count) 个备用码。", en: "Recovery codes left: \(count).")
  }

  // MARK: Payment data

  static let consentTitle = Bilingual(
    zh: "上传之前：付款信息", en: "Before you upload: payment data")
  static let consentWhat = Bilingual(
    zh: """
      账单、付款截图和聊天记录里有付款信息：付了多少、付给谁、用哪个账户或哪张卡。这是敏感个人信息，要你单独同意，我们才替你保存。\
      只用来判断和整理你自己的案件，不给别人看。
      """,
    en: """
      Bills, screenshots of payments and chats hold payment data: how much, to whom, from which account or \
      card. The law calls them sensitive, and they are kept for you only if you agree to that separately. \
      They are used to judge and prepare your own case, and shown to nobody else.
      """)
  static let consentAgree = Bilingual(
    zh: "我单独同意在这台服务器上保存我的付款信息。",
    en: "I agree, separately, that my payment data are kept on this server.")
  static let consentNeeded = Bilingual(
    zh: "要上传就请勾选；不同意就不要上传", en: "Tick it to upload; if you do not agree, do not upload")
  static let consentButton = Bilingual(zh: "同意并继续", en: "Agree and continue")
  static let consentWithout = Bilingual(
    zh: "不同意也可以：不上传文件，只回答问题，一样能得到要发的话。",
    en: """
      You need not agree: without files, by answering questions alone, you get the text to send just the same.
      """)
  static func consentGiven(_ day: String) -> Bilingual {
    Bilingual(
      zh: "你在 \(day) 同意了保存付款信息。", en: "You agreed on \(day) that payment data are kept.")
  }
  static let consentNone = Bilingual(
    zh: "你没有同意保存付款信息，所以不能上传文件。",
    en: "You have not agreed that payment data are kept, so no files can be uploaded.")
  static let consentWithdraw = Bilingual(zh: "撤回同意", en: "Withdraw it")
  static let consentWithdrawn = Bilingual(
    zh: "撤回以后不能再上传。已经存的还在，要删就到案件里删，或者一步删掉全部。",
    en: """
      After that nothing more can be uploaded. What is there stays until you erase it in the case, or \
      delete everything in one step.
      """)
  static let retentionHeading = Bilingual(zh: "保存多久", en: "How long it is kept")
  static let untilYouDelete = Bilingual(
    zh: "你随时可以一步删掉全部。", en: "You can delete everything in one step at any time.")
  static func contact(_ contact: String) -> Bilingual {
    Bilingual(zh: "联系方式：\(contact)", en: "Contact: \(contact)")
  }
  static func runBy(_ name: Bilingual) -> Bilingual {
    Bilingual(zh: "这台服务器由\(name.zh)运营。", en: "This server is run by \(name.en).")
  }
  static let operatorSees = Bilingual(
    zh: "别的用户看不到你的案件，管理员在页面里也看不到。能进这台机器的运营者能读到硬盘上的内容。",
    en: """
      Other users do not see your cases, nor does an admin through the pages. The operator, who has the \
      machine, can read what is on its disk.
      """)

  // MARK: Leaving

  static let leave = Bilingual(zh: "删掉我的全部", en: "Delete everything")
  static let leaveLead = Bilingual(
    zh: "所有案件、原件、记录和账户都会删掉，找不回来。需要的先导出。",
    en: """
      Every case, original and record goes, and the account too. It cannot be brought back; export first what \
      you need.
      """)
  static let leaveStays = Bilingual(
    zh: "删不到的：你已经发出去的，和运营者以前的备份。",
    en: "What this does not reach: what you handed out, and backups that the operator made before.")
  static let leaveSure = Bilingual(
    zh: "我确定，全部删掉。", en: "I am sure: delete all of it.")
  static let leaveSay = Bilingual(
    zh: "删之前请勾选确认", en: "Tick it before anything is deleted")
  static let leaveDone = Bilingual(
    zh: "全部删掉了，账户也没有了。", en: "Everything is deleted, and so is the account.")

  // MARK: What was done

  static let auditHeading = Bilingual(zh: "账户里发生过的", en: "What was done to the account")
  static func act(_ act: AuditEntry.Act) -> Bilingual {
    switch act {
    case .opened: Bilingual(zh: "开通账户", en: "Account opened")
    case .signedIn: Bilingual(zh: "登录", en: "Signed in")
    case .passwordChanged: Bilingual(zh: "修改密码", en: "Password changed")
    case .newPasswordAsked: Bilingual(zh: "要求重设密码", en: "Link for another password asked for")
    case .newPasswordSet: Bilingual(zh: "用邮件里的链接设了新密码", en: "Password set by the link of a mail")
    case .secondStepOn: Bilingual(zh: "打开两步验证", en: "Second step turned on")
    case .secondStepOff: Bilingual(zh: "关掉两步验证", en: "Second step turned off")
    case .recoveryCodeUsed: Bilingual(zh: "用了一个备用码", en: "Recovery code used")
    case .consented: Bilingual(zh: "同意保存付款信息", en: "Agreed that payment data are kept")
    case .consentWithdrawn: Bilingual(zh: "撤回同意", en: "Agreement withdrawn")
    case .removed: Bilingual(zh: "删除账户", en: "Account deleted")
    }
  }
  static func actor(_ actor: AuditEntry.Actor) -> Bilingual {
    switch actor {
    case .owner: Bilingual(zh: "本人登录", en: "signed in as you")
    case .machine: Bilingual(zh: "服务器运营者", en: "the operator of the server")
    case .other: Bilingual(zh: "其他账户", en: "another account")
    }
  }

  // MARK: Mails

  static let inviteSubject = Bilingual(zh: "有据：开通你的账户", en: "Recourse: open your account")
  static func inviteMail(_ link: String, _ name: Bilingual) -> Bilingual {
    Bilingual(
      zh: """
        \(name.zh)邀请你在有据开通账户。七天内打开下面的链接，只能用一次：

        \(link)

        不认识发信人，就不用理会。
        """,
      en: """
        \(name.en) invites you to open an account with Recourse. Open this link within seven days; it works once:

        \(link)

        If you do not know who this is from, leave it.
        """)
  }
  static let renewSubject = Bilingual(zh: "有据：重设密码", en: "Recourse: set another password")
  static func renewMail(_ link: String) -> Bilingual {
    Bilingual(
      zh: """
        有人要求重设你的密码。一小时内打开下面的链接，只能用一次：

        \(link)

        不是你要求的，就不用理会；密码没有变。
        """,
      en: """
        Somebody asked to set another password for you. Open this link within an hour; it works once:

        \(link)

        If it was not you, leave it: the password is as it was.
        """)
  }
}
