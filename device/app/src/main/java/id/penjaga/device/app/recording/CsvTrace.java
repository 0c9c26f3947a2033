package id.penjaga.device.app.recording;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a recording row by row, with what was skipped and why. Memory does not depend on its
/// length.
public final class CsvTrace {
  private static final List<String> CELSIUS = List.of("c", "°c", "℃", "celsius");
  private static final List<String> PERCENT = List.of("%", "%rh", "% rh", "rh");

  /// More than one row in so many skipped is much.
  private static final long MUCH = 10;

  private final BufferedReader lines;
  private final @Nullable ZoneId zone;
  private final @Nullable Consumer<String> told;
  private final CsvHeader header;
  private final Deque<CsvRow> ahead = new ArrayDeque<>();
  private final Timeline timeline = new Timeline();
  private final Map<String, Long> skipped = new TreeMap<>();
  private long line = 1;
  private long rows;
  private long used;
  private long temperatures;
  private long humidities;
  private @Nullable CsvRow first;
  private @Nullable CsvRow newest;

  /// Reads the header.
  ///
  /// @param zone of times that name none; null refuses such times
  /// @param told of each row or cell that is skipped; null makes the first one an exception
  /// @throws RowRefused when the header is not understood
  public CsvTrace(BufferedReader lines, @Nullable ZoneId zone, @Nullable Consumer<String> told)
      throws IOException, RowRefused {
    this.lines = lines;
    this.told = told;
    String text = lines.readLine();
    if (text == null || text.isBlank()) {
      throw new RowRefused(
          1, "header", "the recording is empty; it must begin with timestamp,temperature,humidity");
    }
    header = CsvHeader.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    this.zone = zone == null && header.utc() ? ZoneOffset.UTC : zone;
  }

  /// The next row that is used; null at the end.
  ///
  /// @throws RowRefused for the first bad row or cell, when no listener takes them
  public @Nullable CsvRow next() throws IOException, RowRefused {
    while (true) {
      while (ahead.size() <= Timeline.WINDOW) {
        CsvRow row = read();
        if (row == null) {
          break;
        }
        ahead.add(row);
      }
      CsvRow row = ahead.poll();
      if (row == null) {
        return null;
      }
      switch (timeline.judge(row.wallMs(), ahead.stream().map(CsvRow::wallMs).toList())) {
        case USE -> {
          return use(row);
        }
        case USE_CLOCK_SET_BACK -> {
          return use(row.afterTheClockWasSetBack());
        }
        case OLDER -> skip(new RowRefused(row.line(), "older", "is older than the line before"));
        case ODD ->
            skip(
                new RowRefused(
                    row.line(),
                    "out of time",
                    "its time, "
                        + Instant.ofEpochMilli(row.wallMs())
                        + ", is far from the rows around it"));
      }
    }
  }

  private CsvRow use(CsvRow row) {
    used++;
    temperatures += row.celsius() == null ? 0 : 1;
    humidities += row.percent() == null ? 0 : 1;
    first = first == null ? row : first;
    newest = row;
    return row;
  }

  /// The next row that can be read.
  private @Nullable CsvRow read() throws IOException, RowRefused {
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      rows++;
      try {
        return row(CsvLine.split(text, header.delimiter(), line));
      } catch (RowRefused e) {
        skip(e);
      }
    }
    return null;
  }

  private CsvRow row(List<String> found) throws RowRefused {
    List<String> cells = new ArrayList<>(found);
    while (cells.size() > header.columns() && cells.getLast().isEmpty()) {
      cells.removeLast(); // a delimiter at the end of the line
    }
    if (cells.size() != header.columns()) {
      throw new RowRefused(
          line,
          "wrong number of fields",
          "has " + cells.size() + " fields; " + header.columns() + " are needed");
    }
    String time = cells.get(header.time());
    if (header.clock() >= 0) {
      time += " " + cells.get(header.clock());
    }
    long wallMs;
    try {
      wallMs = Cells.wallMs(time, zone);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RowRefused(
          line, "no usable time", "timestamp " + RowRefused.shown(time) + " " + e.getMessage());
    }
    Double celsius = cell("temperature", cells.get(header.temperature()), CELSIUS);
    Double percent = cell("humidity", cells.get(header.humidity()), PERCENT);
    return new CsvRow(line, wallMs, celsius, percent, false);
  }

  /// A cell that is no number hides only itself.
  private @Nullable Double cell(String what, String text, List<String> units) throws RowRefused {
    try {
      return Cells.number(text, units);
    } catch (NumberFormatException _) {
      RowRefused refused =
          new RowRefused(line, what, what + " " + RowRefused.shown(text) + " is no number");
      if (told == null) {
        throw refused;
      }
      told.accept(String.valueOf(refused.getMessage()));
      return null;
    }
  }

  private void skip(RowRefused refused) throws RowRefused {
    if (told == null) {
      throw refused;
    }
    skipped.merge(refused.kind(), 1L, Long::sum);
    told.accept(String.valueOf(refused.getMessage()));
  }

  /// Whether a script may trust the result: something was used, and at most a tenth of the rows was
  /// skipped.
  public boolean trustworthy() {
    return temperatures + humidities > 0 && (rows - used) * MUCH <= rows;
  }

  /// What was read, used and skipped, in two or three lines.
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append("%d rows read, %d used, %d skipped".formatted(rows, used, rows - used));
    String separator = ": ";
    for (Map.Entry<String, Long> reason : skipped.entrySet()) {
      text.append(separator).append(reason.getValue()).append(' ').append(reason.getKey());
      separator = ", ";
    }
    text.append(
        "%n%d temperatures and %d humidities; %d and %d cells missing"
            .formatted(temperatures, humidities, used - temperatures, used - humidities));
    if (first != null && newest != null) {
      Instant from = Instant.ofEpochMilli(first.wallMs());
      Instant to = Instant.ofEpochMilli(newest.wallMs());
      text.append("%nfrom %s to %s (%s)".formatted(from, to, span(Duration.between(from, to))));
    }
    if (temperatures + humidities == 0) {
      text.append("%nNothing was used: this says nothing about the room.".formatted());
    } else if (!trustworthy()) {
      text.append("%nMore than a tenth was skipped: do not rely on the result.".formatted());
    }
    return text.toString();
  }

  private static String span(Duration span) {
    return "%d d %02d:%02d:%02d"
        .formatted(span.toDays(), span.toHoursPart(), span.toMinutesPart(), span.toSecondsPart());
  }

  /// A time zone by its name or offset.
  ///
  /// @throws IllegalArgumentException with what to write
  public static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time zone; write +07:00 or a name such as Asia/Jakarta");
    }
  }
}
