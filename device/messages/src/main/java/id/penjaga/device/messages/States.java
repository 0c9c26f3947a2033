package id.penjaga.device.messages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// State messages to JSON and back. `type` is the message's class name.
final class States {
  private States() {}

  static void write(JsonText json, StateMessage message) {
    json.put("type", message.getClass().getSimpleName()).put("device", message.device());
    switch (message) {
      case StateMessage.Status m -> status(json, m);
      case StateMessage.Health m -> {
        Parts.moment(json, "at", m.at());
        json.put("journalBacklog", m.journalBacklog())
            .put("trendBacklog", m.trendBacklog())
            .put("backlogSinceMs", m.backlogSinceMs())
            .put("diskFreeBytes", m.diskFreeBytes())
            .put("recording", m.recording())
            .put("reconnects", m.reconnects())
            .put("refused", m.refused())
            .put("lost", m.lost());
      }
      case StateMessage.Point m -> {
        json.put("point", m.point());
        Parts.moment(json, "at", m.at());
        json.put("quality", m.quality());
        Parts.measure(json, m.measure());
        json.put("why", m.why());
      }
      case StateMessage.Alarm m -> {
        json.put("kind", m.kind())
            .put("point", m.point())
            .put("severity", m.severity())
            .put("phase", m.phase())
            .put("acknowledged", m.acknowledged());
        Parts.moment(json, "since", m.since());
        Parts.measure(json, m.measured());
        Parts.occurrence(json, m.occurrence());
        aside(json, m);
        chattering(json, m.chattering());
      }
    }
  }

  private static void aside(JsonText json, StateMessage.Alarm m) {
    StateMessage.Shelved shelved = m.shelved();
    if (shelved != null) {
      json.object(
          "shelved",
          () -> {
            json.put("untilMs", shelved.untilMs());
            if (shelved.once()) {
              json.put("once", true);
            }
            json.put("by", shelved.by()).put("reason", shelved.reason());
          });
    }
    StateMessage.OutOfService out = m.outOfService();
    if (out != null) {
      json.object("outOfService", () -> json.put("by", out.by()).put("reason", out.reason()));
    }
  }

  private static void chattering(JsonText json, StateMessage.@Nullable Chattering chattering) {
    if (chattering != null) {
      json.object(
          "chattering",
          () -> json.put("raises", chattering.raises()).put("withinMs", chattering.withinMs()));
    }
  }

  private static StateMessage.@Nullable Chattering chattering(@Nullable Fields json)
      throws MalformedMessage {
    return json == null
        ? null
        : new StateMessage.Chattering(json.integer("raises"), json.integer("withinMs"));
  }

  private static StateMessage.@Nullable Shelved shelved(@Nullable Fields json)
      throws MalformedMessage {
    return json == null
        ? null
        : new StateMessage.Shelved(
            json.integer("untilMs"),
            json.has("once") && json.flag("once"),
            json.text("by"),
            json.text("reason"));
  }

  private static StateMessage.@Nullable OutOfService outOfService(@Nullable Fields json)
      throws MalformedMessage {
    return json == null
        ? null
        : new StateMessage.OutOfService(json.text("by"), json.text("reason"));
  }

  private static void status(JsonText json, StateMessage.Status m) {
    json.put("online", m.online())
        .put("version", m.version())
        .put("board", m.board())
        .put("simulated", m.simulated())
        .put("log", m.log())
        .put("epoch", m.epoch());
    Moment at = m.at();
    if (at != null) {
      Parts.moment(json, "at", at);
    }
    Parts.position(json, "oldestJournal", m.oldestJournal());
    Parts.position(json, "oldestTrend", m.oldestTrend());
    json.array("points", () -> m.points().forEach(info -> json.element(() -> info(json, info))));
    if (m.roster() > 0) {
      json.put("roster", m.roster());
    }
  }

  private static void info(JsonText json, PointInfo info) {
    json.put("point", info.point())
        .put("kind", info.kind())
        .put("unit", info.unit().code())
        .put("labelId", info.labelId())
        .put("labelEn", info.labelEn())
        .put("staleAfterMs", info.staleAfterMs());
    Limits limits = info.limits();
    if (limits != null) {
      json.object(
          "limits",
          () -> {
            json.put("low", limits.low())
                .put("high", limits.high())
                .put("deadband", limits.deadband())
                .put("raiseAfterMs", limits.raiseAfterMs())
                .put("clearAfterMs", limits.clearAfterMs())
                .put("source", limits.source())
                .put("standardLow", limits.standardLow())
                .put("standardHigh", limits.standardHigh());
            CriticalBand critical = limits.critical();
            if (critical != null) {
              json.object("critical", () -> critical(json, critical));
            }
          });
    }
    MeasuringRange range = info.range();
    if (range != null) {
      json.object("range", () -> json.put("low", range.low()).put("high", range.high()));
    }
    if (info.accuracy() > 0) {
      json.put("accuracy", info.accuracy());
    }
  }

