import CaseCore
import Playbook

/// A small playbook in Swift: two claims, three rungs, and one of everything else.
enum TinyPlaybook {
  static func playbook(_ change: (inout PlaybookParts) -> Void = { _ in }) throws -> Playbook {
    var parts = parts
    change(&parts)
    return try Playbook(parts: parts, digest: digest(7))
  }

  static var parts: PlaybookParts {
    PlaybookParts(
      header: Header(
        area: "tiny", version: day("2026-11-22"), zone: .shanghai, currency: "CNY",
        name: both("tiny"), grades: ["sealed", "export", "page", "photo"].map { name($0) },
        tiedBy: [name("seller_contact")], orderedAt: name("paid_at")),
      citations: [
        Citation(
          id: name("A03"), law: both("Code"), article: both("512"), says: both("delivery"),
          inForce: day("2021-01-01"), level: .verified),
        Citation(id: name("A20"), says: both("90 days"), level: .verified),
        Citation(id: name("A42"), says: both("burden"), level: .verified),
        Citation(id: name("B08"), says: both("closes"), level: .verified),
        Citation(id: name("P01"), says: both("practice"), level: .practice),
      ],
      calendars: Holidays.years, facts: facts, evidence: evidence, slots: slots,
      slotSets: [
        SlotSetDefinition(
          id: name("records"),
          members: [
            .init(slot: name("payment_record"), level: .required),
            .init(
              slot: name("order"), level: .required,
              instead: .init(slots: [name("chat")], when: .yes("shop_gone"))),
            .init(slot: name("listing"), level: .optional),
          ])
      ],
      claims: [notDelivered, duplicate], bars: bars,
      stops: [
        StopDefinition(
          id: name("illicit"), when: .yes("drafting_stopped"), law: [name("P01")],
          says: template("stop"), instead: template("see a lawyer"))
      ],
      reach: [
        ReachRule(reach: .merchant, when: .is("pay_channel", "wechat"), says: template("merchant")),
        ReachRule(reach: .nobody, when: .always, says: template("nobody")),
      ],
      rungs: rungs,
      endings: [
        EndingDefinition(
          id: name("money_back"), when: .state("seller", .refunded), says: template("back"),
          close: .refunded),
        EndingDefinition(id: name("nothing_more"), when: .always, says: template("nothing more")),
      ],
      deadlines: [
        OwnDeadlineDefinition(
          id: name("rescission"), since: name("paid_at"), within: .span(Span(90, .days)),
          roll: .restDays, law: [name("A20")], when: .claim([name("notDelivered")]),
          says: template("90 days"))
      ],
      letters: [
        LetterDefinition(
          id: name("demand"), rung: name("seller"), when: .always, title: template("demand"),
          sentences: [
            .init(says: template("paid {paid_amount}"), states: .is("goods_arrived", "none"))
          ])
      ])
  }

