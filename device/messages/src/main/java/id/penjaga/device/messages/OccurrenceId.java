package id.penjaga.device.messages;

/// Identity of one occurrence of an alarm, shared by device and hub: the place of its
/// {@link JournalEvent.AlarmRaised} record. It exists once that record is durable, and is never
/// used for another occurrence.
///
/// @param log the log of that record, see {@link JournalRecord}
public record OccurrenceId(String log, Position position) {
  /// The shape of {@link #toString}, for forms and addresses: `log/epoch/sequence`.
  ///
  /// @throws IllegalArgumentException when `text` has another shape
  public static OccurrenceId parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 3 || !validLog(parts[0])) {
      throw new IllegalArgumentException(
          "\"" + Names.printable(text) + "\": write log/epoch/sequence");
    }
    try {
      return new OccurrenceId(
          parts[0], new Position(Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"" + Names.printable(text) + "\": epoch and sequence are whole numbers", e);
    }
  }

  static boolean validLog(String log) {
    return log.length() == 16 && log.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  @Override
  public String toString() {
    return log + "/" + position;
  }
}
