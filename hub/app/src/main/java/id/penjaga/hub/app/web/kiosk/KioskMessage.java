package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.procedure.VisitOutline;
import id.penjaga.hub.core.visit.VisitWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A screen that says something instead of asking.
///
/// @param kind `good`, `wait` or `stop`
/// @param facts label and value of what to do now
public record KioskMessage(String kind, String title, String text, Map<String, String> facts) {
  /// A visitor may come so long before the window.
  private static final Duration EARLY = Duration.ofHours(1);

  static KioskMessage good(Texts w, String key) {
    return new KioskMessage("good", w.t(key), w.t(key + ".more"), Map.of());
  }

  /// What is said when the visit changed while somebody stood at the screen.
  static KioskMessage changed(VisitorPlace place, Texts w, String told) {
    return new KioskMessage("stop", w.t("kiosk.changed"), told, facts(place, w));
  }

  /// What is said instead of asking; null where there is something to fill in or to sign.
  static @Nullable KioskMessage of(VisitorPlace place, Texts w) {
    VisitWindow window = place.window();
    if (place.opening() != null && !place.come() && window != null) {
      if (!w.now().isBefore(window.until())) {
        return stop(w, place, "kiosk.over", window.until());
      }
      if (w.now().isBefore(window.from().minus(EARLY))) {
        return stop(w, place, "kiosk.early", window.from());
      }
      return null;
    }
    if (place.opening() != null) {
      return null;
    }
    if (place.unsigned()) {
      return unsigned(place, w);
    }
    if (place.left()) {
      return place.sign() != null ? null : good(w, "kiosk.done");
    }
    return place.absent()
        ? new KioskMessage("stop", w.t("kiosk.absent"), w.t("kiosk.absent.more"), Map.of())
        : new KioskMessage(
            "wait", w.t("kiosk.waiting"), w.t("kiosk.waiting.more"), facts(place, w));
  }

  private static KioskMessage stop(Texts w, VisitorPlace place, String key, Instant at) {
    return new KioskMessage(
        "stop", w.t(key), w.t(key + ".more", "time", w.moment(at)), facts(place, w));
  }

  /// What they wrote is kept, and counts once staff has signed it.
  private static KioskMessage unsigned(VisitorPlace place, Texts w) {
    return new KioskMessage(
        "wait", w.t("kiosk.unsigned"), w.t("kiosk.unsigned.more"), facts(place, w));
  }

  private static Map<String, String> facts(VisitorPlace place, Texts w) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (!place.escorts().isEmpty()) {
      facts.put(w.t("kiosk.escort"), String.join(", ", place.escorts()));
    }
    return facts;
  }

  /// The last screen: what to do now.
  static KioskMessage done(VisitorPlace place, Kiosk kiosk, Texts w) {
    if (place.unsigned()) {
      return unsigned(place, w);
    }
    if (place.left()) {
      return new KioskMessage("good", w.t("kiosk.left"), left(place, w), Map.of());
    }
    if (!place.come()) {
      return again(place, w);
    }
    Map<String, String> facts = facts(place, w);
    facts.put(w.t("kiosk.door"), kiosk.name());
    if (!place.badge().isEmpty()) {
      facts.put(w.t("kiosk.your_badge"), place.badge());
    }
    VisitWindow window = place.window();
    if (window != null) {
      facts.put(w.t("kiosk.until"), w.moment(window.until()));
    }
    return new KioskMessage("good", w.t("kiosk.in"), w.t("kiosk.in.more"), facts);
  }

  private static String left(VisitorPlace place, Texts w) {
    boolean minutes =
        place.file().definition().procedure().steps().stream()
            .flatMap(step -> step.signs().stream())
            .anyMatch(sign -> sign.roles().contains(VisitOutline.VISITOR));
    return w.t("kiosk.left.more") + (minutes ? " " + w.t("kiosk.left.minutes") : "");
  }

  /// Who left is expected again, with the same code.
  private static KioskMessage again(VisitorPlace place, Texts w) {
    VisitWindow next = place.next();
    return new KioskMessage(
        "good",
        w.t("kiosk.left"),
        left(place, w) + " " + w.t("kiosk.again.more"),
        next == null ? Map.of() : Map.of(w.t("kiosk.again.from"), w.moment(next.from())));
  }

  /// The text that is signed, as it was filled in.
  static Map<String, String> minutes(VisitorPlace place, Texts w) {
    Map<String, String> lines = new LinkedHashMap<>();
    VisitorPlace.Signing sign = Objects.requireNonNull(place.sign(), "nothing is to be signed");
    Case.Opening opening = place.file().state().openings().get(sign.opening());
    Step step = opening == null ? null : place.file().definition().procedure().step(opening.step());
    Form form =
        step == null || step.form() == null
            ? null
            : place.file().definition().forms().get(step.form().form());
    if (form != null) {
      Map<String, Value> answers = place.file().state().answers().getOrDefault(form.id(), Map.of());
      form.fields().stream()
          .filter(field -> field.type() == FieldType.TEXT)
          .forEach(field -> {
            Value value = answers.get(field.key());
            if (value != null) {
              lines.put(w.say(field.label()), value.plain());
            }
          });
    }
    return lines;
  }
}
