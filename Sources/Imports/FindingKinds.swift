public import CaseCore

/// The kinds of things that the readers of this room find.
public enum FindingKinds {
  /// Money that left for a merchant or a collection code.
  public static let paymentRow: FindingKind.Name = checked("payment_row")
  /// Money that left as a transfer or red packet to a person.
  public static let transferRow: FindingKind.Name = checked("transfer_row")
  /// Money that came back.
  public static let refundRow: FindingKind.Name = checked("refund_row")
  /// A payment's own row says that money came back, and the file has no row of the refund.
  public static let refundStatus: FindingKind.Name = checked("refund_status")
  /// Money that came in and is no refund.
  public static let incomeRow: FindingKind.Name = checked("income_row")
  /// A payment that failed or was closed before it was made.
  public static let failedRow: FindingKind.Name = checked("failed_row")
  /// Any other row, such as a top-up of one's own balance.
  public static let otherRow: FindingKind.Name = checked("other_row")
  /// The printed totals are not those of the rows.
  public static let totalsMismatch: FindingKind.Name = checked("totals_mismatch")
  /// The file says that deleted records are missing from it.
  public static let deletedRecordsMissing: FindingKind.Name = checked("deleted_records_missing")
  /// The file says which period it covers.
  public static let exportRange: FindingKind.Name = checked("export_range")
  /// The file was saved again by a spreadsheet and is no longer the original export.
  public static let resavedFile: FindingKind.Name = checked("resaved_file")
  /// A sheet of a workbook repeats another one and was not taken a second time.
  public static let repeatedSheet: FindingKind.Name = checked("repeated_sheet")
  /// A message of a chat.
  public static let chatMessage: FindingKind.Name = checked("chat_message")
  /// A notice that the chat program wrote itself.
  public static let chatNotice: FindingKind.Name = checked("chat_notice")
  /// A message that is earlier than the one before it.
  public static let outOfOrder: FindingKind.Name = checked("out_of_order")
  /// Messages with the same sender, time and words as one before.
  public static let duplicateMessage: FindingKind.Name = checked("duplicate_message")
  /// Messages are missing: the numbers that the chat program gives leave some out.
  public static let chatGap: FindingKind.Name = checked("chat_gap")
  /// Nobody wrote for longer than usual; it may be so, or messages may have been deleted.
  public static let chatSilence: FindingKind.Name = checked("chat_silence")
  /// Somebody who speaks in a chat. Which side it is, a person says once.
  public static let chatSpeaker: FindingKind.Name = checked("chat_speaker")
  /// Somebody in a chat is the person whose case it is: how that is kept once it is said.
  public static let ownSide: FindingKind.Name = checked("own_side")
  /// Somebody in a chat is the other side of the case.
  public static let otherSide: FindingKind.Name = checked("other_side")
  /// Day and month can be read in either order throughout the file.
  public static let dateOrder: FindingKind.Name = checked("date_order")
  /// A line that looks like the head of a message and was taken as content.
  public static let headLikeLine: FindingKind.Name = checked("head_like_line")
  /// The number of an order.
  public static let orderNumber: FindingKind.Name = checked("order_number")
  /// One of several orders of a list; only a person's tick makes it part of a case.
  public static let orderRow: FindingKind.Name = checked("order_row")
  /// Who sent a mail, when, or under which title.
  public static let mailHead: FindingKind.Name = checked("mail_head")
  /// The state of an order as the page names it.
  public static let orderStatus: FindingKind.Name = checked("order_status")
  /// What an order cost.
  public static let orderAmount: FindingKind.Name = checked("order_amount")
  /// When an order was made.
  public static let orderTime: FindingKind.Name = checked("order_time")
  /// When an order was paid, delivered or completed, as the page says.
  public static let orderStepTime: FindingKind.Name = checked("order_step_time")
  /// How an order was paid, as the page says.
  public static let orderPayMethod: FindingKind.Name = checked("order_pay_method")
  /// How many were ordered.
  public static let orderQuantity: FindingKind.Name = checked("order_quantity")
  /// The account that is to receive the goods, as the page shows it.
  public static let orderAccount: FindingKind.Name = checked("order_account")
  /// What was ordered or is offered.
  public static let goodsName: FindingKind.Name = checked("goods_name")
  /// By when the goods are promised.
  public static let deliveryPromise: FindingKind.Name = checked("delivery_promise")
  /// A price that the page names.
  public static let price: FindingKind.Name = checked("price")
  /// An account or number under which the shop can be reached.
  public static let sellerContact: FindingKind.Name = checked("seller_contact")
  /// The name of the shop.
  public static let shopName: FindingKind.Name = checked("shop_name")
  /// A card key (卡密); its quote is masked and it sets no fact.
  public static let cardKey: FindingKind.Name = checked("card_key")
  /// A file of an archive that became evidence of its own.
  public static let archiveMember: FindingKind.Name = checked("archive_member")
  /// Text that the page holds and does not show.
  public static let hiddenText: FindingKind.Name = checked("hidden_text")
  /// From where and when a page was saved, as the saved page or archive says.
  public static let savedPage: FindingKind.Name = checked("saved_page")
  /// Another page in the same archive, which was not read.
  public static let otherPage: FindingKind.Name = checked("other_page")
  /// The amount of a payment on a screen.
  public static let paidAmount: FindingKind.Name = checked("paid_amount")
  /// When a payment on a screen was made.
  public static let paidAt: FindingKind.Name = checked("paid_at")
  /// The number that the payment service gave a payment on a screen.
  public static let paymentNo: FindingKind.Name = checked("payment_no")
  /// The number that the merchant gave a payment on a screen.
  public static let merchantOrderNo: FindingKind.Name = checked("merchant_order_no")
  /// The state of a payment on a screen.
  public static let billStatus: FindingKind.Name = checked("bill_status")
  /// Who was paid, as a screen says.
  public static let payee: FindingKind.Name = checked("payee")
  /// One step of a balance on a screen: when, by how much, what was left.
  public static let ledgerRow: FindingKind.Name = checked("ledger_row")
  /// What is left on an account, as a screen says.
  public static let balance: FindingKind.Name = checked("balance")
  /// A numbered clause of an agreement.
  public static let clause: FindingKind.Name = checked("clause")
  /// A sentence of an agreement that states a fact: a time, the number of a clause.
  public static let statedTerm: FindingKind.Name = checked("stated_term")
  /// The other side of a chat promises something.
  public static let saidPromise: FindingKind.Name = checked("said_promise")
  /// The other side of a chat declines.
  public static let saidRefusal: FindingKind.Name = checked("said_refusal")
  /// What an agreement says of its own version.
  public static let agreementVersion: FindingKind.Name = checked("agreement_version")
  /// The date of an agreement's version.
  public static let agreementDate: FindingKind.Name = checked("agreement_date")
}

