import Accounts
import CaseCore

// The words around an account on a server.
extension Words {
  // MARK: Around every page

  static func serverFooter(_ name: Bilingual) -> Bilingual {
    Bilingual(
      zh: "有据帮你自己办。它不替你提交，不抽成，不保证结果。你写的和存的，都在这台服务器上，由\(name.zh)运营。",
      en: """
        Recourse helps you to do it yourself. It files nothing for you, takes no cut and promises no \
        outcome. What you write and keep stays on this server, which is run by \(name.en).
        """)
  }
  static let otherName = Bilingual(
    zh: "这台服务器不叫这个名字，请求已经拒绝。", en: "This server is not known under this name.")
  static let account = Bilingual(zh: "我的账户", en: "My account")
  static let aboutServer = Bilingual(zh: "谁在运营这台服务器", en: "Who runs this server")

  // MARK: Signing in

  static let signIn = Bilingual(zh: "登录", en: "Sign in")
  static let signInLead = Bilingual(
    zh: "你的案件只有你自己看得到。账户由邀请开通。",
    en: "Your cases can be seen by you alone. Accounts are opened by invitation.")
  static let sharedDevice = Bilingual(
    zh: "在网吧或别人的手机上，用完请退出登录。",
    en: "On a shared computer or somebody else's phone, sign out when you are done.")
  static let email = Bilingual(zh: "邮箱", en: "E-mail address")
  static let password = Bilingual(zh: "密码", en: "Password")
  static let forgotten = Bilingual(zh: "忘了密码？", en: "Forgot your password?")
  static let signInWrong = Bilingual(
    zh: "邮箱或密码不对，请再试一次", en: "The address or the password is wrong, please try again")
  static let tooOften = Bilingual(
    zh: "试得太频繁了，什么都没有做。", en: "There were too many tries, and nothing was done.")
  static func waitMinutes(_ minutes: Int64) -> Bilingual {
    Bilingual(
      zh: "请过 \(minutes) 分钟再试。",
      en: minutes == 1
        ? "Please try again in a minute." : "Please try again in \(minutes) minutes.")
  }
  static let signedOutMeanwhile = Bilingual(
    zh: "你已经退出登录，或太久没有操作。什么都没有记录。请登录后再试。",
    en: """
      You are signed out, or nothing was done for too long. Nothing was recorded. Sign in and try again.
      """)
  static let code = Bilingual(zh: "验证码", en: "Code")
  static let codeTitle = Bilingual(zh: "输入验证码", en: "Enter the code")
  static let codeLead = Bilingual(
    zh: "打开手机上的验证器，输入里面显示的六位数字。手机不在身边，就用一个备用码。",
    en: """
      Open the authenticator on your phone and type the six digits that it shows. Without the phone, use one \
      of your recovery codes.
      """)
  static let codeWrong = Bilingual(
    zh: "验证码不对，或已经用过，请用下一个", en: "The code is wrong or was used already; use the next one")
  static let signOut = Bilingual(zh: "退出登录", en: "Sign out")
  static let notNow = Bilingual(
    zh: "服务器现在没法回答。什么都没有记录，请过一会儿再试。",
    en: "The server cannot answer now. Nothing was recorded; please try again in a while.")

  // MARK: Opening an account

  static let join = Bilingual(zh: "开通账户", en: "Open your account")
  static func joinLead(_ email: EmailAddress) -> Bilingual {
    Bilingual(zh: "账户的邮箱是 \(email.text)。", en: "The account is for \(email.text).")
  }
  static let newPasswordHint = Bilingual(
    zh: "至少 \(Password.leastCharacters) 个字。几个不相干的词连起来，好记又难猜。",
    en: """
      At least \(Password.leastCharacters) characters. A few words that have nothing to do with each other \
      are easy to remember and hard to guess.
      """)
  static let passwordAgain = Bilingual(zh: "再输一次密码", en: "The password once more")
  static let passwordNew = Bilingual(zh: "新密码", en: "New password")
  static let passwordPresent = Bilingual(zh: "现在的密码", en: "Present password")
  static let passwordsDiffer = Bilingual(
    zh: "两次输入的不一样", en: "What you typed twice is not the same")
  static let passwordWrong = Bilingual(zh: "密码不对", en: "The password is wrong")
  static let oldEnough = Bilingual(
    zh: "我已满 14 岁；或者未满 14 岁，父母（监护人）同意我用。",
    en: "I am 14 or older; or I am younger, and my parents or guardian agree.")
  static let oldEnoughNeeded = Bilingual(
    zh: "未满 14 岁要监护人同意才能用", en: "Under 14, your guardian has to agree")
  static let linkNotGood = Bilingual(
    zh: "这个链接不能用：已经用过，过期了，或者有了更新的。",
    en: "This link is no good: it was used, it is too old, or there is a newer one.")
  static func objection(_ objection: Password.Objection) -> Bilingual {
    switch objection {
    case .tooShort:
      Bilingual(
        zh: "太短了，至少 \(Password.leastCharacters) 个字",
        en: "Too short: at least \(Password.leastCharacters) characters")
    case .tooLong: Bilingual(zh: "太长了，请短一些", en: "Too long, please choose a shorter one")
    case .isAddress: Bilingual(zh: "不要用邮箱当密码", en: "Do not use your address as the password")
    case .isPattern:
      Bilingual(zh: "太好猜了，请换一个", en: "Too easy to guess, please choose another one")
    }
  }

  // MARK: Another password

  static let forgotTitle = Bilingual(zh: "重设密码", en: "Set another password")
  static let forgotLead = Bilingual(
    zh: "我们会把链接发到你的邮箱，一小时内有效，只能用一次。",
    en: "We send a link to your address. It is good for an hour and works once.")
  static let forgotSend = Bilingual(zh: "发送链接", en: "Send the link")
  static let forgotSent = Bilingual(
    zh: "如果这个邮箱有账户，链接已经发出。没收到就看看垃圾邮件。",
    en: """
      If there is an account with this address, the link is on its way. If nothing comes, look among the \
      unwanted mail.
      """)
  static let renewDone = Bilingual(
    zh: "新密码设好了，其他登录都已退出。请用新密码登录。",
    en: "The new password is set, and every other session has ended. Sign in with it.")
  static let changePassword = Bilingual(zh: "修改密码", en: "Change the password")
  static let changePasswordLead = Bilingual(
    zh: "改好以后，别的设备上的登录都会退出。", en: "Sessions on other devices end when it is changed.")

  // MARK: Inviting

  static let invite = Bilingual(zh: "邀请", en: "Invite")
  static let inviteLead = Bilingual(
    zh: "邀请链接会发到对方的邮箱，七天内有效，只能用一次。你看不到对方的案件。",
    en: """
      The invitation goes to their address. It is good for seven days and works once. You will not see \
      their cases.
      """)
  static let inviteSent = Bilingual(zh: "邀请已经发出。", en: "The invitation is on its way.")
  static let emailWrong = Bilingual(
    zh: "请写完整的邮箱，例如 name@example.com", en: "Write a whole address, such as name@example.com")
  static func role(_ role: Account.Role) -> Bilingual {
    switch role {
    case .member: Bilingual(zh: "普通用户：自己的案件", en: "Member: their own cases")
    case .caseworker: Bilingual(zh: "帮助别人的工作人员", en: "Caseworker of an organisation")
    case .admin: Bilingual(zh: "管理员：可以邀请别人", en: "Admin: may invite others")
    }
  }
  static let roleLegend = Bilingual(zh: "身份", en: "Role")
}
