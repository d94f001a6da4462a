import CaseCore
import Evidence

/// The catalogue of help texts. Examples stand beside each verb; they are the same in both
/// languages.
enum Help {
  static let examples = Bilingual(zh: "例：", en: "Examples:")
  static let tool = Bilingual(
    zh: "有据：把证据、判断、时限和文书放在一起的退款助手。它帮你自己维权，不替你提交，也不保证结果。",
    en:
      "Recourse: evidence, judgement, deadlines and letters for a refund, in one place. It helps you "
      + "help yourself; it files nothing for you and promises no outcome.")

  static let vault = Bilingual(
    zh: "卷宗库所在的文件夹（默认取 RECOURSE_VAULT，再取用户数据文件夹）",
    en: "the folder of the vault (default: RECOURSE_VAULT, else the user's data folder)")
  static let lang = VerifyWords.lang
  static let json = VerifyWords.json
  static let now = Bilingual(
    zh: "判断所用的时刻，如 2026-11-22 10:00（记录仍用本机时间）",
    en: "the clock of judging, such as 2026-11-22 10:00 (entries keep the machine's clock)")
  static let practice = Bilingual(
    zh: "演练用的卷宗库：--now 也用于记录，所有文书标明“演练”",
    en: "a vault for practice: --now also sets the entries' time, and every document says so")