  static var facts: [FactDefinition] {
    func yesno(
      _ id: String, asked: Bool = true, provenBy: [FactDefinition.Proof] = []
    ) -> FactDefinition {
      FactDefinition(
        id: name(id), type: .yesno, ask: asked ? both(id) : nil, why: both(id), provenBy: provenBy)
    }
    return [
      yesno("paid", provenBy: [.init(evidence: name("bill")), .init(evidence: name("photo"))]),
      FactDefinition(
        id: name("goods_arrived"), type: .choice,
        choices: ["none", "part", "all"].map { .init(value: $0, name: both($0)) },
        ask: both("arrived?"), why: both("why"),
        provenBy: [
          .init(evidence: name("ledger"), effort: 4),
          .init(
            evidence: name("order_page"), shows: [.choice("none")],
            with: [.init(fact: name("order_status"), values: [.choice("pending")])], disputes: []),
          .init(
            evidence: name("chat_log"), shows: [.choice("none")], needsTiedSpeaker: true,
            effort: 2),
        ],
        burden: .init(presume: .choice("none"), on: "seller", law: name("A42"))),
      FactDefinition(
        id: name("order_status"), type: .choice,
        choices: ["pending", "done"].map { .init(value: $0, name: both($0)) }, ask: both("status"),
        why: both("why")),
      FactDefinition(
        id: name("paid_amount"), type: .money, ask: both("how much"), why: both("why"),
        leastGrade: name("export")),
      FactDefinition(
        id: name("paid_at"), type: .instant, ask: both("when"), why: both("why"), effort: 2),
      FactDefinition(
        id: name("promised_within"), type: .span, ask: both("how long"), why: both("why")),
      FactDefinition(
        id: name("delivery_due_at"), type: .instant, ask: nil, why: both("why"),
        derivation: .sum(name("paid_at"), name("promised_within"))),
      FactDefinition(
        id: name("pay_channel"), type: .choice,
        choices: ["wechat", "person"].map { .init(value: $0, name: both($0)) },
        ask: both("channel"), why: both("why")),
      FactDefinition(
        id: name("seller_contact"), type: .text, ask: both("contact"), why: both("why"),
        provenBy: [.init(evidence: name("order_page"))]),
      yesno("charged_twice"), yesno("shop_gone"), yesno("resale"),
      yesno("drafting_stopped", asked: false),
      FactDefinition(
        id: name("knew"), type: .yesno, ask: both("knew?"), why: both("why"),
        storedAs: [
          .init(
            answer: .flag(true),
            instead: [.init(fact: name("drafting_stopped"), value: .flag(true))])
        ]),
    ]
  }

  static var evidence: [EvidenceDefinition] {
    func kind(
      _ id: String, _ grade: String, _ maker: EvidenceDefinition.Maker, canWrite: Bool = false,
      yields: [FindingKind.Name] = []
    ) -> EvidenceDefinition {
      EvidenceDefinition(
        id: name(id), name: both(id), grade: name(grade), maker: maker, buyerCanWrite: canWrite,
        proves: both(""), doesNotProve: both(""), how: both(""), yields: yields)
    }
    return [
      kind("bill", "export", .issuer, yields: [name("payment_row"), name("refund_row")]),
      kind("ledger", "page", .platform), kind("order_page", "page", .otherSide),
      kind("chat_log", "export", .ownDevice, canWrite: true),
      kind("photo", "photo", .ownDevice, canWrite: true),
    ]
  }

  static var slots: [SlotDefinition] {
    [
      ("payment_record", ["bill", "photo"]), ("order", ["order_page"]), ("chat", ["chat_log"]),
      ("listing", ["photo"]),
    ].map { SlotDefinition(id: name($0), name: both($0), accepts: $1.map { name($0) }) }
  }

  static var notDelivered: ClaimDefinition {
    ClaimDefinition(
      id: name("notDelivered"), name: both("not delivered"),
      holdsWhen: .all([.yes("paid"), .is("goods_arrived", "none")]),
      dueWhen: .since("delivery_due_at", 0, .hours), dueAt: name("delivery_due_at"),
      otherwise: [
        .init(when: .yes("charged_twice"), claim: name("duplicate"), because: template("twice"))
      ], amount: name("paid_amount"),
      summary: template("paid {paid_amount|an amount}, nothing came"),
      grounds: [
        GroundDefinition(
          id: name("delivery"), tags: [name("contract")], law: [name("A03")],
          says: template("must deliver")),
        GroundDefinition(
          id: name("consumer"), law: [name("A03")], says: template("consumer")),
      ],
      preconditions: [
        PreconditionDefinition(
          id: .unused, test: .met(.is("goods_arrived", "none")), law: [name("A03")],
          because: template("nothing came"), otherwise: template("something came")),
        PreconditionDefinition(
          id: .records, test: .slots(name("records")), law: [name("P01")],
          because: template("complete"), otherwise: template("incomplete")),
      ])
  }

