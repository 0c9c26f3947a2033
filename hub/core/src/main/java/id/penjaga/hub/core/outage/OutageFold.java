package id.penjaga.hub.core.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the record of one outage.
final class OutageFold {
  /// Inputs are asked in turn: a UPS may tell that it is on battery so much later than the mains
  /// were lost.
  private static final Duration POLL = Duration.ofSeconds(30);

  /// A UPS may need so long to tell how long its battery lasts.
  private static final Duration PREDICTING = Duration.ofMinutes(2);

  /// A generator may run so long after the mains are back.
  private static final Duration COOLING = Duration.ofMinutes(30);

  private final Losses.Loss loss;
  private final Instant start;
  private final Instant until;
  private final Set<String> onBattery = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private final Set<String> running = new HashSet<>();
  private final List<Phase> phases = new ArrayList<>();
  private final Set<String> inside = new LinkedHashSet<>();
  private final List<PowerFact.Temperature> warm = new ArrayList<>();
  private final List<PowerFact> lines = new ArrayList<>();
  private boolean carried;
  private boolean contact;
  private @Nullable Instant batteryStart;
  private @Nullable Instant lowAt;
  private @Nullable Double predicted;
  private @Nullable Instant recordedStart;
  private String correction = "";
  private @Nullable List<String> insideAtStart;
  private final List<Phase> runs = new ArrayList<>();
  private @Nullable Instant runningSince;
  private Instant since;
  private Phase.Source source = Phase.Source.UNKNOWN;

  private OutageFold(Losses.Loss loss, Instant now) {
    this.loss = loss;
    start = loss.start;
    Instant end = loss.end();
    until = end == null ? now : end;
    since = start;
  }

  /// @param losses all of the room
  /// @param facts all of the room, in order
  static OutageRecord of(
      Losses.Loss loss,
      List<Losses.Loss> losses,
      List<PowerFact> facts,
      PowerRules rules,
      Instant now) {
    OutageFold fold = new OutageFold(loss, now);
    for (PowerFact fact : facts) {
      if (fact instanceof PowerFact.Told told) {
        if (of(told, losses, rules) == loss) {
          fold.told(told);
        }
      } else {
        fold.sensed(fact, rules);
      }
    }
    return fold.finished(now);
  }

  private static Losses.@Nullable Loss of(
      PowerFact.Told told, List<Losses.Loss> losses, PowerRules rules) {
    return losses.stream()
        .filter(one -> told.opened().equals(one.opened))
        .findFirst()
        .orElseGet(() -> Losses.covering(losses, told, rules.settle()));
  }

  private void told(PowerFact.Told told) {
    lines.add(told);
    if (told.kind() == PowerFact.Kind.RECORDED) {
      recordedStart = told.of();
      correction = told.text();
    }
  }

  private void sensed(PowerFact fact, PowerRules rules) {
    if (!fact.at().isBefore(start)) {
      begin();
    }
    boolean during = within(fact.at(), start, until);
    state(fact, during);
    if (during) {
      turn(fact.at());
    }
    boolean about =
        fact instanceof PowerFact.Genset
            || fact instanceof PowerFact.Ups
            || fact instanceof PowerFact.Shutdown;
    if (during || about && within(fact.at(), start, until.plus(rules.settle()))) {
      line(fact);
    }
  }

  private static boolean within(Instant at, Instant from, Instant until) {
    return !at.isBefore(from) && !at.isAfter(until);
  }

  private void begin() {
    if (insideAtStart == null) {
      insideAtStart = List.copyOf(inside);
      runningSince = running.isEmpty() ? null : start;
      if (!onBattery.isEmpty()) {
        batteryStart = start;
        carried = true;
      }
      source = carries();
    }
  }

  private void state(PowerFact fact, boolean during) {
    switch (fact) {
      case PowerFact.Ups ups -> ups(ups, during);
      case PowerFact.Runtime runtime -> {
        Instant on = batteryStart;
        if (predicted == null && on != null && within(runtime.at(), on, on.plus(PREDICTING))) {
          predicted = runtime.minutes();
        }
      }
      case PowerFact.Genset genset -> genset(genset, during);
      case PowerFact.Temperature temperature when during -> warm.add(temperature);
      case PowerFact.Passage passage -> {
        if (passage.in()) {
          inside.add(passage.who());
        } else {
          inside.remove(passage.who());
        }
      }
      default -> {}
    }
  }

