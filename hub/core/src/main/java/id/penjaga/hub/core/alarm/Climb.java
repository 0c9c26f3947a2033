package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The climb of one alarm: which rung comes next and when, derived from what was told so far.
///
/// @param alarm its name in the book
/// @param standing whether its condition has not ended
/// @param acknowledged whether somebody took note of it
/// @param told what was told so far, in the order it was told
public record Climb(
    String alarm,
    Severity severity,
    String kind,
    Instant raised,
    boolean standing,
    boolean acknowledged,
    List<Told> told) {
  /// An alarm that was over this long before the hub first heard of it wakes nobody.
  static final Duration STALE = Duration.ofHours(24);

  public Climb {
    told = List.copyOf(told);
  }

  /// A rung that was told.
  ///
  /// @param level of the rung, the lowest is 1
  /// @param at the moment it was told
  /// @param reached whether there was anybody to tell
  public record Told(int level, Instant at, boolean reached) {}

  /// The rung that is told next unless somebody acknowledges the alarm.
  ///
  /// @param level the lowest is 1
  /// @param due the moment
  public record Next(int level, List<String> roles, Instant due) {}

  /// The first chain that takes this alarm; null for none.
  public @Nullable EscalationChain chain(List<EscalationChain> chains) {
    return chains.stream().filter(one -> one.takes(severity, kind)).findFirst().orElse(null);
  }

  /// What comes next; null when the alarm climbs no further.
  public @Nullable Next next(List<EscalationChain> chains, OfficeCalendar calendar, Instant now) {
    EscalationChain chain = chain(chains);
    if (chain == null || acknowledged || !standing && (chain.untilOver() || stale(now))) {
      return null;
    }
    int level = level() + 1;
    if (level > chain.rungs().size()) {
      return null;
    }
    EscalationChain.Rung rung = chain.rungs().get(level - 1);
    Instant due = passed(since(), wait(rung), chain.office() ? calendar : null);
    return due == null ? null : new Next(level, rung.roles(), due);
  }

  /// What is to be kept when the next rung is due: a fact for each of its roles, also for one that
  /// nobody holds. Empty when nothing is due.
  ///
  /// Who holds a role and has a login is asked for this moment; somebody who holds two of the roles
  /// is told once. While nobody can be told, neither here nor above, the rung waits for somebody.
  public List<Fact> due(
      List<EscalationChain> chains, OfficeCalendar calendar, People people, Instant now) {
    Next next = next(chains, calendar, now);
    if (next == null || next.due().isAfter(now)) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    Set<Long> all = new HashSet<>();
    for (String role : next.roles()) {
      List<Long> holders = lookers(people, role, now).stream().filter(all::add).toList();
      facts.add(new Fact.Escalated(alarm, role, next.level(), holders));
    }
    return all.isEmpty() && nobodyAbove(chains, next.level(), people, now) ? List.of() : facts;
  }

  /// The same alarm after more was told.
  public Climb after(List<Told> more) {
    return new Climb(alarm, severity, kind, raised, standing, acknowledged, more);
  }

  private boolean stale(Instant now) {
    return told.isEmpty() && raised.isBefore(now.minus(STALE));
  }

  /// The highest rung that was told; 0 for none.
  private int level() {
    return told.stream().mapToInt(Told::level).max().orElse(0);
  }

  private Instant since() {
    return told.isEmpty() ? raised : told.getLast().at();
  }

  /// A rung where nobody could be told is passed by at once.
  private int wait(EscalationChain.Rung rung) {
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

  private boolean nobodyAbove(List<EscalationChain> chains, int level, People people, Instant now) {
    EscalationChain chain = chain(chains);
    return chain == null
        || chain.rungs().stream()
            .skip(level)
            .flatMap(rung -> rung.roles().stream())
            .allMatch(role -> lookers(people, role, now).isEmpty());
  }

  private static List<Long> lookers(People people, String role, Instant now) {
    return people.holders(role, now).stream()
        .filter(number -> {
          Person person = people.person(number);
          return person != null && person.login() != null;
        })
        .toList();
  }
}
