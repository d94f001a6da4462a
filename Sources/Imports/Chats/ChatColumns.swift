internal import CaseCore

/// Which column of a chat's table holds what, told by the names in its first row.
struct ChatColumns {
  /// What a column holds.
  private enum Role { case time, text, own, account, name, thread, type, subtype, serial, note }

  /// The form of the table.
  let form: ChatForm
  /// How many columns the first row names.
  let count: Int
  private var places: [Role: Int] = [:]
  private var secondTime: Int?

  /// The fewest cells that a row needs.
  var needed: Int {
    max(time, text, own ?? 0) + 1
  }

  /// The columns that `line` names; nil for what is no table of a chat.
  init?(_ line: Bytes) {
    guard line.count < 2000 else { return nil }
    var cells = RowCells()
    cells.split(line, expecting: nil)
    guard cells.cells.count >= 4, cells.cells.count <= 40 else { return nil }
    count = cells.cells.count
    var names: [String] = []
    for (index, cell) in cells.cells.enumerated() {
      let name = line.extracting(cell.content).text.lowercased()
      names.append(name)
      guard let role = Self.roles[name] else { continue }
      if role == .time, places[.time] != nil { secondTime = secondTime ?? index }
      places[role] = places[role] ?? index
    }
    guard places[.time] != nil, places[.text] != nil,
      places[.own] != nil || places[.name] != nil || places[.account] != nil
    else { return nil }
    func has(_ name: String) -> Bool { names.contains(name) }
    if has("localid") && has("strcontent") || has("消息id") && has("更多信息") {
      form = .memoTraceTable
    } else if has("msgsvrid"), has("type_name") {
      form = has("room_name") || has("content") ? .pyWxDumpTable : .weFlowTable
    } else if has("talkername"), has("sendername") {
      form = .chatLogTable
    } else {
      form = .otherTable
    }
    // WeFlow's talker is the name that is shown, not an account.
    if form == .weFlowTable, let talker = places.removeValue(forKey: .account) {
      places[.name] = talker
    }
  }

  /// The column of the time, and one that says the same in words.
  var time: Int { places[.time] ?? 0 }
  /// A second column of the time, where there is one.
  var otherTime: Int? { secondTime }
  /// The column of the words.
  var text: Int { places[.text] ?? 0 }
  /// The column that says whether the owner of the phone sent it.
  var own: Int? { places[.own] }
  /// The column of the account.
  var account: Int? { places[.account] }
  /// The column of the name.
  var name: Int? { places[.name] }
  /// The column of the chat.
  var thread: Int? { places[.thread] }
  /// The columns of the type and what refines it.
  var type: Int? { places[.type] }
  /// What refines the type.
  var subtype: Int? { places[.subtype] }
  /// The column of the number that the program gives.
  var serial: Int? { places[.serial] }

  private static let roles: [String: Role] = [
    "createtime": .time, "strtime": .time, "时间": .time, "time": .time, "date": .time,
    "发送时间": .time, "消息时间": .time, "datetime": .time, "timestamp": .time,
    "strcontent": .text, "msg": .text, "content": .text, "内容": .text, "消息内容": .text,
    "message": .text, "text": .text,
    "issender": .own, "is_sender": .own, "is_send": .own, "issend": .own,
    "sender": .account, "talker": .account, "发送者微信id": .account, "微信id": .account,
    "发送者qq号": .account, "account": .account,
    "nickname": .name, "昵称": .name, "sendername": .name, "发送人": .name, "发送者": .name,
    "发送者昵称": .name, "from": .name, "name": .name, "senderdisplayname": .name,
    "talkerid": .thread, "room_name": .thread, "talkername": .thread, "会话": .thread,
    "chat": .thread,
    "type": .type, "type_name": .type, "类型": .type, "消息类型": .type, "subtype": .subtype,
    "localid": .serial, "id": .serial, "消息id": .serial, "序号": .serial,
    "remark": .note, "备注": .note, "src": .note,
  ]
}
