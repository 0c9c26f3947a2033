package id.penjaga.hub.core.outage;

import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Shift;
import java.time.Instant;
import java.util.List;

/// Who answers for an outage by the calendar and the roster (003 E.5.e, E.5.g).
///
/// @param role that records and refills
/// @param inHours whether it began in working hours, which decides for the whole of it
/// @param shifts of duty officers that cover the start, each with its letter; empty in working
///     hours and where nobody is on the roster
public record Responsible(String role, boolean inHours, List<Shift> shifts) {
  public static final String STAFF = "staf_ruang_server";

  public Responsible {
    shifts = List.copyOf(shifts);
  }

  /// The start decides, also when working hours end or begin during the outage.
  public static Responsible of(Instant start, OfficeCalendar calendar, People people) {
    return calendar.inHours(start)
        ? new Responsible(STAFF, true, List.of())
        : new Responsible(
            People.DUTY_OFFICER,
            false,
            people.shifts().stream().filter(shift -> shift.covers(start)).toList());
  }
}
