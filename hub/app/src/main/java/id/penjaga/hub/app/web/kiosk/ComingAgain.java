package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.web.kiosk.Question.Kind;
import id.penjaga.hub.app.web.kiosk.Question.Option;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.procedure.Flow;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether who leaves comes again on another day of their permit. Only they are asked whose permit
/// has such a day: for everybody else the visit is over.
///
/// @param again branch that lets them come again
/// @param over branch that ends it for them
/// @param asked whether there is another day
record ComingAgain(String again, String over, boolean asked) {
  /// Name of the answer.
  static final String NAME = "again";

  /// Null where the step of a visitor leads one way only.
  static @Nullable ComingAgain of(VisitorPlace place) {
    Procedure procedure = place.file().definition().procedure();
    Step step = place.opening() == null ? null : procedure.step(place.opening().step());
    String again = null;
    String over = null;
    for (Step.Branch branch : step == null ? List.<Step.Branch>of() : step.branches()) {
      if (step != null && Flow.together(step, procedure.step(branch.next()))) {
        again = branch.when();
      } else if (over == null) {
        over = branch.when();
      }
    }
    return again == null || over == null
        ? null
        : new ComingAgain(again, over, place.next() != null);
  }

  /// The branch of what was sent; null while a question is not answered.
  @Nullable String branch(Map<String, String> raw) {
    return switch (asked ? raw.getOrDefault(NAME, "") : "no") {
      case "yes" -> again;
      case "no" -> over;
      default -> null;
    };
  }

  /// The questions with the one more, before what is signed.
  List<Question> among(List<Question> questions, Map<String, String> raw, String problem, Texts w) {
    if (!asked) {
      return questions;
    }
    List<Question> all = new ArrayList<>(questions);
    int at = 0;
    while (at < all.size() && all.get(at).kind() != Kind.SIGNATURE) {
      at++;
    }
    all.add(
        at,
        new Question(
            Kind.CHOICE,
            NAME,
            "",
            w.t("kiosk.again"),
            w.t("kiosk.again.hint"),
            raw.getOrDefault(NAME, ""),
            true,
            "",
            problem,
            List.of(
                new Option("yes", w.t("kiosk.again.yes")), new Option("no", w.t("kiosk.again.no"))),
            List.of(),
            List.of()));
    return all;
  }
}