  static let caseGroup = Bilingual(zh: "建案、列出、查看、结案", en: "open, list, show or close a case")
  static let caseNew = Bilingual(zh: "新建案件", en: "open a case")
  static let caseList = Bilingual(zh: "列出所有案件", en: "list the cases")
  static let caseShow = Bilingual(
    zh: "查看案件：证据、步骤、文书", en: "show a case: evidence, steps, documents")
  static let caseClose = Bilingual(zh: "结案", en: "close a case")
  static let note = Bilingual(zh: "记一条只给自己看的笔记", en: "keep a note for yourself only")
  static let read = Bilingual(
    zh: "试读一个文件，不存入任何案件", en: "read a file without a case and show what is found")
  static let add = Bilingual(
    zh: "把文件按原样收入案件并读取", en: "take files into a case as they are, and read them")
  static let recognise = Bilingual(
    zh: "读出案件图片里的文字", en: "read the text on the pictures of a case")
  static let recogniseAgain = Bilingual(
    zh: "已读过的也重读", en: "also read those again that were read before")
  static let noRecognition = Bilingual(
    zh: "不读图片里的文字", en: "do not read the text on pictures")
  static let pictures = Bilingual(
    zh: "图片的编号或文件名；不写就是全部", en: "pictures by number or file name; all if none is named")
  static let findings = Bilingual(zh: "查看从文件里读到的内容", en: "show what was read from the files")
  static let confirm = Bilingual(
    zh: "确认识别结果，使其成为事实", en: "confirm findings, so that they become facts")
  static let reject = Bilingual(zh: "否定识别结果", en: "reject findings")
  static let who = Bilingual(
    zh: "说明聊天里谁是自己、谁是对方", en: "say who in the chats you are, and who the other side is")
  static let ownSide = Bilingual(
    zh: "自己：账号、昵称或 3/speaker:1，可重复", en: "yourself: account, name or 3/speaker:1; may be repeated")
  static let otherSide = Bilingual(
    zh: "对方：账号、昵称或 3/speaker:1，可重复",
    en: "the other side: account, name or 3/speaker:1; may be repeated")
  static let fact = Bilingual(zh: "填写或查看事实", en: "state or list facts")
  static let factSet = Bilingual(
    zh: "填写一个事实：你自己的说法，或某份证据在某处所显示的",
    en: "state a fact: by your word, or as something an original shows at some place")
  static let factList = Bilingual(zh: "查看事实和它们的依据", en: "list the facts and what they rest on")
  static let message = Bilingual(
    zh: "记下双方的一条消息", en: "keep a message between you and the other side")
  static let promise = Bilingual(zh: "记下对方的一个承诺", en: "keep a promise of the other side")
  static let withdraw = Bilingual(
    zh: "撤回一条记录（记录仍保留，但不再作数）",
    en: "take an entry back (it stays in the journal and no longer counts)")
  static let assess = Bilingual(
    zh: "判断：能不能要、凭什么、还缺什么", en: "judge the case: what can be asked, why, and what is missing")
  static let reconcile = Bilingual(
    zh: "把付款、订单、退款、承诺放在一起对照，指出对不上的地方",
    en: "hold payments, orders, refunds and promises against each other, and show what does not fit"
  )
  static let records = Bilingual(
    zh: "凭证齐不齐：每一项有什么、证明什么、还能补什么",
    en: "how complete the records are: what is there, what it proves, and what can still be had")
  static let recordsClaim = Bilingual(
    zh: "哪个诉求（默认最有力的）", en: "which claim (default: the leading one)")
  static let recordsRung = Bilingual(
    zh: "交给哪个渠道：标出哪些材料会给", en: "for which rung: say which originals go there")
  static let next = Bilingual(zh: "今天该做的一到三件事", en: "today's one to three steps")
  static let step = Bilingual(
    zh: "记下一步：已提交、对方答复、对方沉默", en: "record a step: filed, answered, or silence")
  static let deadlines = Bilingual(zh: "查看所有时限", en: "show all deadlines")
  static let deadlineMove = Bilingual(zh: "更改某台阶的截止时间", en: "move the deadline of a rung")
  static let letter = Bilingual(zh: "写出某台阶的文书", en: "write the letter for a rung")
  static let packet = Bilingual(
    zh: "为某台阶备齐材料：要填的每一栏、文书、证据目录、步骤",
    en: "make the packet for a rung: each field to fill, the letter, the evidence list, the steps")
  static let log = Bilingual(zh: "查看卷宗的每一条记录", en: "show every entry of the journal")
  static let proof = Bilingual(
    zh: "写出一条记录的证明文件（.tlog-proof），不必交出整个案件",
    en: "write the proof of one entry (.tlog-proof), without the rest of the case")
  static let proofEntry = Bilingual(
    zh: "记录编号，或证据的文件名", en: "the number of an entry, or the file name of an original")
  static let export = Bilingual(zh: "导出可核验的证据包", en: "export a bundle that others can verify")
  static let verify = VerifyWords.tool
  static let timestamp = Bilingual(
    zh: "由外部机构证明卷宗在何时已经存在", en: "have an outside authority attest when the journal existed")
  static let timestampNow = Bilingual(
    zh: "现在为最新的检查点请求时间戳", en: "ask for a time-stamp over the latest head now")
  static let timestampList = Bilingual(
    zh: "列出时间戳和它们的状态", en: "list the time-stamps and where they stand")
  static let timestampAdd = Bilingual(
    zh: "收入在别处取得的时间戳（.tsr）或 OpenTimestamps 证明（.ots）",
    en: "take in a time-stamp (.tsr) or a proof of OpenTimestamps (.ots) obtained elsewhere")
  static let offline = Bilingual(
    zh: "不联网，只写出请求文件", en: "stay off the network; write the request to a file")
  static let requestFile = Bilingual(
    zh: "请求写到这个文件（.tsq）", en: "the file to write the request to (.tsq)")
  static let stampFile = Bilingual(zh: ".tsr 或 .ots 文件", en: "the .tsr or .ots file")
  static let authority = Bilingual(
    zh: "设置时间戳机构（没有设置就不会联网）",
    en: "manage time-stamp authorities (without one nothing goes over the network)")
  static let authorityAdd = Bilingual(zh: "添加一个时间戳机构", en: "add a time-stamp authority")
  static let authorityList = Bilingual(zh: "列出时间戳机构", en: "list the time-stamp authorities")
  static let authorityRemove = Bilingual(
    zh: "去掉一个时间戳机构（已取得的时间戳保留）",
    en: "remove an authority (time-stamps that it made stay)")
  static let authorityURL = Bilingual(
    zh: "机构的地址，以 https:// 或 http:// 开头", en: "its address, beginning with https:// or http://")
  static let authorityRoots = Bilingual(
    zh: "它的根证书文件（PEM），请向机构本身索取",
    en: "the file with its root certificates (PEM), from the authority itself")
  static let authorityPolicy = Bilingual(
    zh: "要求的策略，如 1.2.3.4", en: "the policy to ask for, such as 1.2.3.4")
  static let erase = Bilingual(
    zh: "删除记录和证据，连同由它们而来的一切；证明仍然成立",
    en: "erase entries and originals with all that was made from them; proofs stay good")
  static let check = Bilingual(
    zh: "全面检查卷宗库：每份原件、每条记录、每个检查点",
    en: "look through the whole vault: every original, entry and head")
  static let backup = Bilingual(
    zh: "备份卷宗库；其他程序可以照常使用", en: "back up the vault while other programs go on using it")
  static let restore = Bilingual(
    zh: "从备份恢复整个卷宗库，或放回一份损坏的原件",
    en: "restore a vault from a backup, or put back one damaged original")
  static let playbook = Bilingual(zh: "检查或查看规则手册", en: "check or show the playbook")
  static let playbookCheck = Bilingual(zh: "检查规则手册是否可靠", en: "check that a playbook is sound")
  static let playbookShow = Bilingual(zh: "查看规则手册的内容", en: "show what a playbook holds")
  static let playbookCompile = Bilingual(
    zh: "写出规则手册的编译形式，加快启动", en: "write the compiled form of the playbooks, for a quicker start")
  static let serve = Bilingual(
    zh: "在浏览器里使用：只在这台电脑上，打开给出的链接；或者用 --config 作为服务器",
    en:
      "use it in a browser: on this computer alone, by the link it prints, or as a server with --config"
  )
  static let serverFile = Bilingual(
    zh: "服务器的配置文件：多人使用，各有账户", en: "the file of a server, where everybody has an account")
  static let invite = Bilingual(
    zh: "给服务器开通账户的邀请链接", en: "make a link by which somebody opens an account on a server")
  static let inviteEmail = Bilingual(zh: "对方的邮箱", en: "their e-mail address")
  static let inviteRole = Bilingual(
    zh: "身份：member、caseworker 或 admin（可以邀请别人）",
    en: "member, caseworker or admin (who may invite others)")
  static let port = Bilingual(
    zh: "监听的端口；0 由系统选", en: "the port to listen on; 0 lets the system choose")
  static let workingDays = Bilingual(
    zh: "从某天起数若干个工作日（含调休）", en: "count working days from a day, holidays and make-up days included")
  static let demo = Bilingual(
    zh: "在临时演练库里把一个示例从头走到尾", en: "walk an example from end to end in a temporary practice vault")

