package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.NumberRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody wants done about a case. One accepted command is one entry of the book.
public sealed interface Command {

  /// Opens a case, or links to the one that is open with the same key.
  ///
  /// @param trigger id of the opener; [#REOPEN] to take up a closed case again as a new one
  /// @param parent the case that starts it, or that it opens again; null for none
  /// @param reason why it opens again, or what was reported
  /// @param first completes the first step in the same entry; null leaves it open
  record OpenCase(
      String procedure,
      String trigger,
      Map<String, Value> subject,
      @Nullable Long parent,
      String reason,
      @Nullable First first)
      implements Command {
    public static final String REOPEN = "reopen";

    public OpenCase(
        String procedure,
        String trigger,
        Map<String, Value> subject,
        @Nullable Long parent,
        String reason) {
      this(procedure, trigger, subject, parent, reason, null);
    }
  }

  /// What a monitor, a device or a person says about the first step while opening the case.
  record First(Map<String, Value> answers, @Nullable String branch, String reason) {}

  record Begin(int opening) implements Command {}

  /// Fills in a step and ends it, or leaves it to the signatures it awaits.
  ///
  /// @param answers of the fields that the step fills
  /// @param branch null where there is none, or where a signature decides
  /// @param lacking needs that were not at hand, each with its why
  /// @param output what is missing of the output; empty for nothing
  record Complete(
      int opening,
      Map<String, Value> answers,
      @Nullable String branch,
      String reason,
      Map<String, String> lacking,
      String output)
      implements Command {}

  /// Signs a step that is filled in. The key [#AT] confirms, as a second person, the time at which
  /// a step entered late is said to be done; its delay is then counted to that time.
  record Sign(int opening, String key, @Nullable String branch, String reason) implements Command {
    public static final String AT = "at";
  }

  record Amend(String step, Map<String, Value> answers, String reason) implements Command {}

  record Skip(int opening, String reason) implements Command {}

  /// Opens a done step again, as long as nothing depends on it.
  record Undo(int opening) implements Command {}

  record HandOver(String role, long to, String as) implements Command {}

  record TakeOver(String role) implements Command {}

  record Account(int deviation, String text) implements Command {}

  record Note(String text, List<String> files) implements Command {}

  record Link(String what, String how) implements Command {}

  /// Opens the case that a step offers to start.
  record StartOffered(int opening, String procedure) implements Command {}

  record Cancel(String reason) implements Command {}

  /// Freezes a paper whose file is made already.
  ///
  /// @param paper its layout, or [#RECORD]
  /// @param number of the paper; empty for none
  /// @param rule of a number of its own, which must give just this number; null for the number of a
  ///     form, and for that of the same paper in the other language
  /// @param layout SHA-256 of the layout
  /// @param document SHA-256 of the file
  /// @param code of its check page
  /// @param corrects code of the paper whose place it takes; null for the first of its kind
  /// @param sealed the signing time of the seal in the file; null without a seal
  /// @param language of its words, `id` or `en`
  record Freeze(
      String paper,
      String number,
      @Nullable NumberRule rule,
      String layout,
      String document,
      String code,
      @Nullable String corrects,
      @Nullable Instant sealed,
      String language)
      implements Command {
    /// The record of the whole case, which every procedure has.
    public static final String RECORD = "RECORD";

    /// What it says in the book.
    public Fact.Frozen fact() {
      return new Fact.Frozen(paper, number, layout, document, code, corrects, sealed, language);
    }
  }

  /// Says of a frozen paper that it holds no longer.
  record WithdrawPaper(String code, String reason) implements Command {}

  /// A command with who gives it and when.
  ///
  /// @param id unique; the same id again is the same command, sent again
  /// @param typed the hub's clock
  /// @param at when it happened; not after `typed`
  /// @param late why it is entered late; empty when `at` is `typed`
  record Request(String id, Instant typed, Instant at, By by, String late, Command command) {}
}
