package id.penjaga.hub.app.web.resource;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.tuning.SettingsTrial;
import id.penjaga.hub.app.tuning.TuningDesk;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Read;
import id.penjaga.hub.app.web.tuning.TuningPages;
import id.penjaga.hub.core.tuning.AlarmSpell;
import id.penjaga.hub.core.tuning.Comparison;
import id.penjaga.hub.core.tuning.TrialOutcome;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What other settings would have made of a point's past.
final class TuningResources {
  private final TuningDesk desk;

  TuningResources(TuningDesk desk) {
    this.desk = desk;
  }

  /// The trial that the person of the token has of a point.
  ///
  /// @param state `waiting`, `running`, `done`, `cancelled`, `too_many` or `failed`
  /// @param progress how much of the stretch is read, 0 to 1
  /// @param outcome absent unless it is done
  public record TrialState(
      long trial,
      String state,
      double progress,
      Instant from,
      Instant to,
      @Nullable Outcome outcome) {}

  /// @param readings how many were judged
  /// @param missed how many times there was none
  /// @param heldBack how many of those had a value that was held back as implausible
  /// @param alarmsThen how many by the settings in force then
  /// @param alarmsTried how many by the settings that were tried
  /// @param noticesThen rungs of the escalation that come while alarms stand
  /// @param kept those of both, with how much later each comes
  /// @param vanished those of then alone
  /// @param added those that there were not
  /// @param unexplained recorded by the device, and not come again by the settings of then
  /// @param suggestions by deadband and delay
  public record Outcome(
      long readings,
      long missed,
      long heldBack,
      int alarmsThen,
      int alarmsTried,
      int noticesThen,
      int noticesTried,
      List<Kept> kept,
      List<Vanished> vanished,
      List<Spell> added,
      List<Spell> unexplained,
      List<Switched> switched,
      List<Suggested> suggestions) {}

  /// @param cleared absent while it stands at the end of the stretch
  public record Spell(String kind, String severity, Instant raised, @Nullable Instant cleared) {
    static Spell of(AlarmSpell one) {
      return new Spell(
          lower(one.kind()),
          lower(one.severity()),
          Instant.ofEpochMilli(one.raisedMs()),
          one.clearedMs() == AlarmSpell.STANDS ? null : Instant.ofEpochMilli(one.clearedMs()));
    }
  }

  /// @param laterSeconds negative for sooner
  public record Kept(Spell then, Spell tried, double laterSeconds) {
    static Kept of(Comparison.Kept one) {
      return new Kept(Spell.of(one.then()), Spell.of(one.tried()), one.laterMs() / 1000.0);
    }
  }

  /// @param joined whether another alarm of its kind would have stood meanwhile
  public record Vanished(Spell alarm, boolean joined) {
    static Vanished of(Comparison.Vanished one) {
      return new Vanished(Spell.of(one.spell()), one.under());
    }
  }

  /// How often and how long an output that follows a severity and above is on for this point.
  public record Switched(
      String least, int timesThen, long secondsThen, int timesTried, long secondsTried) {}

  /// @param vanished share of the alarms of then, 0 to 1
  /// @param untoldSeconds how long the longest alarm stood that nobody would have been told of
  /// @param laterSeconds how much later the longest that stay come, at worst
  /// @param standSeconds how long alarms stand in all
  public record Suggested(
      double deadband,
      long raiseAfterSeconds,
      int alarms,
      double vanished,
      long untoldSeconds,
      long laterSeconds,
      long standSeconds,
      boolean best) {}

  List<Read> reads() {
    return List.of(
        Read.one(
            "getTrial",
            "/points/{device}/{point}/trial",
            "/points/{device}/{point}/tuning",
            Reach.DEVICE,
            TrialState.class,
            this::trial));
  }

  private Object trial(Context ctx) {
    try {
      return TuningPages.of(
              desk, ctx, new DeviceId(ctx.pathParam("device")), new PointId(ctx.pathParam("point")))
          .map(TuningResources::state)
          .orElseThrow(NotFoundResponse::new);
    } catch (IllegalArgumentException _) { // no such name is possible
      throw new NotFoundResponse();
    }
  }

  private static TrialState state(SettingsTrial trial) {
    TrialOutcome outcome = trial.progress().outcome();
    return new TrialState(
        trial.number(),
        lower(trial.progress().state()),
        trial.progress().share(),
        Instant.ofEpochMilli(trial.stretch().fromMs()),
        Instant.ofEpochMilli(trial.stretch().toMs()),
        outcome == null ? null : outcome(outcome));
  }

  private static Outcome outcome(TrialOutcome of) {
    Comparison compared = of.comparison();
    return new Outcome(
        of.basis().readings(),
        of.basis().missed(),
        of.basis().heldBack(),
        of.then().size(),
        of.tried().size(),
        of.callsThen(),
        of.callsTried(),
        compared.kept().stream().map(Kept::of).toList(),
        compared.vanished().stream().map(Vanished::of).toList(),
        compared.added().stream().map(Spell::of).toList(),
        of.unexplained().stream().map(Spell::of).toList(),
        of.following().stream()
            .map(one ->
                new Switched(
                    lower(one.least()),
                    one.then().times(),
                    one.then().ms() / 1000,
                    one.tried().times(),
                    one.tried().ms() / 1000))
            .toList(),
        of.suggestions().stream()
            .map(one ->
                new Suggested(
                    one.deadband(),
                    one.raiseAfterMs() / 1000,
                    one.alarms(),
                    one.vanishedShare(),
                    one.longestSilentMs() / 1000,
                    one.latestMs() / 1000,
                    one.standsMs() / 1000,
                    one.best()))
            .toList());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
