package id.penjaga.hub.app.audit;

import id.penjaga.hub.core.book.Subject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// What an audit line is about; the filter of the list.
public enum AuditKind {
  /// Personal data shown on a page.
  SEEN,
  /// Personal data that left the hub as a file.
  EXPORTED,
  /// Persons, their roles and delegations.
  PEOPLE,
  /// Rooms, devices and what else the site is.
  SETTINGS,
  /// Working hours, holidays, duty roster.
  CALENDAR,
  DEFINITIONS,
  REGISTERS,
  CASES,
  PAPERS,
  /// Accounts, their roles and passwords.
  ACCOUNTS,
  /// Logins, and those that failed.
  LOGINS;

  /// Of an entry about such a subject.
  static AuditKind of(Subject.Kind kind) {
    return switch (kind) {
      case PERSON -> PEOPLE;
      case ROSTER, CALENDAR -> CALENDAR;
      case DEFINITION -> DEFINITIONS;
      case ITEM -> REGISTERS;
      case CASE, ALARM -> CASES;
      case PAPER -> PAPERS;
      default -> SETTINGS;
    };
  }

  /// The subjects whose entries are of this kind; none for what is not in the book.
  Set<Subject.Kind> subjects() {
    Set<Subject.Kind> all = EnumSet.noneOf(Subject.Kind.class);
    if (this != SEEN && this != EXPORTED && this != ACCOUNTS && this != LOGINS) {
      Arrays.stream(Subject.Kind.values()).filter(kind -> of(kind) == this).forEach(all::add);
    }
    return all;
  }
}
