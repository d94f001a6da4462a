public import CaseCore

/// A law card, or a practice card, that the playbook cites: `A03`, `P01`.
public enum Law { public typealias Name = CaseCore.Name<Law> }
/// How good a carrier of evidence is, such as `export` or `screenshot`.
public enum Grade { public typealias Name = CaseCore.Name<Grade> }
/// A list of slots that a claim asks for together.
public enum SlotSet { public typealias Name = CaseCore.Name<SlotSet> }
/// A legal ground of a claim, or a tag that several grounds bear.
public enum Ground { public typealias Name = CaseCore.Name<Ground> }
/// Something that closes a claim, a ground or a channel.
public enum Bar { public typealias Name = CaseCore.Name<Bar> }
/// Something that ends all drafting.
public enum Stop { public typealias Name = CaseCore.Name<Stop> }
/// A wait on a rung.
public enum Clock { public typealias Name = CaseCore.Name<Clock> }
/// An action on a rung.
public enum Move { public typealias Name = CaseCore.Name<Move> }
/// A state of a case in which nothing more is to be done.
public enum Ending { public typealias Name = CaseCore.Name<Ending> }
/// A deadline of the person's own.
public enum OwnDeadline { public typealias Name = CaseCore.Name<OwnDeadline> }
