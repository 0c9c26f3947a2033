package id.penjaga.hub.core.visit;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.VisitOutline;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A visit as its case tells it.
///
/// While a change waits for its approval, window and visitors are those that were approved.
///
/// @param about number of the case
/// @param number such as `VIS/2026/09/001`; empty before it is asked for
/// @param room as the subject names it; empty for none
/// @param from beginning of the window; null while it is not filled in
/// @param until end of the window; null while it is not filled in
/// @param days on which its visitors come again and again between the two; null for one window
/// @param host number of whoever laid the request before the official and answers for its
///     visitors; null while nobody with a number has
/// @param permitted when an official permitted it; null while nobody has
/// @param changing whether a change waits for its approval
/// @param urgent whether the permission was given orally
/// @param unconfirmed since when an oral permission waits for its confirmation; null where none
///     does
/// @param escorts numbers of the people who accompany; any of them is enough
/// @param guests one for each coming of each visitor, in the order of their list; the last of a
///     visitor is the one that counts now
/// @param waiting ids of the steps that are open
/// @param end as in [Case#end]; null while it is open
public record Visit(
    long about,
    String procedure,
    String number,
    String room,
    String organisation,
    String work,
    Instant opened,
    @Nullable Long host,
    @Nullable Instant from,
    @Nullable Instant until,
    VisitWindow.@Nullable Days days,
    @Nullable Instant permitted,
    boolean changing,
    boolean urgent,
    @Nullable Instant unconfirmed,
    List<Long> escorts,
    List<Guest> guests,
    List<String> waiting,
    @Nullable Instant ended,
    @Nullable String end) {

  /// One visitor of a visit, at one coming.
  ///
  /// @param item number in the list of visitors, from 1
  /// @param opening number of the one at which they are registered; 0 before there is one
  /// @param badge label of the badge; empty while none was handed out
  /// @param registered when purpose and statement were given; null before
  /// @param accounted when it was told what was done; null before
  /// @param absent whether somebody recorded that they did not come, or not go in after all
  public record Guest(
      String item,
      int opening,
      String name,
      String unit,
      String badge,
      String purpose,
      boolean statement,
      @Nullable Instant registered,
      @Nullable Instant accounted,
      boolean absent) {

    /// Whether they have a badge and owe the account of their stay.
    public boolean bound() {
      return registered != null && hasBadge();
    }

    /// Whether a badge is in their hands, also while staff has not signed yet what they wrote.
    public boolean hasBadge() {
      return (registered != null || !purpose.isEmpty())
          && accounted == null
          && !absent
          && !badge.isEmpty();
    }
  }

  /// The name of its permit in the records of doors.
  public String permit() {
    String name = number.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]+", "-");
    return name.matches("[a-z0-9][a-z0-9.-]{0,62}") ? name : "case-" + about;
  }

  public boolean isOpen() {
    return ended == null;
  }

  /// Whether this is the newest coming of a visitor.
  public boolean isNewest(Guest guest) {
    return guests.stream()
        .filter(one -> one.item().equals(guest.item()))
        .noneMatch(one -> one.opening() > guest.opening());
  }

  /// When its visitors may be inside: the window that is open at a moment, or the next one; the
  /// last one when all are over. Null where there is none.
  ///
  /// @param zone in which its hours are meant
  public @Nullable VisitWindow window(Instant at, ZoneId zone) {
    return from == null || until == null ? null : VisitWindow.at(at, from, until, days, zone);
  }

  /// The first window that begins after a moment, for who leaves and comes again; null for none.
  public @Nullable VisitWindow next(Instant at, ZoneId zone) {
    VisitWindow now = days == null ? null : window(at, zone);
    VisitWindow next = now == null || now.from().isAfter(at) ? now : window(now.until(), zone);
    return next != null && next.from().isAfter(at) ? next : null;
  }

  /// The visit that a case on a definition tells of; null for a case that is none.
  ///
  /// @param definition null where it is not known
  public static @Nullable Visit of(Case state, @Nullable Definition definition) {
    VisitOutline outline = definition == null ? null : definition.procedure().visit();
    return outline == null ? null : new Reading(state, outline).visit();
  }

  private record Reading(Case state, VisitOutline outline) {
    Visit visit() {
      Case.Amendment change = state.amendment();
      boolean changing = change != null && change.step().equals(outline.request());
      Map<String, Value> request =
          change != null && changing ? change.before() : answers(outline.request(), null);
      Map<String, Value> assignment = state.answers().getOrDefault(outline.assignment(), Map.of());
      Case.Opening permission = permission();
      Value room = state.subject().get("room");
      return new Visit(
          state.id(),
          state.procedure(),
          state.number(),
          room == null ? "" : room.plain(),
          text(request, outline.organisation()),
          text(request, outline.work()),
          state.opened(),
          host(),
          time(request, outline.from()),
          time(request, outline.until()),
          VisitWindow.Days.of(text(request, outline.days())),
          permission == null ? null : permission.done(),
          changing,
          outline.urgent(),
          unconfirmed(),
          escorts(assignment),
          guests(request),
          state.open().stream()
              .map(number -> state.openings().get(number))
              .filter(one -> one != null)
              .map(Case.Opening::step)
              .distinct()
              .toList(),
          state.ended(),
          state.end());
    }

    private @Nullable Long host() {
      Case.Opening asked = last(one -> one.step().equals(outline.request()) && one.done() != null);
      return asked == null ? null : asked.doneBy().stream().findFirst().orElse(null);
    }

    private @Nullable Instant unconfirmed() {
      VisitOutline.Turn back = outline.withdrawal();
      Case.Opening open =
          back == null
              ? null
              : last(one -> one.step().equals(back.step()) && state.open().contains(one.number()));
      return open == null ? null : open.opened();
    }

    /// Where it was permitted; null while it is not, or no longer is.
    private Case.@Nullable Opening permission() {
      VisitOutline.Turn back = outline.withdrawal();
      if (back != null && last(one -> came(one, back)) != null) {
        return null;
      }
      VisitOutline.Turn turn = outline.approval();
      return turn == null
          ? last(one -> one.step().equals(outline.request()) && one.done() != null)
          : last(one -> came(one, turn));
    }

    private static boolean came(Case.Opening one, VisitOutline.Turn turn) {
      return one.step().equals(turn.step())
          && one.done() != null
          && turn.branch().equals(one.branch());
    }

    private Case.@Nullable Opening last(Predicate<Case.Opening> which) {
      return state.openings().values().stream()
          .filter(which)
          .reduce((_, later) -> later)
          .orElse(null);
    }

    private List<Guest> guests(Map<String, Value> request) {
      List<Guest> guests = new ArrayList<>();
      if (request.get(VisitOutline.VISITORS) instanceof Value.Many(List<Value> rows)) {
        for (int i = 0; i < rows.size(); i++) {
          Map<String, Value> row =
              rows.get(i) instanceof Value.Group(var fields) ? fields : Map.of();
          guests.addAll(comings(Integer.toString(i + 1), row));
        }
      }
      return guests;
    }

    /// Each coming of a visitor: where they came before, one that nobody registers any more is
    /// none.
    private List<Guest> comings(String item, Map<String, Value> row) {
      List<Guest> comings = new ArrayList<>();
      Case.Opening came = null;
      Case.Opening left = null;
      for (Case.Opening one : state.openings().values()) {
        if (!item.equals(one.item())) {
          continue;
        }
        if (one.step().equals(outline.arrival())) {
          if (came != null) {
            comings.add(guest(item, row, came, left));
          }
          came = one;
          left = null;
        } else if (one.step().equals(outline.departure())) {
          left = one;
        }
      }
      if (comings.isEmpty() || came != null && !came.skipped()) {
        comings.add(guest(item, row, came, left));
      }
      return comings;
    }

    private Guest guest(
        String item,
        Map<String, Value> row,
        Case.@Nullable Opening came,
        Case.@Nullable Opening left) {
      Map<String, Value> registered = registered(item, came);
      String badge = text(registered, VisitOutline.BADGE);
      return new Guest(
          item,
          came == null ? 0 : came.number(),
          text(row, VisitOutline.NAME),
          text(row, VisitOutline.UNIT),
          badge.isEmpty() ? text(row, VisitOutline.BADGE) : badge,
          text(registered, VisitOutline.PURPOSE),
          registered.get(outline.statement()) instanceof Value.Group(var items) && !items.isEmpty(),
          came == null || came.skipped() ? null : came.done(),
          left == null || left.skipped() ? null : left.done(),
          came != null && came.skipped() || left != null && left.skipped());
    }

    /// What was answered at that coming; nothing yet where it waits for it.
    private Map<String, Value> registered(String item, Case.@Nullable Opening came) {
      if (came == null || came.filled() == null) {
        return Map.of();
      }
      Map<String, Value> before = state.earlier(came.number());
      return before == null ? answers(outline.arrival(), item) : before;
    }

    private Map<String, Value> answers(String step, @Nullable String item) {
      return state.answers().getOrDefault(Case.place(step, item), Map.of());
    }

    private static String text(Map<String, Value> answers, String field) {
      Value value = answers.get(field);
      return value == null ? "" : value.plain().strip();
    }

    private static @Nullable Instant time(Map<String, Value> answers, String field) {
      String text = text(answers, field);
      try {
        return text.isEmpty() ? null : Instant.parse(text);
      } catch (DateTimeException _) {
        return null;
      }
    }

    private static List<Long> escorts(Map<String, Value> assignment) {
      List<Value> rows =
          assignment.get(VisitOutline.OTHERS) instanceof Value.Many(List<Value> others)
              ? others
              : List.of();
      return Stream.concat(
              Stream.ofNullable(assignment.get(VisitOutline.ESCORT)),
              rows.stream()
                  .flatMap(row ->
                      row instanceof Value.Group(var fields)
                          ? Stream.ofNullable(fields.get(VisitOutline.ESCORT))
                          : Stream.empty()))
          .map(Value::plain)
          .filter(text -> text.matches("p[1-9][0-9]{0,17}"))
          .map(text -> Long.valueOf(text.substring(1)))
          .distinct()
          .toList();
    }
  }
}
