package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.NumberRule;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Numbering;
import id.penjaga.hub.core.work.PaperWithdrawal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Freezes papers that belong to no case: reports of a month, lists, the sheet of a procedure.
public final class ReportRules {
  private ReportRules() {}

  /// Decides a freezing.
  ///
  /// @param history all entries about what the paper tells of
  /// @param day on which it is numbered
  /// @param next number of its counter; without meaning when it has no rule
  public static Decision decide(
      Command.Freeze command, List<Entry> history, LocalDate day, long next) {
    Fact.Frozen newest = newest(history, command.paper(), command.language());
    if (newest != null
        && (command.code().equals(newest.code()) || command.document().equals(newest.document()))) {
      return refused(
          Decision.Reason.ALREADY_DONE,
          "Dokumen ini sudah dibekukan, dan isinya tidak berubah sejak itu.",
          "This paper is frozen already, and nothing in it changed since.");
    }
    List<Fact> facts = new ArrayList<>();
    NumberRule rule = command.rule();
    boolean fits = Objects.equals(newest == null ? null : newest.code(), command.corrects());
    if (rule == null) {
      fits = fits && numbered(history, command);
    } else {
      Fact.Numbered numbered = Numbering.numbered(rule, day, next, command.paper());
      fits = fits && numbered.text().equals(command.number());
      facts.add(numbered);
    }
    if (!fits) {
      return refused(
          Decision.Reason.PAPER_OUTDATED,
          "Isinya berubah sementara dokumen disiapkan. Buka lagi pratinjaunya, lalu bekukan"
              + " kembali.",
          "Something changed while the paper was made. Open its preview again, then freeze it.");
    }
    facts.add(command.fact());
    return new Decision.Accepted(facts, List.of());
  }

  /// Decides a withdrawal.
  ///
  /// @param history all entries about what the paper tells of
  public static Decision decide(Command.WithdrawPaper command, List<Entry> history) {
    Fact.Frozen paper = null;
    Fact.Frozen newest = null;
    boolean withdrawn = false;
    for (Fact fact : history.stream().flatMap(entry -> entry.facts().stream()).toList()) {
      if (fact instanceof Fact.Frozen frozen) {
        paper = command.code().equals(frozen.code()) ? frozen : paper;
        newest = paper != null && same(frozen, paper.paper(), paper.words()) ? frozen : newest;
      } else if (fact instanceof Fact.PaperWithdrawn before) {
        withdrawn |= before.code().equals(command.code());
      }
    }
    if (paper == null) {
      return refused(
          Decision.Reason.PAPER_INCOMPLETE,
          "Dokumen itu tidak ada di arsip.",
          "There is no such paper in the archive.");
    }
    Decision.Refused lacking =
        PaperWithdrawal.refusal(command.reason(), withdrawn, !paper.equals(newest));
    return lacking != null
        ? lacking
        : new Decision.Accepted(
            List.of(
                new Fact.PaperWithdrawn(
                    command.code(), paper.paper(), Value.said(command.reason().strip()))),
            List.of());
  }

  private static Stream<Fact.Frozen> frozen(List<Entry> history) {
    return history.stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.Frozen.class::isInstance)
        .map(Fact.Frozen.class::cast);
  }

  private static Fact.@Nullable Frozen newest(List<Entry> history, String paper, String language) {
    return frozen(history)
        .filter(one -> same(one, paper, language))
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static boolean same(Fact.Frozen one, String paper, String language) {
    return one.paper().equals(paper) && one.words().equals(language);
  }

  /// Whether a number that no rule gives is that of the same paper in another language.
  private static boolean numbered(List<Entry> history, Command.Freeze command) {
    return command.number().isEmpty()
        || frozen(history)
            .anyMatch(one ->
                one.paper().equals(command.paper()) && one.number().equals(command.number()));
  }

  private static Decision refused(Decision.Reason why, String id, String en) {
    return new Decision.Refused(why, new Bilingual(id, en), List.of());
  }
}
