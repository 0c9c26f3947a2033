package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;

/// What [Work#decide] answers.
public sealed interface Decision {

  /// The facts of the one entry to append; `follow` are commands of other cases that belong into
  /// the same transaction, their ids derived from this one.
  record Accepted(List<Fact> facts, List<Command.OpenCase> follow) implements Decision {
    public Accepted {
      facts = List.copyOf(facts);
      follow = List.copyOf(follow);
    }
  }

  /// @param why closed vocabulary, for tests and for the page's choice of what to offer
  /// @param text what a person reads: what is wrong and what to do
  /// @param problems of the form; empty when the form is not why
  record Refused(Reason why, Bilingual text, List<FormProblem> problems) implements Decision {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /// Why a command is refused.
  enum Reason {
    NO_SUCH_CASE,
    CASE_CLOSED,
    NO_SUCH_OPENING,
    ALREADY_DONE,
    NOT_FILLED,
    NOT_YOUR_STEP,
    EXCLUDED,
    TAKEN_OVER,
    ROLE_NOT_HELD,
    NOT_ON_BEHALF,
    REQUESTER_APPROVES,
    SIGNED_ALREADY,
    NOT_AWAITED,
    FORM,
    BRANCH_UNKNOWN,
    REASON_MISSING,
    NOT_READY,
    CHAIN_OPEN,
    NOT_AMENDABLE,
    NOT_SKIPPABLE,
    DEPENDED_ON,
    NOT_OFFERED,
    NO_SUCH_DEVIATION,
    PAPER_INCOMPLETE,
    PAPER_OUTDATED,
    NO_SUCH_PROCEDURE,
    NO_SUCH_TRIGGER,
    NO_SUCH_PERSON,
    TIME_IMPOSSIBLE,
    TOO_MANY_RUNS,
    EMPTY,
    REPEATED_DIFFERENTLY,
    /// Something was written about it since its sender saw it.
    CHANGED_MEANWHILE
  }
}
