package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The climb of one alarm: which rung comes next and when, derived from what was told so far.
///
/// @param alarm its name in the book
/// @param standing whether its condition has not ended
/// @param acknowledged whether somebody took note of it
/// @param aside whether nobody is told of it: it is set aside, or was over before it came back
/// @param told what was told so far, in the order it was told
public record Climb(
    String alarm,
    Severity severity,
    String kind,
    Instant raised,
    boolean standing,
    boolean acknowledged,
    boolean aside,
    List<Told> told) {
  /// An alarm that was over this long before the hub first heard of it wakes nobody.
  static final Duration STALE = Duration.ofHours(24);

  public Climb {
    told = List.copyOf(told);
  }

  /// One that is not set aside.
  public Climb(
      String alarm,
      Severity severity,
      String kind,
      Instant raised,
      boolean standing,
      boolean acknowledged,
      List<Told> told) {
    this(alarm, severity, kind, raised, standing, acknowledged, false, told);
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
    Ladder ladder = ladder(chains, now);
    return ladder == null ? null : ladder.next(calendar);
  }

  /// What is to be kept when the next rung is due; see [Ladder#due].
  ///
  /// Who holds a role and has a login is asked for this moment.
  public List<Fact> due(
      List<EscalationChain> chains, OfficeCalendar calendar, People people, Instant now) {
    Ladder ladder = ladder(chains, now);
    return ladder == null
        ? List.of()
        : ladder.due(calendar, role -> people.lookers(role, now), now);
  }

  /// Null when it does not climb.
  private @Nullable Ladder ladder(List<EscalationChain> chains, Instant now) {
    EscalationChain chain = chain(chains);
    return chain == null || acknowledged || aside || !standing && (chain.untilOver() || stale(now))
        ? null
        : new Ladder(alarm, raised, chain.rungs(), chain.office(), told);
  }

  /// The same alarm after more was told.
  public Climb after(List<Told> more) {
    return new Climb(alarm, severity, kind, raised, standing, acknowledged, aside, more);
  }

  private boolean stale(Instant now) {
    return told.isEmpty() && raised.isBefore(now.minus(STALE));
  }
}
