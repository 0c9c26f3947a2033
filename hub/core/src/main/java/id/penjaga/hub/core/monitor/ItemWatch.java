package id.penjaga.hub.core.monitor;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.monitor.HostReadings.DiskState;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What monitors say of one item, as forms of cases take it up: suggestions that a person sees and
/// may change, and what the hub found at that moment.
///
/// @param lines its monitors
/// @param partitions how full they were when they were read last
/// @param disks their state when they were read last
public record ItemWatch(List<Line> lines, List<PartitionUse> partitions, List<DiskState> disks) {
  /// What paths of definitions may ask, behind `monitor.`.
  public static final Set<String> WORDS =
      Set.of("down_from", "recovered_at", "proof", "readings", "checks", "partitions", "disks");

  /// Nothing is watched.
  public static final ItemWatch NOTHING = new ItemWatch(List.of(), List.of(), List.of());

  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu HH.mm.ss");

  /// A monitor of the item.
  ///
  /// @param means `http`, `tcp`, `ping`, `tls` or `readings`
  /// @param why the last check that turned it; empty for none
  /// @param downFrom beginning of its last outage; null when it had none
  public record Line(
      String means, Stand stand, Instant since, String why, @Nullable Instant downFrom) {}

  public ItemWatch {
    lines = List.copyOf(lines);
    partitions = List.copyOf(partitions);
    disks = List.copyOf(disks);
  }

  /// Whether the item answers; null when that is not known.
  public @Nullable Boolean answers() {
    List<Line> asked = asked();
    if (asked.stream().anyMatch(line -> line.stand() == Stand.DOWN)) {
      return false;
    }
    return asked.stream().anyMatch(line -> line.stand() == Stand.UP) ? true : null;
  }

  /// Whether no partition is above the limit; null when none was read.
  public @Nullable Boolean withinLimit() {
    return partitions.isEmpty() ? null : PartitionUse.breaches(partitions).isEmpty();
  }

  /// The value of a word; null when it is not known.
  public @Nullable Value at(String word, ZoneId zone) {
    Line last = lastOutage();
    return switch (word) {
      case "down_from" -> last == null ? null : time(last.downFrom());
      case "recovered_at" -> last == null || last.stand() != Stand.UP ? null : time(last.since());
      case "proof" -> last == null || last.stand() != Stand.UP ? null : proof(last, zone);
      case "readings" -> readings(zone);
      case "checks" -> many(lines.stream().map(line -> check(line, zone)).toList());
      case "partitions" ->
          many(
              partitions.stream()
                  .map(one ->
                      group(
                          "partition",
                          Value.of(one.partition()),
                          "used",
                          new Value.Numeric(one.used())))
                  .toList());
      case "disks" ->
          many(
              disks.stream()
                  .map(one ->
                      group(
                          "disk", Value.of(one.disk()),
                          "state", Value.of(one.sound() ? "healthy" : "critical")))
                  .toList());
      default -> null;
    };
  }

  private List<Line> asked() {
    return lines.stream()
        .filter(line -> !line.means().equals("tls") && !line.means().equals("readings"))
        .toList();
  }

  private @Nullable Line lastOutage() {
    return asked().stream()
        .filter(line -> line.downFrom() != null)
        .max(Comparator.comparing(line -> line.downFrom() == null ? Instant.MIN : line.downFrom()))
        .orElse(null);
  }

  private static @Nullable Value time(@Nullable Instant at) {
    return at == null ? null : Value.of(at.toString());
  }

  /// In the language of the papers of the office.
  private static Value proof(Line line, ZoneId zone) {
    Instant from = line.downFrom() == null ? line.since() : line.downFrom();
    return Value.of(
        "Pemeriksaan hub ("
            + line.means()
            + ") berhasil lagi sejak "
            + SHOWN.format(line.since().atZone(zone))
            + "; terganggu "
            + length(Duration.between(from, line.since()))
            + ".");
  }

  /// `70 menit 30 detik`, in the language of the papers of the office.
  private static String length(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    return seconds / 60 + " menit " + seconds % 60 + " detik";
  }

  private @Nullable Value readings(ZoneId zone) {
    List<String> all = new ArrayList<>();
    for (Line line : lines) {
      all.add(
          line.means()
              + " "
              + line.stand().name()
              + " "
              + SHOWN.format(line.since().atZone(zone))
              + (line.why().isEmpty() ? "" : " (" + line.why() + ")"));
    }
    if (!partitions.isEmpty()) {
      all.add(partitions.stream().map(PartitionUse::line).collect(Collectors.joining(", ")));
    }
    for (DiskState disk : disks) {
      all.add(disk.disk() + (disk.sound() ? " OK" : " FAILED") + space(disk.detail()));
    }
    return all.isEmpty() ? null : Value.of(String.join("; ", all));
  }

  private static String space(String text) {
    return text.isEmpty() ? "" : " " + text;
  }

  private static Value check(Line line, ZoneId zone) {
    String result =
        switch (line.stand()) {
          case UP -> "normal";
          case DOWN -> "fault";
          case UNKNOWN, LOCAL_FAULT -> "unknown";
        };
    return group(
        "object", Value.of(line.means()),
        "result", Value.of(result),
        "note", Value.of(SHOWN.format(line.since().atZone(zone)) + space(line.why())));
  }

  private static Value group(Object... keysAndValues) {
    Map<String, Value> values = new java.util.TreeMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put((String) keysAndValues[i], (Value) keysAndValues[i + 1]);
    }
    return new Value.Group(values);
  }

  private static @Nullable Value many(List<Value> values) {
    return values.isEmpty() ? null : new Value.Many(values);
  }
}
