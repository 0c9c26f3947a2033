package id.penjaga.hub.core.outage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds the stretches without mains.
final class Losses {
  /// A stretch without mains. Open to change while facts are laid over it.
  static final class Loss {
    Instant start;
    @Nullable Instant sensedEnd;
    @Nullable Instant confirmedEnd;
    boolean dip;

    /// When the case was opened in which people told of it; null when it was sensed.
    @Nullable Instant opened;

    Loss(Instant start) {
      this.start = start;
    }

    @Nullable Instant end() {
      return confirmedEnd == null ? sensedEnd : confirmedEnd;
    }
  }

  private final PowerRules rules;
  private final List<Loss> all = new ArrayList<>();
  private final Set<String> without = new HashSet<>();
  private final Set<String> onBattery = new HashSet<>();
  private @Nullable Loss open;

  /// Confirmed, while an input still says that the mains are away.
  private @Nullable Loss unseen;

  private Losses(PowerRules rules) {
    this.rules = rules;
  }

  /// @param facts in order
  static List<Loss> of(List<PowerFact> facts, PowerRules rules) {
    Losses losses = new Losses(rules);
    facts.forEach(losses::on);
    List<Loss> settled = new ArrayList<>(losses.settled());
    settled.addAll(untold(facts, settled, rules.settle()));
    settled.sort(Comparator.comparing(loss -> loss.start));
    return settled;
  }

  /// Outages that only people told of.
  private static List<Loss> untold(List<PowerFact> facts, List<Loss> sensed, Duration settle) {
    Map<Instant, Loss> told = new TreeMap<>();
    Set<Instant> covered = new HashSet<>();
    for (PowerFact fact : facts) {
      if (fact instanceof PowerFact.Told one && covering(sensed, one, settle) != null) {
        covered.add(one.opened());
      }
    }
    for (PowerFact fact : facts) {
      if (fact instanceof PowerFact.Told one && !covered.contains(one.opened())) {
        Loss loss = told.computeIfAbsent(one.opened(), Loss::new);
        loss.opened = one.opened();
        if (one.kind() == PowerFact.Kind.RECORDED) {
          loss.start = one.of();
        } else if (one.kind() == PowerFact.Kind.RESTORED) {
          loss.confirmedEnd = one.of();
        }
      }
    }
    for (Loss loss : told.values()) {
      if (loss.confirmedEnd != null) {
        loss.confirmedEnd = later(loss.start, loss.confirmedEnd);
      }
    }
    return List.copyOf(told.values());
  }

  private void on(PowerFact fact) {
    switch (fact) {
      case PowerFact.Mains mains when rules.seesMains() -> mains(mains);
      case PowerFact.Ups ups when ups.word() == PowerFact.Word.ON_BATTERY -> battery(ups);
      case PowerFact.Told told when told.kind() == PowerFact.Kind.RESTORED -> restored(told);
      default -> {}
    }
  }

  private void mains(PowerFact.Mains mains) {
    Loss now = open;
    if (!mains.present()) {
      without.add(mains.input());
      if (now == null) {
        unseen = null;
        open = begin(mains.at());
      }
      return;
    }
    without.remove(mains.input());
    if (!without.isEmpty()) {
      return;
    }
    if (now != null) {
      now.sensedEnd = mains.at();
      open = null;
    } else if (unseen != null) {
      unseen.sensedEnd = mains.at();
      unseen = null;
    }
  }

  private void battery(PowerFact.Ups ups) {
    boolean before = !onBattery.isEmpty();
    if (ups.on()) {
      onBattery.add(ups.ups());
    } else {
      onBattery.remove(ups.ups());
    }
    if (rules.seesMains() || before == !onBattery.isEmpty()) {
      return;
    }
    Loss now = open;
    if (!onBattery.isEmpty() && now == null) {
      open = begin(ups.at());
    } else if (onBattery.isEmpty() && now != null && shorter(now.start, ups.at(), rules.dip())) {
      now.sensedEnd = ups.at();
      open = null;
    }
  }

  private void restored(PowerFact.Told told) {
    Loss of = covering(all, told, rules.settle());
    if (of == null) {
      return;
    }
    of.confirmedEnd = later(of.start, told.of());
    if (of == open) {
      open = null;
      unseen = without.isEmpty() ? null : of;
      without.clear();
    }
  }

  /// The loss that somebody tells of; null when nothing was sensed of it.
  static @Nullable Loss covering(List<Loss> losses, PowerFact.Told told, Duration settle) {
    Instant latest = later(told.of(), told.opened());
    Instant earliest = told.of().isBefore(told.opened()) ? told.of() : told.opened();
    for (Loss loss : losses.reversed()) {
      Instant end = loss.end();
      if (!loss.start.isAfter(latest)
          && (end == null || !end.plus(settle).isBefore(earliest))
          && !loss.dip) {
        return loss;
      }
    }
    return null;
  }

  private Loss begin(Instant at) {
    Loss loss = new Loss(at);
    all.add(loss);
    return loss;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean shorter(Instant from, Instant until, Duration than) {
    return Duration.between(from, until).compareTo(than) < 0;
  }

  private boolean dip(Loss loss) {
    Instant end = loss.sensedEnd;
    return loss.confirmedEnd == null && end != null && shorter(loss.start, end, rules.dip());
  }

  /// Losses between which the mains did not settle are one, unless all of them are dips.
  private List<Loss> settled() {
    List<Loss> settled = new ArrayList<>();
    for (Loss loss : all) {
      loss.dip = dip(loss);
      Loss before = settled.isEmpty() ? null : settled.getLast();
      Instant end = before == null || before.confirmedEnd != null ? null : before.sensedEnd;
      if (before != null
          && end != null
          && shorter(end, loss.start, rules.settle())
          && !(before.dip && loss.dip)) {
        before.sensedEnd = loss.sensedEnd;
        before.confirmedEnd = loss.confirmedEnd;
        before.dip = false;
      } else {
        settled.add(loss);
      }
    }
    return settled;
  }
}
