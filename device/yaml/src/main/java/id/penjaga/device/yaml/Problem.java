package id.penjaga.device.yaml;

/// One thing that is wrong with a file.
///
/// @param file as it was named on the command line
/// @param line from 1; 0 when it is about the file as a whole
/// @param key path of the key, such as `points.room.temperature.limits.high`; empty for the whole
///     file
/// @param sentence what is wrong and what to write instead
public record Problem(String file, int line, String key, Sentence sentence) {
  /// Of a file that only a console shows; `what` is English.
  public Problem(String file, int line, String key, String what) {
    this(file, line, key, Sentence.english(what));
  }

  /// What is wrong and what to write instead, in English.
  public String what() {
    return sentence.en();
  }

  /// `device.yaml:12: doors.door.main.unlock: is ...`.
  ///
  /// @param language `id` or `en`
  public String in(String language) {
    String where = line == 0 ? file : file + ":" + line;
    String what = sentence.in(language);
    return key.isEmpty() ? where + ": " + what : where + ": " + key + ": " + what;
  }

  /// In English, as a console shows it.
  @Override
  public String toString() {
    return in("en");
  }
}
