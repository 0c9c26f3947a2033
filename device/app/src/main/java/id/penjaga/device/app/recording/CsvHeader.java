package id.penjaga.device.app.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of a recording by their names.
///
/// @param delimiter between two cells
/// @param columns how many cells a row has
/// @param time index of the time, or of the date where the time of day has its own column
/// @param clock index of the time of day; -1 where one column holds all
/// @param temperature index
/// @param humidity index
/// @param utc whether the name of the time's column says UTC
record CsvHeader(
    char delimiter, int columns, int time, int clock, int temperature, int humidity, boolean utc) {

  private static final String EXAMPLE = "write timestamp,temperature,humidity";
  private static final Set<String> TIMES =
      Set.of(
          "timestamp", "time", "datetime", "date", "epoch", "ts", "unixtime", "waktu", "tanggal");
  private static final Set<String> TIME_WORDS =
      Set.of(
          "time", "stamp", "utc", "gmt", "s", "ms", "us", "ns", "unix", "epoch", "iso", "iso8601");
  private static final Set<String> TEMPERATURES =
      Set.of("temperature", "temp", "suhu", "temperatur", "celsius");
  private static final Set<String> TEMPERATURE_WORDS =
      Set.of("c", "°c", "℃", "celsius", "cel", "deg", "degc", "degrees", "air", "room", "ruang");
  private static final Set<String> OTHER_SCALES =
      Set.of("f", "°f", "℉", "fahrenheit", "degf", "k", "kelvin");
  private static final Set<String> HUMIDITIES =
      Set.of("humidity", "hum", "rh", "kelembaban", "kelembapan", "relhum", "%rh");
  private static final Set<String> HUMIDITY_WORDS =
      Set.of("%", "%rh", "rh", "percent", "relative", "rel", "room", "air", "ruang");

  /// Understands the first line.
  ///
  /// @throws RowRefused with what stood there and what is needed
  static CsvHeader of(String text) throws RowRefused {
    RowRefused best = null;
    for (char delimiter : new char[] {',', ';', '\t', '|'}) {
      if (text.indexOf(delimiter) < 0) {
        continue;
      }
      try {
        return of(CsvLine.split(text, delimiter, 1), delimiter);
      } catch (RowRefused e) {
        best = best == null ? e : best;
      }
    }
    throw best == null
        ? refused("is " + RowRefused.shown(text) + ", which is no header; " + EXAMPLE)
        : best;
  }

  private static CsvHeader of(List<String> names, char delimiter) throws RowRefused {
    List<List<String>> words = new ArrayList<>();
    for (String name : names) {
      words.add(words(name));
    }
    int temperature = one(names, words, TEMPERATURES, TEMPERATURE_WORDS, "temperature");
    int humidity = one(names, words, HUMIDITIES, HUMIDITY_WORDS, "humidity");
    int time;
    int clock = exactly(words, "time");
    int date = exactly(words, "date");
    if (clock >= 0 && date >= 0) {
      time = date;
    } else {
      clock = -1;
      time = one(names, words, TIMES, TIME_WORDS, "time");
    }
    boolean utc = words.get(time).contains("utc") || words.get(time).contains("gmt");
    return new CsvHeader(delimiter, names.size(), time, clock, temperature, humidity, utc);
  }

  private static int exactly(List<List<String>> words, String word) {
    return words.indexOf(List.of(word));
  }

  private static int one(
      List<String> names,
      List<List<String>> words,
      Set<String> things,
      Set<String> more,
      String what)
      throws RowRefused {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<String> name = words.get(i);
      if (name.stream().noneMatch(things::contains)) {
        continue;
      }
      if (what.equals("temperature") && name.stream().anyMatch(OTHER_SCALES::contains)) {
        throw refused(
            "the column " + RowRefused.shown(names.get(i)) + " is not in Celsius; convert it");
      }
      if (name.stream().allMatch(word -> things.contains(word) || more.contains(word))) {
        found.add(i);
      }
    }
    if (found.size() > 1) {
      // An exact name beats one with more words.
      List<Integer> exact = found.stream().filter(i -> words.get(i).size() == 1).toList();
      found = exact.isEmpty() ? found : exact;
    }
    if (found.size() != 1) {
      String stood = names.stream().map(RowRefused::shown).collect(Collectors.joining(", "));
      throw refused(
          "the header names "
              + (found.isEmpty() ? "no column" : found.size() + " columns")
              + " for the "
              + what
              + "; it says "
              + stood
              + "; "
              + EXAMPLE);
    }
    return found.getFirst();
  }

  private static List<String> words(@Nullable String name) {
    String plain = (name == null ? "" : name).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    for (String word : plain.split("[^\\p{L}\\p{N}°%℃℉]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static RowRefused refused(String detail) {
    return new RowRefused(1, "header", detail);
  }
}
