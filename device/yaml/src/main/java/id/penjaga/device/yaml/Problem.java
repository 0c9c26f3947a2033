package id.penjaga.device.yaml;

/// One thing that is wrong with a file.
///
/// @param file as it was named on the command line
/// @param line from 1; 0 when it is about the file as a whole
/// @param key path of the key, such as `points.room.temperature.limits.high`; empty for the whole
///     file
/// @param what what is wrong and what to write instead
public record Problem(String file, int line, String key, String what) {
  /// `device.yaml:12: doors.door.main.unlock: is ...`.
  @Override
  public String toString() {
    String where = line == 0 ? file : file + ":" + line;
    return key.isEmpty() ? where + ": " + what : where + ": " + key + ": " + what;
  }
}
