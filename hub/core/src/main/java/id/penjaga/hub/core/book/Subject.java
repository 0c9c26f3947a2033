package id.penjaga.hub.core.book;

/// What an entry is about; written as `case/17`.
///
/// @param id a case is named by the sequence number of the entry that opened it, a register item as
///     `ups/UPS-1`
public record Subject(Kind kind, String id) {
  public enum Kind {
    CASE,
    PERSON,
    SITE,
    ROSTER,
    CALENDAR,
    DEFINITION,
    ITEM,
    ALARM,
    MONITOR,
    PAPER
  }

  public static Subject ofCase(long id) {
    return new Subject(Kind.CASE, Long.toString(id));
  }

  /// @throws IllegalArgumentException when it is not of that form
  public static Subject parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(text + " is no subject; it is written as case/17");
    }
    return new Subject(
        Kind.valueOf(text.substring(0, slash).toUpperCase(java.util.Locale.ROOT)),
        text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + id;
  }
}
