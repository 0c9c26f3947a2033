package id.penjaga.hub.app.web.tuning;

import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.tuning.TuningDesk;
import id.penjaga.hub.app.tuning.TuningDesk.Asked;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Reply.Wrong;
import id.penjaga.hub.app.web.watch.TypedLimits;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Settings of a point as people type them: times in seconds, measures as the page shows them. What
/// is left out is as it is set now.
final class SettingsForm {
  static final String LOW = "low";
  static final String HIGH = "high";
  static final String DEADBAND = "deadband";
  static final String RAISE = "raiseAfter";
  static final String CLEAR = "clearAfter";
  static final String CRITICAL_LOW = "criticalLow";
  static final String CRITICAL_HIGH = "criticalHigh";
  static final String CRITICAL_RAISE = "criticalRaiseAfter";
  static final String CRITICAL_CLEAR = "criticalClearAfter";
  static final String DAYS = "days";
  static final String DAY = "day";

  /// A day: nobody waits longer for an alarm.
  private static final long MOST_SECONDS = 86_400;

  /// What a program gives.
  static final Given[] GIVEN = {
    Given.of(Given.Type.NUMBER, LOW),
    Given.of(Given.Type.NUMBER, HIGH),
    Given.of(Given.Type.NUMBER, DEADBAND),
    Given.of(Given.Type.INTEGER, RAISE),
    Given.of(Given.Type.INTEGER, CLEAR),
    Given.of(Given.Type.NUMBER, CRITICAL_LOW),
    Given.of(Given.Type.NUMBER, CRITICAL_HIGH),
    Given.of(Given.Type.INTEGER, CRITICAL_RAISE),
    Given.of(Given.Type.INTEGER, CRITICAL_CLEAR),
    Given.of(Given.Type.INTEGER, DAYS),
    Given.of(Given.Type.DAY, DAY)
  };

  private final PointInfo info;
  private final Limits now;
  private final FormFields form;
  private final Texts w;
  private final List<Wrong> wrong = new ArrayList<>();

  private SettingsForm(PointInfo info, Limits now, FormFields form, Texts w) {
    this.info = info;
    this.now = now;
    this.form = form;
    this.w = w;
  }

  /// What was typed.
  ///
  /// @param limits null when something is wrong
  /// @param fields what the form shows again, by field
  record Typed(
      @Nullable Limits limits, Asked asked, Map<String, String> fields, List<Wrong> wrong) {}

  /// @param now the limits of the point
  static Typed read(PointInfo info, Limits now, FormFields form, Texts w) {
    SettingsForm read = new SettingsForm(info, now, form, w);
    Asked asked = new Asked(read.days(), read.day(), w.zone());
    Limits limits = read.limits();
    Map<String, String> shown = shown(now, info.unit(), asked.days(), null, w);
    shown.replaceAll((field, value) -> {
      String typed = form.value(field);
      return typed == null ? value : typed;
    });
    return new Typed(read.wrong.isEmpty() ? limits : null, asked, shown, List.copyOf(read.wrong));
  }

