import CaseCore
import Engine

/// Words about what belongs together and what does not.
extension Words {
  static let nothingToReconcile = Bilingual(
    zh: "没有可以对照的付款或订单：先放入账单和订单页，并勾选付款",
    en:
      "There is no payment or order to compare: add a bill and an order page, and tick the payment")

  static func pair(_ match: PaymentMatch) -> Bilingual {
    switch match {
    case .number:
      Bilingual(zh: "付款和订单对得上（单号一致）：", en: "Payment and order belong together (by number):")
    case .amountAndTime:
      Bilingual(
        zh: "付款和订单像是一笔（金额和时间相符，请看一遍）：",
        en: "Payment and order look like one (by amount and time; please look):")
    case .amountAndTimeOtherNumber:
      Bilingual(
        zh: "金额和时间相符，但账单上的商户单号不是这个订单号（可能是收款通道自己的单号，也可能是另一个订单，请核对）：",
        en: "Amount and time fit, but the bill names another number than this order (that of a "
          + "collecting service, or of another order: please check):")
    }
  }

  static func says(_ item: Discrepancy) -> Bilingual {
    switch item {
    case .paidWithoutOrder:
      Bilingual(zh: "付了款，案件里没有对应的订单：", en: "Paid, and no order of it is in the case:")
    case .orderWithoutDelivery:
      Bilingual(zh: "店铺页面自己写着还没交付：", en: "The shop's own page says that it is not delivered:")
    case .paidTwice(_, _, let sameOrder, let refund): paidTwice(sameOrder, refund)
    case .lessDelivered(_, let bought, let delivered):
      Bilingual(
        zh: "买了 \(bought) 份，页面上只有 \(delivered) 个卡密：",
        en: "\(bought) were bought and the page shows \(delivered) card keys:")
    case .refunded(_, _, let extent, let isOtherRoute): refunded(extent, isOtherRoute)
    case .promiseUnpaid(_, let isCovered):
      isCovered
        ? Bilingual(
          zh: "答应退款，到期了，账单里没有这笔退款：",
          en: "A refund was promised, is due, and the bill does not show it:")
        : Bilingual(
          zh: "答应退款，到期了；账单没有覆盖到那天之后，请再导出一份：",
          en:
            "A refund was promised and is due; the bill ends before that day, so export a newer one:"
        )
    }
  }

  private static func paidTwice(_ sameOrder: Bool?, _ refund: SeenRefund?) -> Bilingual {
    let order: Bilingual =
      switch sameOrder {
      case true?: Bilingual(zh: "商户单号相同", en: "under one merchant order number")
      case false?:
        Bilingual(
          zh: "商户单号不同，第二笔可能是另一个订单，到店里查一下",
          en: "under two merchant order numbers: the second may be another order, so look it up")
      case nil: Bilingual(zh: "看不出商户单号", en: "the merchant order numbers are not known")
      }
    let back =
      refund == nil
      ? Bilingual(zh: "", en: "")
      : Bilingual(zh: "；其中一笔已经退回", en: "; one of them came back already")
    return Bilingual(
      zh: "几分钟内向同一方付了两次同样的金额（\(order.zh)\(back.zh)）：",
      en: "The same amount went to one payee twice within minutes (\(order.en)\(back.en)):")
  }

  private static func refunded(_ extent: Discrepancy.Extent, _ isOtherRoute: Bool) -> Bilingual {
    let how =
      extent == .full
      ? Bilingual(zh: "全额退回", en: "all of it came back")
      : Bilingual(zh: "退回一部分", en: "a part of it came back")
    guard isOtherRoute else { return Bilingual(zh: "\(how.zh)：", en: "\(how.en):") }
    return Bilingual(
      zh: "\(how.zh)，退到了别的渠道：", en: "\(how.en), by another way than it was paid:")
  }

  static func promiseDue(_ due: Moment?) -> Bilingual {
    guard let due else { return Bilingual(zh: "没有说期限", en: "without a day") }
    let text = CivilZone.shanghai.text(of: due)
    return Bilingual(zh: "答应在 \(text) 前退款", en: "a refund by \(text)")
  }
}
