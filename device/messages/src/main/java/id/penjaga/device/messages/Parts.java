package id.penjaga.device.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts that several messages share.
final class Parts {
  private Parts() {}

  static void moment(JsonText json, String name, Moment at) {
    json.object(
        name,
        () ->
            json.put("uptimeMs", at.uptimeMs())
                .put("wallMs", at.wallMs())
                .put("clock", at.clock()));
  }

  static Moment moment(Fields json, String name) throws MalformedMessage {
    Fields at = json.object(name);
    return new Moment(
        at.integer("uptimeMs"), at.integer("wallMs"), at.word("clock", ClockQuality.class));
  }

  static void position(JsonText json, String name, @Nullable Position position) {
    if (position != null) {
      json.array(
          name,
          () -> {
            json.integer(position.epoch());
            json.integer(position.sequence());
          });
    }
  }

  static @Nullable Position position(Fields json, String name) throws MalformedMessage {
    if (!json.has(name)) {
      return null;
    }
    List<@Nullable Object> pair = json.array(name);
    if (pair.size() == 2
        && pair.get(0) instanceof Long epoch
        && pair.get(1) instanceof Long sequence) {
      return new Position(Math.toIntExact(Math.clamp(epoch, 0, Integer.MAX_VALUE)), sequence);
    }
    throw json.wrong(name, "must be [epoch, sequence]");
  }

  static Position position(Fields json) throws MalformedMessage {
    return new Position(json.smallInteger("epoch"), json.integer("seq"));
  }

  static @Nullable Position after(Fields json) throws MalformedMessage {
    return position(json, "after");
  }

  static void occurrence(JsonText json, @Nullable OccurrenceId occurrence) {
    if (occurrence != null) {
      json.object(
          "occurrence",
          () ->
              json.put("log", occurrence.log())
                  .put("epoch", occurrence.position().epoch())
                  .put("seq", occurrence.position().sequence()));
    }
  }

  static @Nullable OccurrenceId occurrence(Fields json) throws MalformedMessage {
    Fields inner = json.objectOrNull("occurrence");
    return inner == null ? null : new OccurrenceId(log(inner), position(inner));
  }

  static String log(Fields json) throws MalformedMessage {
    String log = json.text("log");
    if (!OccurrenceId.validLog(log)) {
      throw json.wrong("log", "has 16 hex digits");
    }
    return log;
  }

  static void measure(JsonText json, @Nullable Measure measure) {
    if (measure != null) {
      json.put("value", measure.value()).put("unit", measure.unit().code());
    }
  }

  static @Nullable Measure measure(Fields json) throws MalformedMessage {
    return json.has("value")
        ? new Measure(json.number("value"), Unit.ofCode(json.text("unit")))
        : null;
  }

  static PointId point(Fields json, String name) throws MalformedMessage {
    return new PointId(json.text(name));
  }
}
