package id.penjaga.hub.core.cases;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the book names a step that is past its standard time: `late:` with case, opening and what is
/// waited for.
///
/// @param awaited key of the signature; empty for the step itself
public record LateStep(long about, int opening, String awaited) {
  private static final Pattern FORM =
      Pattern.compile("late:([1-9][0-9]{0,17}):([1-9][0-9]{0,8}):([^:]*)");

  /// What a text names; empty when it is no name of a late step.
  public static Optional<LateStep> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new LateStep(
                Long.parseLong(form.group(1)), Integer.parseInt(form.group(2)), form.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "late:" + about + ":" + opening + ":" + awaited;
  }
}