  private static void critical(JsonText json, CriticalBand band) {
    if (Double.isFinite(band.low())) {
      json.put("low", band.low());
    }
    if (Double.isFinite(band.high())) {
      json.put("high", band.high());
    }
    json.put("raiseAfterMs", band.raiseAfterMs())
        .put("clearAfterMs", band.clearAfterMs())
        .put("severity", band.severity());
  }

  static StateMessage read(Fields json) throws MalformedMessage {
    DeviceId device = new DeviceId(json.text("device"));
    String type = json.text("type");
    return switch (type) {
      case "Status" -> status(json, device);
      case "Health" ->
          new StateMessage.Health(
              device,
              Parts.moment(json, "at"),
              json.integer("journalBacklog"),
              json.integer("trendBacklog"),
              json.integer("backlogSinceMs"),
              json.integer("diskFreeBytes"),
              json.flag("recording"),
              json.integer("reconnects"),
              json.integer("refused"),
              json.integer("lost"));
      case "Point" ->
          new StateMessage.Point(
              device,
              Parts.point(json, "point"),
              Parts.moment(json, "at"),
              json.word("quality", StateMessage.Quality.class),
              Parts.measure(json),
              json.has("why") ? json.word("why", MissReason.class) : null);
      case "Alarm" ->
          new StateMessage.Alarm(
              device,
              json.word("kind", AlarmKind.class),
              Parts.point(json, "point"),
              json.word("severity", Severity.class),
              json.word("phase", StateMessage.AlarmPhase.class),
              json.flag("acknowledged"),
              Parts.moment(json, "since"),
              Parts.measure(json),
              Parts.occurrence(json),
              shelved(json.objectOrNull("shelved")),
              outOfService(json.objectOrNull("outOfService")),
              chattering(json.objectOrNull("chattering")));
      default -> throw json.wrong("type", "\"" + Names.printable(type) + "\" is no state message");
    };
  }

  private static StateMessage.Status status(Fields json, DeviceId device) throws MalformedMessage {
    List<PointInfo> points = new ArrayList<>();
    for (Fields point : json.objects("points")) {
      points.add(info(point));
    }
    return new StateMessage.Status(
        device,
        json.flag("online"),
        json.text("version"),
        json.text("board"),
        json.flag("simulated"),
        Parts.log(json),
        json.smallInteger("epoch"),
        json.has("at") ? Parts.moment(json, "at") : null,
        Parts.position(json, "oldestJournal"),
        Parts.position(json, "oldestTrend"),
        points,
        json.has("roster") ? json.integer("roster") : 0);
  }

  private static PointInfo info(Fields json) throws MalformedMessage {
    return new PointInfo(
        Parts.point(json, "point"),
        json.word("kind", PointKind.class),
        Unit.ofCode(json.text("unit")),
        json.text("labelId"),
        json.text("labelEn"),
        json.integer("staleAfterMs"),
        limits(json.objectOrNull("limits")),
        range(json.objectOrNull("range")),
        json.has("accuracy") ? json.number("accuracy") : 0);
  }

  private static @Nullable MeasuringRange range(@Nullable Fields json) throws MalformedMessage {
    return json == null ? null : new MeasuringRange(json.number("low"), json.number("high"));
  }

  private static @Nullable Limits limits(@Nullable Fields json) throws MalformedMessage {
    return json == null
        ? null
        : new Limits(
            json.number("low"),
            json.number("high"),
            json.number("deadband"),
            json.integer("raiseAfterMs"),
            json.integer("clearAfterMs"),
            json.text("source"),
            json.number("standardLow"),
            json.number("standardHigh"),
            critical(json.objectOrNull("critical")));
  }

  private static @Nullable CriticalBand critical(@Nullable Fields json) throws MalformedMessage {
    return json == null
        ? null
        : new CriticalBand(
            json.has("low") ? json.number("low") : Double.NEGATIVE_INFINITY,
            json.has("high") ? json.number("high") : Double.POSITIVE_INFINITY,
            json.integer("raiseAfterMs"),
            json.integer("clearAfterMs"),
            json.word("severity", Severity.class));
  }
}