  /// The fields of some limits.
  static Map<String, String> shown(
      Limits limits, Unit unit, int days, @Nullable LocalDate day, Texts w) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(LOW, measure(limits.low(), unit, w));
    fields.put(HIGH, measure(limits.high(), unit, w));
    fields.put(DEADBAND, measure(limits.deadband(), unit, w));
    fields.put(RAISE, Long.toString(limits.raiseAfterMs() / 1000));
    fields.put(CLEAR, Long.toString(limits.clearAfterMs() / 1000));
    CriticalBand critical = limits.critical();
    if (critical != null) {
      fields.put(CRITICAL_LOW, measure(critical.low(), unit, w));
      fields.put(CRITICAL_HIGH, measure(critical.high(), unit, w));
      fields.put(CRITICAL_RAISE, Long.toString(critical.raiseAfterMs() / 1000));
      fields.put(CRITICAL_CLEAR, Long.toString(critical.clearAfterMs() / 1000));
    }
    fields.put(DAYS, Integer.toString(days));
    fields.put(DAY, day == null ? "" : day.toString());
    return fields;
  }

  /// A number with the decimals it has, three at most; empty for an end that is not watched.
  static String measure(double value, Unit unit, Texts w) {
    double shown = unit == Unit.SECOND ? value / 60 : value;
    if (!Double.isFinite(shown)) {
      return "";
    }
    for (int decimals = 0; decimals < 3; decimals++) {
      double scale = Math.pow(10, decimals);
      if (Math.abs(Math.rint(shown * scale) / scale - shown) < 1e-9) {
        return plain(shown, decimals, w);
      }
    }
    return plain(shown, 3, w);
  }

  /// Without marks between thousands, which are not read again.
  private static String plain(double value, int decimals, Texts w) {
    String text =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return w.language() == Language.INDONESIAN ? text.replace('.', ',') : text;
  }

  private int days() {
    String typed = form.value(DAYS);
    for (int span : TuningDesk.SPANS) {
      if (typed == null ? span == 30 : typed.equals(Integer.toString(span))) {
        return span;
      }
    }
    wrong(DAYS, w.t("tuning.days.wrong"));
    return 30;
  }

  /// Null when the days up to now are asked for.
  private @Nullable LocalDate day() {
    String typed = form.value(DAY);
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(typed.strip());
      if (!day.isAfter(LocalDate.ofInstant(w.now(), w.zone())) && day.getYear() >= 2000) {
        return day;
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    wrong(DAY, w.t("tuning.day.wrong"));
    return null;
  }

  private @Nullable Limits limits() {
    double low = measure(LOW, now.low());
    double high = measure(HIGH, now.high());
    double deadband = measure(DEADBAND, now.deadband());
    long raise = seconds(RAISE, now.raiseAfterMs());
    long clear = seconds(CLEAR, now.clearAfterMs());
    CriticalBand band = critical();
    if (!wrong.isEmpty()) {
      return null;
    }
    String problem =
        deadband < 0 || !(high - low > 2 * deadband)
            ? w.t("limit.order")
            : TypedLimits.beyondSensor(w, info.unit(), info.range(), low, high);
    if (problem != null) {
      wrong(LOW, problem);
      return null;
    }
    if (band != null && !(band.low() < low && high < band.high())) {
      wrong(CRITICAL_LOW, w.t("tuning.critical.wrong"));
      return null;
    }
    return new Limits(
        low,
        high,
        deadband,
        raise,
        clear,
        now.source(),
        now.standardLow(),
        now.standardHigh(),
        band);
  }

  /// An end that is not watched stays so: whether a device watches it is in its configuration.
  private @Nullable CriticalBand critical() {
    CriticalBand set = now.critical();
    if (set == null) {
      return null;
    }
    double low = Double.isFinite(set.low()) ? measure(CRITICAL_LOW, set.low()) : set.low();
    double high = Double.isFinite(set.high()) ? measure(CRITICAL_HIGH, set.high()) : set.high();
    long raise = seconds(CRITICAL_RAISE, set.raiseAfterMs());
    long clear = seconds(CRITICAL_CLEAR, set.clearAfterMs());
    if (!(low < high)) {
      wrong(CRITICAL_LOW, w.t("tuning.critical.wrong"));
      return null;
    }
    return new CriticalBand(low, high, raise, clear, set.severity());
  }

  private double measure(String field, double otherwise) {
    if (form.value(field) == null) {
      return otherwise;
    }
    Double typed = TypedLimits.number(form.value(field), w.language());
    if (typed == null) {
      wrong(field, w.t("limit.not_number", "example", w.number(21.5, 1)));
      return otherwise;
    }
    return info.unit() == Unit.SECOND ? typed * 60 : typed;
  }

  private long seconds(String field, long otherwiseMs) {
    String typed = form.value(field);
    if (typed == null) {
      return otherwiseMs;
    }
    String plain = typed.strip();
    if (!plain.matches("[0-9]{1,5}") || Long.parseLong(plain) > MOST_SECONDS) {
      wrong(field, w.t("tuning.seconds.wrong"));
      return otherwiseMs;
    }
    return Long.parseLong(plain) * 1000;
  }

  private void wrong(String field, String sentence) {
    wrong.add(new Wrong(field, sentence));
  }
}