  static let caseArgument = Bilingual(
    zh: "案件编号、其开头几位，或 last（最新的案件）", en: "the id of the case, its beginning, or last (the newest)")
  static let title = Bilingual(
    zh: "案件标题，写中性的字：导出的证据包会带上它", en: "a short title in neutral words: exports carry it")
  static let story = Bilingual(
    zh: "事情经过，用自己的话（不会进入任何对外的材料）",
    en: "the story in your words (it never leaves in anything for others)")
  static let area = Bilingual(zh: "领域，决定用哪本规则手册", en: "the area, which decides the playbook")
  static let outcome = Bilingual(zh: "结果", en: "how it ended")
  static let amount = Bilingual(zh: "金额，如 98.00", en: "an amount such as 98.00")
  static let text = Bilingual(zh: "原话", en: "the words")
  static let file = Bilingual(zh: "文件", en: "the file")
  static let files = Bilingual(zh: "一个或多个文件", en: "one or more files")
  static let asKind = Bilingual(zh: "指明种类，不按内容识别", en: "name the kind instead of recognising it")
  static let onlyEvidence = Bilingual(zh: "只看这一份证据", en: "only of this original")
  static let allRows = Bilingual(zh: "账单的行也全部列出", en: "list every row of a bill too")
  static let findingIDs = Bilingual(
    zh: "识别结果的编号，如 3/row:18 或 bill.csv/row:18",
    en: "ids of findings, such as 3/row:18 or bill.csv/row:18")
  static let withoutRefunds = Bilingual(
    zh: "不连同写明属于这些付款的退款行", en: "leave out the refund rows that name these payments")
  static let confirmAll = Bilingual(
    zh: "确认所有能成为事实的结果（账单的行、图上不确定的除外，须逐个写明）",
    en: "confirm all that state a fact (name rows of bills, and what is unsure, one by one)")
  static let confirmOf = Bilingual(
    zh: "同 --all，但只限这个原件（编号或文件名），可重复",
    en: "as --all, of this original alone (number or file name); may be repeated")
  static let factName = Bilingual(
    zh: "事实的名字，或 slot.名字", en: "the name of the fact, or slot.NAME")
  static let factValue = Bilingual(
    zh: "值；unknown 表示不知道；证据位用 have、cannot_be_had",
    en: "the value; unknown for \"I don't know\"; for a slot: have, cannot_be_had")
  static let evidence = Bilingual(zh: "证据编号或文件名", en: "the number or file name of an original")
  static let at = Bilingual(
    zh: "在证据里的位置：line:18、clause:5.3、page:2、whole",
    en: "where in it: line:18, clause:5.3, page:2, whole")
  static let speaker = Bilingual(zh: "那里是谁在说话（账号或名字）", en: "who speaks there (account or name)")
  static let quote = Bilingual(zh: "那里的原文", en: "the text that stands there")
  static let direction = Bilingual(
    zh: "sent（我说的）或 received（对方说的）", en: "sent (yours) or received (theirs)")
  static let channel = Bilingual(
    zh: "渠道：qq、wechat、ticket、phone…", en: "through what: qq, wechat, ticket, phone…")
  static let when = Bilingual(
    zh: "时间，如 2026-11-20 20:00（默认现在）", en: "when, such as 2026-11-20 20:00 (default: now)")
  static let due = Bilingual(zh: "约定的截止时间", en: "by when")
  static let made = Bilingual(zh: "承诺的时间", en: "when it was promised")
  static let scanCase = Bilingual(
    zh: "FILE 是这个案件里的协议（编号或文件名），先说下单时有效的是哪一版；不写 FILE 就只列各个版本",
    en:
      "FILE is an agreement of this case (number or file name), and which version was in force at the "
      + "order is said first; without FILE the versions are listed")
  static let chatCase = Bilingual(
    zh: "聊天记录是这个案件的证据：FILE 是它的编号或文件名，列出可以确认进案件的承诺和拒绝",
    en:
      "the chat is evidence of this case: FILE is its number or file name, and what it promises or "
      + "declines is listed to be confirmed")
  static let confirmBy = Bilingual(
    zh: "聊天里的承诺、拒绝是谁说的（台阶名），默认卖家",
    en: "whose promise or refusal in a chat it is (a rung); the seller's unless named")
  static let promiseBy = Bilingual(zh: "谁承诺的（台阶名）", en: "who promised (a rung)")
  static let promiseWhat = Bilingual(zh: "承诺了什么", en: "what was promised")
  static let entry = Bilingual(zh: "记录的编号", en: "the number of the entry")
  static let reason = Bilingual(zh: "理由", en: "why")
  static let refusalReason = Bilingual(
    zh: "对方拒绝的理由（规则手册里的名字）", en: "the reason of a refusal (a name of the playbook)")
  static let rung = Bilingual(
    zh: "台阶，如 seller、platform、wechat", en: "the rung, such as seller, platform, wechat")
  static let stepVerb = Bilingual(
    zh: "filed（已提交）、answered（已答复）、silent（没有答复）、moved（截止时间改了）",
    en: "filed, answered, silent, or moved (a deadline was)")
  static let answer = Bilingual(zh: "对方的答复（answered 时必填）", en: "the answer (with answered)")
  static let reference = Bilingual(zh: "对方给的编号", en: "the number that the other side gave")
  static let why = Bilingual(zh: "连同每个条件的值和来源", en: "with every condition, its values and sources")
  static let asOf = Bilingual(
    zh: "按那一天的记录、时刻和规则手册判断", en: "judge by the entries, the clock and the playbook of that day")
  static let outFolder = Bilingual(zh: "写到这个文件夹", en: "the folder to write to")
  static let outFile = Bilingual(zh: "写到这个文件", en: "the file to write")
  static let outLetter = Bilingual(
    zh: "写到这个文件（默认打印）；以 .docx 结尾的可用文字处理软件修改",
    en: "write it to this file (default: print it); one that ends in .docx can be edited")
  static let plain = Bilingual(zh: "纯文本，不带标记", en: "plain text without markup")
  static let letterName = Bilingual(zh: "指定哪一种文书", en: "which letter, where a rung has several")
  static let forWhom = Bilingual(
    zh: "给谁：self、seller、platform、payment、12315、police、court",
    en: "for whom: self, seller, platform, payment, 12315, police or court")
  static let entries = Bilingual(
    zh: "只披露这些编号的记录（逗号分隔）；账单原件只有这样指明才给公安或法院",
    en: "disclose only these entries (comma-separated); police and court get a bill only so")
  static let inputName = Bilingual(
    zh: "文件写 - 时（标准输入、粘贴的内容）的名称，默认 pasted.txt",
    en: "the name of what comes in where the file is - (standard input); default pasted.txt")
  static let attach = Bilingual(
    zh: "连同这份账单原件（编号或文件名；默认不给任何人，公安、法院等可以指明）",
    en: "attach this bill, by number or file name: by default nobody gets one")
  static let size = Bilingual(zh: "按卷宗的前若干条记录", en: "over the first SIZE entries of the journal")
  static let against = VerifyWords.against
  static let key = VerifyWords.key
  static let roots = VerifyWords.roots
  static let proofFile = VerifyWords.proofFile
  static let eraseNames = Bilingual(
    zh: "记录编号或证据文件名，一个或多个", en: "numbers of entries or names of originals")
  static let eraseReason = Bilingual(
    zh: "删除的理由，写中性的字：它会随证据包给出", en: "why, in neutral words: bundles carry it")
  static let dryRun = Bilingual(zh: "只列出会删除什么，不删除", en: "only say what would be erased")
  static let yes = Bilingual(zh: "不再询问，直接执行", en: "do it without asking")
  static let whole = Bilingual(
    zh: "删除整个案件，不留任何记录", en: "erase the whole case and leave nothing of it")
  static let resume = Bilingual(zh: "接着上次中断的检查", en: "go on where a stopped check was")
  static let rebuild = Bilingual(
    zh: "按卷宗重建案件列表", en: "put the list of cases in order, as the journals have it")
  static let backupTo = Bilingual(zh: "备份到这个文件夹", en: "the folder of the backup")
  static let listBackups = Bilingual(zh: "列出记得的备份", en: "list the backups that are remembered")
  static let backupFrom = Bilingual(zh: "备份所在的文件夹", en: "the folder of the backup")
  static let onlyFile = Bilingual(
    zh: "只放回这一个文件（照抄 check 报告的位置）；原有的文件移到一旁，不删除",
    en: "put back only this file, named as check reports it; what stood there is set aside")
  static let playbookPath = Bilingual(
    zh: "规则手册的文件夹（默认：随程序提供的）", en: "the folder of a playbook (default: the shipped ones)")
  static let playbookTopic = Bilingual(
    zh: "只看其中一项，如 facts、rungs 或一个名字", en: "only one part, such as facts or rungs, or one name")
  static let day = Bilingual(
    zh: "起始日（不计入），如 2026-09-30", en: "the first day, not counted, such as 2026-09-30")
  static let count = Bilingual(zh: "工作日的个数", en: "how many working days")
  static let exampleName = Bilingual(zh: "示例的名字", en: "the name of the example")
  static let keepVault = Bilingual(
    zh: "把卷宗库和写出的文件留在这个文件夹", en: "keep the vault and what is written in this folder")
}