/// The kinds of evidence that are recognised by their content.
public enum EvidenceKinds {
  /// A bill exported from WeChat.
  public static let wechatBill: EvidenceKind.Name = checked("wechat_bill")
  /// WeChat's statement of payments under seal (微信支付交易明细证明).
  public static let wechatStatement: EvidenceKind.Name = checked("wechat_statement_pdf")
  /// Alipay's statement of payments under seal (支付宝交易流水证明).
  public static let alipayStatement: EvidenceKind.Name = checked("alipay_statement_pdf")
  /// A bill exported from Alipay.
  public static let alipayBill: EvidenceKind.Name = checked("alipay_bill")
  /// A bill exported from JD.
  public static let jdBill: EvidenceKind.Name = checked("jd_bill")
  /// A record of a bank.
  public static let bankRecord: EvidenceKind.Name = checked("bank_record")
  /// A chat exported from QQ.
  public static let qqChat: EvidenceKind.Name = checked("qq_chat")
  /// A chat exported from WeChat by a program for that purpose.
  public static let wechatChat: EvidenceKind.Name = checked("wechat_chat")
  /// A chat of another program.
  public static let otherChat: EvidenceKind.Name = checked("other_chat")
  /// A chat that somebody copied from a window or noted.
  public static let notedChat: EvidenceKind.Name = checked("noted_chat")
  /// A mail that confirms an order.
  public static let orderMail: EvidenceKind.Name = checked("order_mail")
  /// The page of one order.
  public static let orderPage: EvidenceKind.Name = checked("order_page")
  /// The page on which goods are offered.
  public static let listing: EvidenceKind.Name = checked("listing")
  /// A user agreement, terms of service or refund rules.
  public static let agreement: EvidenceKind.Name = checked("agreement")
  /// A picture of something else, or of something that was not recognised.
  public static let screenshot: EvidenceKind.Name = checked("screenshot")
  /// A picture of the detail of one payment.
  public static let paymentScreenshot: EvidenceKind.Name = checked("payment_screenshot")
  /// A picture of the page of one order.
  public static let orderScreenshot: EvidenceKind.Name = checked("order_screenshot")
  /// A picture of the window of a chat.
  public static let chatScreenshot: EvidenceKind.Name = checked("chat_screenshot")
  /// A picture of what is left on an account, with or without the steps that led there.
  public static let balanceScreenshot: EvidenceKind.Name = checked("balance_screenshot")
  /// The record of a game account, which a person says it is.
  public static let gameLedger: EvidenceKind.Name = checked("game_ledger")
  /// Text of no kind that is known.
  public static let note: EvidenceKind.Name = checked("note")
  /// Anything else.
  public static let other: EvidenceKind.Name = checked("other")
}
