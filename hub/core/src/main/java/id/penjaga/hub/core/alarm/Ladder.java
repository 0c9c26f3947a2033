package id.penjaga.hub.core.alarm;

import id.penjaga.hub.core.alarm.Climb.Next;
import id.penjaga.hub.core.alarm.Climb.Told;
import id.penjaga.hub.core.alarm.EscalationChain.Rung;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.people.OfficeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The rungs that one thing climbs while nobody takes care of it, and which were told.
///
/// @param name of the thing in the book
/// @param began when the lowest rung began to wait
/// @param office whether only working hours count, and nobody is told outside them
/// @param told what was told so far, in the order it was told
public record Ladder(
    String name, Instant began, List<Rung> rungs, boolean office, List<Told> told) {
  public Ladder {
    rungs = List.copyOf(rungs);
    told = List.copyOf(told);
  }

  /// What comes next; null when it climbs no further.
  public @Nullable Next next(OfficeCalendar calendar) {
    int level = level() + 1;
    if (level > rungs.size()) {
      return null;
    }
    Rung rung = rungs.get(level - 1);
    Instant due = passed(since(), wait(rung), office ? calendar : null);
    return due == null ? null : new Next(level, rung.roles(), due);
  }

  /// What is to be kept when the next rung is due: a fact for each of its roles, also for one that
  /// nobody holds. Empty when nothing is due.
  ///
  /// Somebody who holds two of the roles is told once. While nobody can be told, neither here nor
  /// above, the rung waits for somebody.
  ///
  /// @param lookers who holds a role at that moment and can look
  public List<Fact> due(
      OfficeCalendar calendar, Function<String, List<Long>> lookers, Instant now) {
    Next next = next(calendar);
    if (next == null || next.due().isAfter(now)) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    Set<Long> all = new HashSet<>();
    for (String role : next.roles()) {
      List<Long> holders = lookers.apply(role).stream().filter(all::add).toList();
      facts.add(new Fact.Escalated(name, role, next.level(), holders));
    }
    return all.isEmpty() && nobodyAbove(next.level(), lookers) ? List.of() : facts;
  }

  /// The same after one more rung was told.
  public Ladder after(Told one) {
    List<Told> more = new ArrayList<>(told);
    more.add(one);
    return new Ladder(name, began, rungs, office, more);
  }

  /// The highest rung that was told; 0 for none.
  public int level() {
    return told.stream().mapToInt(Told::level).max().orElse(0);
  }

  private Instant since() {
    return told.isEmpty() ? began : told.getLast().at();
  }

  /// A rung where nobody could be told is passed by at once.
  private int wait(Rung rung) {
    int level = level();
    boolean reached = told.stream().anyMatch(one -> one.level() == level && one.reached());
    return told.isEmpty() || reached ? rung.minutes() : 0;
  }

  /// @param calendar null when the clock counts
  private static @Nullable Instant passed(
      Instant from, int minutes, @Nullable OfficeCalendar calendar) {
    if (calendar == null) {
      return from.plus(Duration.ofMinutes(minutes));
    }
    if (minutes > 0) {
      return calendar.after(from, minutes * 60L);
    }
    Instant second = calendar.inHours(from) ? null : calendar.after(from, 1);
    return calendar.inHours(from) ? from : second == null ? null : second.minusSeconds(1);
  }

  private boolean nobodyAbove(int level, Function<String, List<Long>> lookers) {
    return rungs.stream()
        .skip(level)
        .flatMap(rung -> rung.roles().stream())
        .allMatch(role -> lookers.apply(role).isEmpty());
  }
}
