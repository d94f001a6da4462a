/// What a label on a page stands for.
enum PageField: Sendable, Hashable {
  case orderNumber
  /// A state; the lower rank is the more general one, and it alone sets the fact.
  case status(rank: Int)
  /// What was paid; the lower rank is nearer to the money that moved.
  case amount(rank: Int)
  case orderTime, stepTime, account, goods, quantity, payMethod, sellerContact, shopName
  case cardKey, orderDetail, deliveryTime, officialPrice, price

  /// The field that `label` names, without regard to blanks and leading marks.
  init?(label: String) {
    let bytes = label.utf8.span
    self.init(label: bytes, 0..<bytes.count)
  }

  /// The field that the text at `range` of `bytes` names. Texts that are longer than any label cost
  /// the length of the longest one.
  init?(label bytes: Bytes, _ range: Range<Int>) {
    var hash = Self.emptyHash
    var count = 0
    let isShort = Self.fold(bytes, range) { byte in
      hash = Self.hash(hash, byte)
      count += 1
      return count <= Self.longestFolded
    }
    guard isShort, Self.filter[Int(hash >> 6 & 63)] & 1 << (hash & 63) != 0 else { return nil }
    var folded: [UInt8] = []
    _ = Self.fold(bytes, range) { byte in
      folded.append(byte)
      return true
    }
    guard let field = Self.labels[folded] else { return nil }
    self = field
  }

  /// The longest label, in characters, with the marks around it.
  static let longestLabel = 20

  /// The shortest label, in bytes of UTF-8.
  static let shortestLabelBytes = labels.keys.map(\.count).min() ?? 0

  // Gives `take` the bytes of a label without marks, small, until it says no.
  private static func fold(_ bytes: Bytes, _ range: Range<Int>, _ take: (UInt8) -> Bool) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let mark = markLength(bytes, at: index)
      if mark > 0 {
        index += mark
        continue
      }
      let byte = bytes[index]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      guard take(isCapital ? byte | 0x20 : byte) else { return false }
      index += 1
    }
    return true
  }

  // Blanks, U+001F, and `·・•*-【】[]`.
  private static func markLength(_ bytes: Bytes, at index: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09, 0x1f, UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "["),
      UInt8(ascii: "]"):
      return 1
    case 0xc2:
      guard index + 1 < bytes.count else { return 0 }
      return bytes[index + 1] == 0xa0 || bytes[index + 1] == 0xb7 ? 2 : 0
    case 0xe2, 0xe3:
      guard index + 2 < bytes.count else { return 0 }
      switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
      case (0xe3, 0x80, 0x80), (0xe3, 0x80, 0x90...0x91), (0xe3, 0x83, 0xbb), (0xe2, 0x80, 0xa2):
        return 3
      default: return 0
      }
    default: return 0
    }
  }

  // Most texts are no labels: one bit of 4096 says so before a label is looked up.
  private static let filter: [UInt64] = {
    var filter = [UInt64](repeating: 0, count: 64)
    for label in labels.keys {
      let hash = label.reduce(emptyHash, hash)
      filter[Int(hash >> 6 & 63)] |= 1 << (hash & 63)
    }
    return filter
  }()

  private static let longestFolded = labels.keys.map(\.count).max() ?? 0
  // FNV-1a.
  private static let emptyHash: UInt64 = 0xcbf2_9ce4_8422_2325
  private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  private static let labels: [[UInt8]: PageField] = {
    var labels: [[UInt8]: PageField] = [:]
    func add(_ field: PageField, _ names: String) {
      for name in names.split(separator: " ") {
        labels[Array(name.utf8)] = field
      }
    }
    add(.orderNumber, "订单号 订单编号 订单id 订单单号 商户订单号 商家订单号 orderno orderno. ordernumber orderid")
    add(.status(rank: 0), "订单状态 orderstatus")
    add(.status(rank: 1), "状态 交易状态 当前状态 status")
    add(.status(rank: 2), "发货状态 充值状态 到账状态")
    add(.status(rank: 3), "支付状态 付款状态")
    add(.amount(rank: 0), "实付 实付款 实付金额 实际支付 实际支付价格 实际支付金额 实际付款 支付金额 付款金额 amountpaid")
    add(.amount(rank: 1), "订单金额 订单总金额 订单总价 订单价格 总金额 总价 合计 应付金额 应付 amount total")
    add(.orderTime, "订单创建时间 创建时间 下单时间 订单时间 购买时间 提交时间 createdat ordertime")
    add(.stepTime, "支付时间 付款时间 完成时间 成交时间 发货时间 充值时间 paidat")
    add(.account, "充值账号 充值帐号 充值账户 充值号码 充值qq 充值qq号 游戏账号 游戏帐号 游戏id 角色id 账号 帐号 账户 account")
    add(.goods, "订单名称 商品名称 商品 商品标题 产品名称 购买商品 商品信息 product goods")
    add(.quantity, "购买数量 数量 商品数量 充值数量 quantity")
    add(.payMethod, "支付方式 付款方式 支付渠道 paymentmethod")
    add(
      .sellerContact,
      "客服 客服qq 卖家qq 商家qq 店主qq 联系qq qq客服 售后qq 客服微信 卖家微信 商家微信 店主微信 客服电话 卖家电话 "
        + "商家电话 联系客服 卖家联系方式 商家联系方式 客服联系方式 店铺客服 售后客服 客服热线 support")
    add(.shopName, "店铺 店铺名称 店名 商家 商家名称 卖家 卖家昵称 商户名称 shop seller")
    add(.cardKey, "卡密 卡密信息 卡密内容 卡号 卡号密码 卡密码 密码 兑换码 激活码 cdk cdkey key 密钥 发货内容 cardkey")
    add(.orderDetail, "订单详情 订单内容 发货信息")
    add(.deliveryTime, "到账时间 到账时效 预计到账 发货时效 充值时效 到帐时间 deliverytime")
    add(.officialPrice, "官方价 官方价格 官方售价 官网价 官网价格 官方原价 officialprice")
    add(.price, "价格 售价 单价 现价 特价 优惠价 本店价 商品价格 商品单价 商品金额 销售价 price")
    return labels
  }()
}
