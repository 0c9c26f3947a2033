package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.form.NumberRule;
import id.penjaga.hub.core.paper.PaperCode;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What tells a paper that is about to be frozen from every other: its code, its number, and the
/// paper whose place it takes.
///
/// The two languages of one paper are two files with one number: a translation says the same.
///
/// @param number empty for none
/// @param rule of a number that a counter gives; null for one that is there already
/// @param before the one in the same language whose place it takes; null for the first
record PaperName(String code, String number, @Nullable NumberRule rule, @Nullable PaperRow before) {

  /// Names a paper whose number a form gave.
  ///
  /// @param frozen those of its kind about the same matter, the newest first
  /// @param parts what makes the paper in a language what it is
  static PaperName formed(
      List<PaperRow> frozen, String language, Function<String, List<String>> parts, String number) {
    PaperRow before = newest(frozen, language);
    return new PaperName(code(parts, language, before), number, null, before);
  }

  /// Names a paper that is counted, or takes the number of the one in the other language as long as
  /// both say the same.
  ///
  /// @param next number that the rule gives now
  static PaperName counted(
      List<PaperRow> frozen,
      String language,
      Function<String, List<String>> parts,
      NumberRule rule,
      Function<NumberRule, String> next) {
    PaperRow before = newest(frozen, language);
    String code = code(parts, language, before);
    for (String other : Speech.LANGUAGES) {
      PaperRow sibling = newest(frozen, other);
      if (!other.equals(language)
          && sibling != null
          && sibling.withdrawnMs() == null
          && code(parts, other, sibling).equals(sibling.code())
          && frozen.stream()
              .noneMatch(one ->
                  one.language().equals(language) && one.number().equals(sibling.number()))) {
        return new PaperName(code, sibling.number(), null, before);
      }
    }
    return new PaperName(code, next.apply(rule), rule, before);
  }

  private static @Nullable PaperRow newest(List<PaperRow> frozen, String language) {
    return frozen.stream().filter(one -> one.language().equals(language)).findFirst().orElse(null);
  }

  /// How it names the paper before it; empty for the first.
  String corrects() {
    return before == null
        ? ""
        : before.number().isEmpty() ? before.code() : before.number() + " (" + before.code() + ")";
  }

  @Nullable String replaced() {
    return before == null ? null : before.code();
  }

  /// The code of a paper: that of the one in force when nothing in it changed, else one that no
  /// paper before has, also when it says again what an earlier one said.
  private static String code(
      Function<String, List<String>> parts, String language, @Nullable PaperRow newest) {
    List<String> all = new ArrayList<>(parts.apply(language));
    if (!language.equals(Speech.LANGUAGES.getFirst())) {
      all.add(language);
    }
    if (newest != null && newest.withdrawnMs() == null) {
      String same = chained(all, newest.corrects());
      if (same.equals(newest.code())) {
        return same;
      }
    }
    return chained(all, newest == null ? null : newest.code());
  }

  private static String chained(List<String> parts, @Nullable String before) {
    List<String> all = new ArrayList<>(parts);
    all.add(before == null ? "" : before);
    return PaperCode.of(all);
  }

  /// Freezes in one language after the other.
  ///
  /// @param id of the command for the first; the next ones are drawn from it
  /// @param freeze takes the id of a command and a language
  /// @return of the first that was frozen; what is frozen already in one language is no refusal
  ///     where another one follows
  static Answer each(String id, List<String> languages, BiFunction<String, String, Answer> freeze) {
    Answer.Stored first = null;
    Answer last = null;
    for (int i = 0; i < languages.size(); i++) {
      String language = languages.get(i);
      String command =
          i == 0
              ? id
              : UUID.nameUUIDFromBytes((id + language).getBytes(StandardCharsets.UTF_8)).toString();
      last = freeze.apply(command, language);
      if (last instanceof Answer.Stored stored) {
        first = first == null ? stored : first;
      } else if (last instanceof Answer.Refused(Decision.Refused refusal)
          && refusal.why() != Decision.Reason.ALREADY_DONE) {
        return last;
      }
    }
    return first == null ? Objects.requireNonNull(last, "at least one language") : first;
  }
}
