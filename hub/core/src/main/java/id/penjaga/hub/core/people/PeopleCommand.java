package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What somebody wants written down about people, roster, calendar and rooms. One accepted command
/// is one entry of the book.
public sealed interface PeopleCommand {

  /// What the entry is about.
  default Subject subject() {
    return switch (this) {
      case AddPerson _ -> new Subject(Subject.Kind.PERSON, "new"); // a name could never be erased
      case ChangePerson change -> person(change.person());
      case GiveRoles give -> person(give.person());
      case SetNotices set -> person(set.person());
      case Revoke _, TakeBack _ -> new Subject(Subject.Kind.PERSON, "roles");
      case Delegate delegate -> person(delegate.to());
      case Leave leave -> person(leave.person());
      case Return back -> person(back.person());
      case AddShift _, RemoveShift _ -> new Subject(Subject.Kind.ROSTER, "shifts");
      case SetHours _ -> new Subject(Subject.Kind.CALENDAR, "hours");
      case SetHoliday _ -> new Subject(Subject.Kind.CALENDAR, "holidays");
      case NameRoom _ -> new Subject(Subject.Kind.SITE, "rooms");
      case PlaceDevice _ -> new Subject(Subject.Kind.SITE, "devices");
      case SetPapers _ -> SetPapers.SUBJECT;
      case SetKeep _ -> SetKeep.SUBJECT;
      case Together all -> all.about();
    };
  }

  private static Subject person(long person) {
    return new Subject(Subject.Kind.PERSON, Long.toString(person));
  }

  /// What a person is called and how they are reached, as typed.
  ///
  /// @param login empty for somebody who does not log in
  record Details(String name, String unit, String nip, String phone, String login) {}

  /// @param roles held from `from` on without end; may be empty
  record AddPerson(Details details, List<String> roles, LocalDate from) implements PeopleCommand {
    public AddPerson {
      roles = List.copyOf(roles);
    }
  }

  record ChangePerson(long person, Details details) implements PeopleCommand {}

  /// Sets how somebody is told of things outside the pages (SYS-07).
  ///
  /// @param addresses by channel, in the order the channels are tried; a channel that is not named
  ///     is not used
  /// @param quiet the hours of the night as `22:00-05:00`; empty for none
  /// @param language `id` or `en`
  record SetNotices(
      long person, SequencedMap<String, String> addresses, String quiet, String language)
      implements PeopleCommand {
    public SetNotices {
      addresses = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(addresses));
    }
  }

  /// @param until the last day; null for no end
  record GiveRoles(long person, List<String> roles, LocalDate from, @Nullable LocalDate until)
      implements PeopleCommand {
    public GiveRoles {
      roles = List.copyOf(roles);
    }
  }

  /// Ends a right after a day.
  record Revoke(long grant, LocalDate last, String reason) implements PeopleCommand {}

  /// Undoes a right that was given by mistake, as if it had never been; only on the same day.
  record TakeBack(long grant, String reason) implements PeopleCommand {}

  /// Lets somebody stand in for another.
  ///
  /// @param kind `plt` (acting, the post may be vacant) or `plh` (its holder is away)
  record Delegate(
      long of, long to, String role, String kind, LocalDate from, LocalDate until, String letter)
      implements PeopleCommand {}

  /// Somebody leaves the office: every right of theirs ends after the day, later shifts are off.
  record Leave(long person, LocalDate last, String reason) implements PeopleCommand {}

  /// Somebody who left is back, without any right.
  record Return(long person) implements PeopleCommand {}

  /// @param dated of the letter of assignment; null when it was left out
  record AddShift(
      long person, Instant from, Instant until, String letter, @Nullable LocalDate dated)
      implements PeopleCommand {}

  /// Takes a shift off the roster; one under way ends now.
  record RemoveShift(long shift, String reason) implements PeopleCommand {}

  /// @param week spans of each working day, with the breaks cut out
  record SetHours(LocalDate from, Map<DayOfWeek, List<OfficeCalendar.Span>> week, String reason)
      implements PeopleCommand {}

  /// @param name empty for a day that is no holiday after all
  record SetHoliday(LocalDate day, String name, String reason) implements PeopleCommand {}

  /// @param room its id; empty for a new room
  record NameRoom(String room, String name) implements PeopleCommand {}

  record PlaceDevice(String device, String room) implements PeopleCommand {}

  /// Sets what papers have in common.
  ///
  /// @param head lines of the letterhead
  /// @param fields as [id.penjaga.hub.core.book.Fact.PapersSet] names them, as typed
  /// @param emblem SHA-256 of an attachment; null for none
  record SetPapers(
      List<String> head, Map<String, String> fields, @Nullable String emblem, String reason)
      implements PeopleCommand {
    public static final Subject SUBJECT = new Subject(Subject.Kind.SITE, "papers");

    public SetPapers {
      head = List.copyOf(head);
      fields = Map.copyOf(fields);
    }
  }

  /// Says how long a kind of record is kept.
  ///
  /// @param now the times that hold
  /// @param days below one for what was no number
  record SetKeep(KeepTimes now, Kept kind, int days, String reason) implements PeopleCommand {
    public static final Subject SUBJECT = new Subject(Subject.Kind.SITE, "retention");
  }

  /// Several as one entry, all or nothing: an import.
  ///
  /// @param about what they are about together
  record Together(Subject about, List<PeopleCommand> commands) implements PeopleCommand {
    public Together {
      commands = List.copyOf(commands);
    }
  }
}