  static var duplicate: ClaimDefinition {
    ClaimDefinition(
      id: name("duplicate"), name: both("charged twice"),
      holdsWhen: .all([.yes("paid"), .yes("charged_twice")]), summary: template("twice"),
      grounds: [
        GroundDefinition(
          id: name("unjust"), law: [name("A03")], says: template("no ground"),
          when: .finding(name("payment_row")))
      ],
      preconditions: [])
  }

  static var bars: [BarDefinition] {
    [
      BarDefinition(
        id: name("late"), claims: [name("duplicate")],
        when: .since("paid_at", 90, .days), does: .endsRight, law: [name("A20")],
        says: template("late"), still: template("ask nicely")),
      BarDefinition(
        id: name("reseller"), claims: nil, when: .yes("resale"),
        does: .closesGround([name("consumer")]), law: [name("A03")], says: template("reseller")),
      BarDefinition(
        id: name("reseller_office"), claims: nil, when: .yes("resale"),
        does: .closesChannel([name("office")]), law: [name("A03")], says: template("reseller")),
    ]
  }

  static var rungs: [RungDefinition] {
    func rung(
      _ id: String, _ door: RungDefinition.Door, needsWhen: Condition? = nil,
      opensWhen: Condition, closedBy: [RungDefinition.ClosedBy] = [],
      clocks: [ClockDefinition] = [], answers: [AnswerDefinition] = [], moves: [MoveDefinition]
    ) -> RungDefinition {
      RungDefinition(
        id: name(id), name: both(id), door: door, needs: both("needs"), needsWhen: needsWhen,
        opensWhen: opensWhen, closedBy: closedBy, fee: both(""), takes: both(""),
        reveals: both(""), clocks: clocks, answers: answers, moves: moves)
    }
    func move(
      _ id: String, _ when: Condition, _ order: Int, _ due: MoveDefinition.Due = .none,
      letter: Letter.Name? = nil
    ) -> MoveDefinition {
      MoveDefinition(
        id: name(id), when: when, order: order, action: template(id), why: template(id),
        due: due, letter: letter)
    }
    let refused = AnswerDefinition(id: name("refused"), state: .refused, name: both("refused"))
    let refunded = AnswerDefinition(id: name("refunded"), state: .refunded, name: both("refunded"))
    let accepted = AnswerDefinition(id: name("accepted"), state: .accepted, name: both("accepted"))
    return [
      rung(
        "seller", .shop, opensWhen: .claim(nil),
        clocks: [
          ClockDefinition(
            id: name("reply"), wait: .span(Span(48, .hours)), source: name("P01"),
            says: template("48 h"))
        ], answers: [refused, refunded, accepted],
        moves: [
          move(
            "demand", .state("seller", .open), 20, .within(Span(48, .hours)),
            letter: name("demand")),
          move("wait", .state("seller", .filed), 90, .clock(name("reply"))),
        ]),
      rung(
        "wechat", .payment, opensWhen: .all([.claim(nil), .is("pay_channel", "wechat")]),
        answers: [refused, refunded, accepted],
        moves: [move("complain", .state("wechat", .open), 10, .atOnce)]),
      rung(
        "office", .official, needsWhen: .not(.unknown(name("seller_contact"))),
        opensWhen: .state("seller", .refused, .silent),
        closedBy: [
          .init(
            rungs: [name("wechat")], states: [.accepted], law: name("B08"),
            says: template("closed"))
        ],
        clocks: [
          ClockDefinition(
            id: name("acceptance"), wait: .span(Span(7, .workingDays)), says: template("7 days")),
          ClockDefinition(
            id: name("mediation"), wait: .span(Span(60, .days)), from: .accepted, roll: .holidays,
            says: template("60 days")),
        ], answers: [accepted, refused],
        moves: [
          move("file", .state("office", .open), 30),
          move("wait", .state("office", .filed, .accepted), 95, .clock(name("mediation"))),
        ]),
    ]
  }
}
