package id.penjaga.device.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 42 hours of a real DHT22 on a real Raspberry Pi, wrong values included:
/// `dht22-pi-2021-01-24.csv`, recorded by hvalev, MIT licence beside it.
///
/// The recorded room is a home and wanders between 17 and 24 °C. To serve as a healthy server room
/// its slow course is flattened and moved: `course' = 21.0 + 0.25 * (course - 22.3)` and `45.0 +
/// 0.5 * (course - 45.2)` for humidity, where the course is the running median of 31 samples. What
/// a sample deviates from the course (noise, and the wrong values such as doubled ones) is kept as
/// recorded.
final class Recording {
  private static final String FILE = "dht22-pi-2021-01-24.csv";
  private static final int WINDOW = 31;

  private final long[] millis;
  private final double[] celsius;
  private final double[] percent;

  private static @Nullable Recording loaded;

  private Recording(List<String> lines) {
    int count = lines.size();
    millis = new long[count];
    celsius = new double[count];
    percent = new double[count];
    long first = Long.parseLong(lines.getFirst().split(",", 2)[0]);
    for (int i = 0; i < count; i++) {
      String[] fields = lines.get(i).split(",", 3);
      millis[i] = Long.parseLong(fields[0]) - first;
      celsius[i] = Double.parseDouble(fields[1]);
      percent[i] = Double.parseDouble(fields[2]);
    }
    flatten(celsius, 22.3, 21.0, 0.25);
    flatten(percent, 45.2, 45.0, 0.5);
  }

  static synchronized Recording load() {
    Recording recording = loaded;
    if (recording == null) {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(Resource.open(FILE), StandardCharsets.US_ASCII))) {
        recording = new Recording(in.lines().skip(1).toList());
      } catch (IOException e) {
        throw new UncheckedIOException(FILE + " cannot be read", e);
      }
      loaded = recording;
    }
    return recording;
  }

  /// The sample that was the newest at this time; after 42 hours it begins again.
  Air at(Duration sinceBeginning) {
    long at = Math.floorMod(sinceBeginning.toMillis(), millis[millis.length - 1]);
    int found = Arrays.binarySearch(millis, at);
    int index = found >= 0 ? found : -found - 2;
    return new Air(celsius[index], percent[index]);
  }

  int size() {
    return millis.length;
  }

  Duration length() {
    return Duration.ofMillis(millis[millis.length - 1]);
  }

  private static void flatten(double[] values, double from, double to, double slope) {
    double[] course = new double[values.length];
    double[] window = new double[WINDOW];
    for (int i = 0; i < values.length; i++) {
      int start = Math.clamp(i - WINDOW / 2, 0, values.length - WINDOW);
      System.arraycopy(values, start, window, 0, WINDOW);
      Arrays.sort(window);
      course[i] = window[WINDOW / 2];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = to + slope * (course[i] - from) + (values[i] - course[i]);
    }
  }
}
