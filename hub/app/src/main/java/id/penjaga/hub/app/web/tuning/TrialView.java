package id.penjaga.hub.app.web.tuning;

import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.tuning.SettingsTrial;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.SeriesJson;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.tuning.AlarmSpell;
import id.penjaga.hub.core.tuning.Comparison;
import id.penjaga.hub.core.tuning.Suggestion;
import id.penjaga.hub.core.tuning.TrialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A trial as its page shows it.
///
/// @param course of the stretch; empty while the trial lasts
public record TrialView(SettingsTrial trial, Unit unit, List<Sample> course) {
  /// So many alarms of each list are shown; programs read all of them.
  private static final int MOST = 50;

  /// So many alarms are drawn over the chart.
  private static final int MOST_DRAWN = 400;

  public @Nullable TrialOutcome outcome() {
    return trial.progress().outcome();
  }

  public boolean lasts() {
    return trial.progress().state().lasts();
  }

  public int percent() {
    return (int) (trial.progress().share() * 100);
  }

  /// Those that come later or sooner, those most of all first.
  public List<Comparison.Kept> shifted(TrialOutcome of) {
    return of.comparison().kept().stream()
        .filter(one -> one.laterMs() != 0)
        .sorted(
            Comparator.comparingLong((Comparison.Kept one) -> Math.abs(one.laterMs())).reversed())
        .limit(MOST)
        .toList();
  }

  /// Those that vanish; silent ones first, the longest of them first of all.
  public List<Comparison.Vanished> vanished(TrialOutcome of) {
    long until = trial.stretch().toMs();
    return of.comparison().vanished().stream()
        .sorted(
            Comparator.comparing(Comparison.Vanished::under)
                .thenComparing(
                    Comparator.comparingLong(
                            (Comparison.Vanished one) -> one.spell().stoodMs(until))
                        .reversed()))
        .limit(MOST)
        .toList();
  }

  public List<AlarmSpell> added(TrialOutcome of) {
    return of.comparison().added().stream().limit(MOST).toList();
  }

  /// What was recorded and does not come again.
  public List<AlarmSpell> unexplained(TrialOutcome of) {
    return of.unexplained().stream().limit(MOST).toList();
  }

  public Duration stood(AlarmSpell spell) {
    return Duration.ofMillis(spell.stoodMs(trial.stretch().toMs()));
  }

  public static Instant at(long ms) {
    return Instant.ofEpochMilli(ms);
  }

  /// `40 detik lebih lambat`.
  public static String later(long ms, Texts w) {
    return ms == 0
        ? w.t("tuning.same_time")
        : w.t(
            ms > 0 ? "tuning.later" : "tuning.sooner",
            "time",
            w.duration(Duration.ofMillis(Math.abs(ms))));
  }

  /// The deadbands of the suggestions, in order.
  public static List<Double> deadbands(TrialOutcome of) {
    return of.suggestions().stream().map(Suggestion::deadband).distinct().toList();
  }

  /// The suggestions of one deadband, by delay.
  public static List<Suggestion> row(TrialOutcome of, double deadband) {
    return of.suggestions().stream().filter(one -> one.deadband() == deadband).toList();
  }

  public static @Nullable Suggestion best(TrialOutcome of) {
    return of.suggestions().stream().filter(Suggestion::best).findFirst().orElse(null);
  }

  /// The fields of a form that tries a suggestion.
  public Map<String, String> fields(Suggestion one, TrialOutcome of, Texts w) {
    Map<String, String> fields =
        new LinkedHashMap<>(SettingsForm.shown(of.limits(), unit, trial.days(), trial.day(), w));
    fields.put(SettingsForm.DEADBAND, typed(one.deadband(), unit, w));
    fields.put(SettingsForm.RAISE, Long.toString(one.raiseAfterMs() / 1000));
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  /// The course as a chart takes it.
  public String series() {
    return SeriesJson.of(at(trial.stretch().fromMs()), at(trial.stretch().toMs()), course);
  }

  /// The alarms as the chart draws them: from, to, in seconds, and 0 for then or 1 for tried.
  public String spells(TrialOutcome of) {
    List<String> all = new ArrayList<>();
    add(all, of.then(), 0);
    add(all, of.tried(), 1);
    return "[" + String.join(",", all) + "]";
  }

  private void add(List<String> all, List<AlarmSpell> spells, int row) {
    spells.stream()
        .limit(MOST_DRAWN)
        .forEach(one ->
            all.add(
                "["
                    + one.raisedMs() / 1000
                    + ","
                    + Math.min(one.clearedMs(), trial.stretch().toMs()) / 1000
                    + ","
                    + row
                    + "]"));
  }

  /// Whether the band differs, which an order moves.
  public static boolean bandMoves(Limits now, Limits tried) {
    return now.low() != tried.low() || now.high() != tried.high();
  }

  /// Whether something differs that is written in the configuration of the device.
  public static boolean configured(Limits now, Limits tried) {
    return now.deadband() != tried.deadband()
        || now.raiseAfterMs() != tried.raiseAfterMs()
        || now.clearAfterMs() != tried.clearAfterMs()
        || !Objects.equals(now.critical(), tried.critical());
  }

  /// The lines of the device's configuration.
  public static String lines(Limits tried) {
    String lines =
        String.format(
            Locale.ROOT,
            "deadband: %s\nraise-after: %d s\nclear-after: %d s",
            tried.deadband(),
            tried.raiseAfterMs() / 1000,
            tried.clearAfterMs() / 1000);
    CriticalBand critical = tried.critical();
    return critical == null
        ? lines
        : lines
            + "\ncritical:"
            + end("low", critical.low())
            + end("high", critical.high())
            + "\n  raise-after: "
            + critical.raiseAfterMs() / 1000
            + " s\n  clear-after: "
            + critical.clearAfterMs() / 1000
            + " s\n  severity: "
            + critical.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String end(String name, double value) {
    return Double.isFinite(value) ? "\n  " + name + ": " + value : "";
  }

  /// A measure with the decimals it has.
  public static String measure(double value, Unit unit, Texts w) {
    return (SettingsForm.measure(value, unit, w) + "\u00a0" + w.sign(unit)).strip();
  }

  /// The same as a form takes it.
  public static String typed(double value, Unit unit, Texts w) {
    return SettingsForm.measure(value, unit, w);
  }

  /// What a suggestion costs.
  public static String cost(Suggestion one, Texts w) {
    List<String> parts = new ArrayList<>();
    if (one.longestSilentMs() > 0) {
      parts.add(w.t("tuning.cost.silent", "time", length(one.longestSilentMs(), w)));
    }
    if (one.latestMs() > 0) {
      parts.add(w.t("tuning.cost.late", "time", length(one.latestMs(), w)));
    }
    parts.add(w.t("tuning.cost.stands", "time", length(one.standsMs(), w)));
    return String.join(" · ", parts);
  }

  /// A delay as it is set: a minute and a half is no minute.
  public static String delay(long ms, Texts w) {
    return ms % 60_000 == 0 ? length(ms, w) : w.count("time.seconds", ms / 1000);
  }

  private static String length(long ms, Texts w) {
    return w.duration(Duration.ofMillis(ms));
  }
}
