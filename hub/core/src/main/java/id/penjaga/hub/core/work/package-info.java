/// The engine of the work of people: `Work.decide` answers every command about a case with the
/// facts of one entry, or with a refusal that says what to do.
///
/// The way of a command: [Work] turns away what cannot be (a time that lies ahead, a person it does
/// not know, a case that ended) and hands the rest to the class of its kind: [OpenCases] opens,
/// [Steps] begins, fills in, signs and skips, [Amendments] changes answers of a done step,
/// [Matters] does what is about the case as a whole, [LateEntry] confirms a time. Each asks
/// [Rights] whether this person may now, [Filling] whether the form is good, and puts facts into an
/// [EntryDraft], which folds them at once, so that the next question is asked of the case as it
/// then stands. [GoingOn] opens what follows a step that is done, [Effects] writes to registers.
///
/// Pure and total. It must know nothing of visits, outages, pages and tables; what it needs of the
/// world it asks of `Surroundings`, from inside the storing transaction.
@NullMarked
package id.penjaga.hub.core.work;

import org.jspecify.annotations.NullMarked;