  /// Before the outage only a contact counts: what a person told of an earlier one ended with it.
  private void genset(PowerFact.Genset genset, boolean during) {
    contact |= genset.sensed();
    if (genset.runs() && (during || genset.sensed())) {
      running.add(genset.genset());
      if (during && runningSince == null) {
        runningSince = genset.at();
      }
    } else if (!genset.runs()) {
      running.remove(genset.genset());
      Instant on = runningSince;
      if (running.isEmpty() && on != null) {
        boolean cooling = !genset.at().isAfter(until.plus(COOLING));
        runs.add(new Phase(Phase.Source.GENSET, on, cooling ? genset.at() : until));
        runningSince = null;
      }
    }
  }

  private void ups(PowerFact.Ups ups, boolean during) {
    switch (ups.word()) {
      case ON_BATTERY -> {
        if (ups.on()) {
          onBattery.add(ups.ups());
          if (during) {
            carried = true;
            batteryStart = batteryStart == null ? ups.at() : batteryStart;
          }
        } else {
          onBattery.remove(ups.ups());
        }
      }
      case LOW_BATTERY -> lowAt = during && ups.on() && lowAt == null ? ups.at() : lowAt;
      case SILENT -> {
        if (ups.on()) {
          silent.add(ups.ups());
        } else {
          silent.remove(ups.ups());
        }
      }
      case FAULT -> {}
    }
  }

  private void line(PowerFact fact) {
    if (!(fact instanceof PowerFact.Temperature || fact instanceof PowerFact.Runtime)) {
      lines.add(fact);
    }
  }

  /// Ends the phase where the source changed.
  private void turn(Instant at) {
    Phase.Source now = carries();
    if (now != source) {
      phase(source, since, at);
      source = now;
      since = at;
    }
  }

  private Phase.Source carries() {
    Set<String> answering = new HashSet<>(onBattery);
    answering.removeAll(silent);
    if (!answering.isEmpty()) {
      return Phase.Source.BATTERY;
    }
    if (!running.isEmpty()) {
      return Phase.Source.GENSET;
    }
    return carried && onBattery.isEmpty() && !contact
        ? Phase.Source.GENSET_ASSUMED
        : Phase.Source.UNKNOWN;
  }

  private void phase(Phase.Source of, Instant from, Instant to) {
    if (to.isAfter(from)) {
      phases.add(new Phase(of, from, to));
    }
  }

  private OutageRecord finished(Instant now) {
    begin();
    phase(source, since, until);
    List<Phase> all = polled(phases);
    Instant on = runningSince;
    if (on != null) {
      runs.add(new Phase(Phase.Source.GENSET, on, until));
    }
    if (runs.isEmpty()) {
      all.stream().filter(one -> one.source() == Phase.Source.GENSET_ASSUMED).forEach(runs::add);
    }
    Instant battery = batteryStart;
    return new OutageRecord(
        start,
        loss.sensedEnd,
        loss.confirmedEnd,
        recordedStart,
        correction,
        loss.opened == null,
        all,
        runs.isEmpty() ? null : runs.getFirst().from(),
        runs,
        battery == null
            ? null
            : new OutageRecord.Battery(
                battery,
                all.stream()
                    .filter(one -> one.source() == Phase.Source.BATTERY)
                    .map(Phase::length)
                    .reduce(Duration.ZERO, Duration::plus),
                predicted,
                lowAt),
        Heat.of(warm),
        insideAtStart == null ? List.of() : insideAtStart,
        lines,
        now);
  }

  /// What the load hung on before the UPS told so.
  private static List<Phase> polled(List<Phase> phases) {
    if (phases.size() > 1
        && phases.getFirst().source() == Phase.Source.UNKNOWN
        && phases.get(1).source() == Phase.Source.BATTERY
        && phases.getFirst().length().compareTo(POLL) <= 0) {
      List<Phase> all = new ArrayList<>(phases.subList(1, phases.size()));
      all.set(0, new Phase(Phase.Source.BATTERY, phases.getFirst().from(), phases.get(1).until()));
      return all;
    }
    return List.copyOf(phases);
  }
}
