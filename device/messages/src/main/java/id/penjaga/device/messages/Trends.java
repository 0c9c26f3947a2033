package id.penjaga.device.messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The readings of a trend batch as columns and rows: `points` lists `[name, unit]`, each row of
/// `readings` is `[column, offset in ms from "at", value]`, with the reason as a text in the
/// value's place when there was no reading.
final class Trends {
  /// The wall clock may be slewed while a batch is gathered; a step may not hide in it.
  private static final long SLEW_MS = 1000;

  private Trends() {}

  static void write(JsonText json, TrendBatch batch) {
    Moment base = batch.readings().getFirst().at();
    Map<PointId, Integer> columns = new LinkedHashMap<>();
    Map<PointId, Unit> units = new LinkedHashMap<>();
    for (Reading reading : batch.readings()) {
      columns.putIfAbsent(reading.point(), columns.size());
      if (reading instanceof Reading.Taken taken) {
        units.putIfAbsent(taken.point(), taken.measure().unit());
      }
    }
    Parts.moment(json, "at", base);
    json.array(
        "points",
        () ->
            columns
                .keySet()
                .forEach(point ->
                    json.row(() -> {
                      Unit unit = units.get(point);
                      json.text(point.name());
                      json.text(unit == null ? null : unit.code());
                    })));
    json.array(
        "readings", () -> batch.readings().forEach(reading -> row(json, base, columns, reading)));
  }

  private static void row(
      JsonText json, Moment base, Map<PointId, Integer> columns, Reading reading) {
    long offset = reading.at().since(base);
    long wallOffset = reading.at().wallMs() - base.wallMs();
    if (reading.at().clock() != base.clock() || Math.abs(wallOffset - offset) > SLEW_MS) {
      throw new IllegalArgumentException("the clock was disturbed inside a trend batch");
    }
    json.row(() -> {
      json.integer(columns.getOrDefault(reading.point(), -1));
      json.integer(offset);
      switch (reading) {
        case Reading.Taken taken -> json.number(taken.measure().value());
        case Reading.Missed missed -> json.text(missed.why().name());
      }
    });
  }

  static List<Reading> read(Fields json) throws MalformedMessage {
    Moment base = Parts.moment(json, "at");
    List<PointId> points = new ArrayList<>();
    List<@Nullable Unit> units = new ArrayList<>();
    for (Object column : json.array("points")) {
      if (!(column instanceof List<?> pair)
          || pair.size() != 2
          || !(pair.get(0) instanceof String name)) {
        throw json.wrong("points", "must hold [name, unit]");
      }
      points.add(new PointId(name));
      units.add(pair.get(1) instanceof String code ? Unit.ofCode(code) : null);
    }
    List<Reading> readings = new ArrayList<>();
    for (Object element : json.array("readings")) {
      readings.add(reading(json, base, points, units, element));
    }
    return readings;
  }

  private static Reading reading(
      Fields json,
      Moment base,
      List<PointId> points,
      List<@Nullable Unit> units,
      @Nullable Object element)
      throws MalformedMessage {
    if (!(element instanceof List<?> row)
        || row.size() != 3
        || !(row.get(0) instanceof Long column)
        || column < 0
        || column >= points.size()
        || !(row.get(1) instanceof Long offset)) {
      throw json.wrong("readings", "must hold [column, offset, value or reason]");
    }
    PointId point = points.get(column.intValue());
    Moment at = base.plus(offset);
    if (row.get(2) instanceof String reason) {
      return new Reading.Missed(at, point, json.toWord("readings", reason, MissReason.class));
    }
    Unit unit = units.get(column.intValue());
    if (unit == null) {
      throw json.wrong("points", "needs a unit for " + point);
    }
    return new Reading.Taken(at, point, new Measure(json.toNumber("readings", row.get(2)), unit));
  }
}
