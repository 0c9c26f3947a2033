package id.penjaga.device.messages;

import id.penjaga.device.messages.JournalEvent.AccessDenied;
import id.penjaga.device.messages.JournalEvent.AccessGranted;
import id.penjaga.device.messages.JournalEvent.AccessNotTaken;
import id.penjaga.device.messages.JournalEvent.AlarmAcknowledged;
import id.penjaga.device.messages.JournalEvent.AlarmChattering;
import id.penjaga.device.messages.JournalEvent.AlarmCleared;
import id.penjaga.device.messages.JournalEvent.AlarmRaised;
import id.penjaga.device.messages.JournalEvent.AlarmSettled;
import id.penjaga.device.messages.JournalEvent.AlarmShelved;
import id.penjaga.device.messages.JournalEvent.AlarmUnshelved;
import id.penjaga.device.messages.JournalEvent.BuzzerRearmed;
import id.penjaga.device.messages.JournalEvent.BuzzerSilenced;
import id.penjaga.device.messages.JournalEvent.ClockChanged;
import id.penjaga.device.messages.JournalEvent.CommandRefused;
import id.penjaga.device.messages.JournalEvent.DeviceStarted;
import id.penjaga.device.messages.JournalEvent.DoorClosed;
import id.penjaga.device.messages.JournalEvent.DoorOpened;
import id.penjaga.device.messages.JournalEvent.EnrolmentEnded;
import id.penjaga.device.messages.JournalEvent.EnrolmentOpened;
import id.penjaga.device.messages.JournalEvent.ExitRequested;
import id.penjaga.device.messages.JournalEvent.LimitsChanged;
import id.penjaga.device.messages.JournalEvent.Loss;
import id.penjaga.device.messages.JournalEvent.LossDeclared;
import id.penjaga.device.messages.JournalEvent.MainsLost;
import id.penjaga.device.messages.JournalEvent.MainsRestored;
import id.penjaga.device.messages.JournalEvent.OutputsTested;
import id.penjaga.device.messages.JournalEvent.PassbackForgiven;
import id.penjaga.device.messages.JournalEvent.PersonEntered;
import id.penjaga.device.messages.JournalEvent.PersonLeft;
import id.penjaga.device.messages.JournalEvent.PointInService;
import id.penjaga.device.messages.JournalEvent.PointOutOfService;
import id.penjaga.device.messages.JournalEvent.RosterAdopted;
import id.penjaga.device.messages.JournalEvent.RosterRefused;
import id.penjaga.device.messages.JournalEvent.ShutdownAnnounced;
import id.penjaga.device.messages.JournalEvent.ShutdownCancelled;
import id.penjaga.device.messages.JournalEvent.ShutdownOrdered;
import id.penjaga.device.messages.JournalEvent.ShutdownReleased;
import id.penjaga.device.messages.JournalEvent.TrendDropped;
import org.jspecify.annotations.Nullable;

/// Journal events to JSON and back. `type` is the event's class name.
final class Events {
  private Events() {}

  static void write(JsonText json, JournalEvent event) {
    json.put("type", event.getClass().getSimpleName());
    switch (event) {
      case DeviceStarted e ->
          json.put("version", e.version())
              .put("config", e.config())
              .put("board", e.board())
              .put("simulated", e.simulated());
      case ClockChanged e -> json.put("from", e.from()).put("to", e.to()).put("stepMs", e.stepMs());
      case AlarmRaised e -> {
        json.put("kind", e.kind()).put("point", e.point()).put("severity", e.severity());
        Parts.measure(json, e.measured());
      }
      case AlarmCleared e -> {
        json.put("kind", e.kind()).put("point", e.point()).put("raisedMs", e.raisedMs());
        Parts.occurrence(json, e.occurrence());
      }
      case AlarmAcknowledged e -> {
        json.put("kind", e.kind()).put("point", e.point()).put("by", e.by()).put("note", e.note());
        Parts.occurrence(json, e.occurrence());
        json.put("button", e.button());
      }
      case AlarmChattering e -> {
        json.put("kind", e.kind()).put("point", e.point());
        json.put("raises", e.raises()).put("withinMs", e.withinMs());
        Parts.occurrence(json, e.occurrence());
      }
      case AlarmSettled e -> {
        json.put("kind", e.kind()).put("point", e.point());
        json.put("raises", e.raises()).put("lastedMs", e.lastedMs());
        Parts.occurrence(json, e.occurrence());
      }
      case AlarmShelved e -> {
        json.put("kind", e.kind()).put("point", e.point()).put("forMs", e.forMs());
        flag(json, "once", e.once());
        json.put("by", e.by()).put("reason", e.reason());
      }
      case AlarmUnshelved e ->
          json.put("kind", e.kind()).put("point", e.point()).put("end", e.end()).put("by", e.by());
      case PointOutOfService e ->
          json.put("point", e.point()).put("by", e.by()).put("reason", e.reason());
      case PointInService e -> json.put("point", e.point()).put("by", e.by());
      case BuzzerSilenced e -> json.put("by", e.by());
      case BuzzerRearmed e -> json.put("by", e.by());
      case OutputsTested e -> json.put("by", e.by());
      case LimitsChanged e ->
          json.put("point", e.point())
              .put("low", e.low())
              .put("high", e.high())
              .put("by", e.by())
              .put("reason", e.reason());
      case AccessGranted e ->
          json.put("door", e.door())
              .put("reader", e.reader())
              .put("direction", e.direction())
              .put("badge", e.badge())
              .put("holder", e.holder())
              .put("permit", e.permit())
              .put("escort", e.escort())
              .put("despite", e.despite());
      case AccessDenied e -> {
        json.put("door", e.door())
            .put("reader", e.reader())
            .put("direction", e.direction())
            .put("badge", e.badge())
            .put("holder", e.holder())
            .put("reason", e.reason());
        if (e.count() > 1) {
          json.put("count", e.count());
        }
      }
      case AccessNotTaken e ->
          json.put("door", e.door()).put("badge", e.badge()).put("holder", e.holder());
      case PersonEntered e -> {
        json.put("door", e.door()).put("badge", e.badge()).put("holder", e.holder());
        certainty(json, e.certainty());
        json.put("permit", e.permit()).put("escort", e.escort());
      }
      case PersonLeft e -> {
        json.put("door", e.door()).put("badge", e.badge()).put("holder", e.holder());
        certainty(json, e.certainty());
      }
      case DoorOpened e -> {
        json.put("door", e.door()).put("holder", e.holder());
        flag(json, "exit", e.exit());
      }
      case DoorClosed e -> json.put("door", e.door()).put("openMs", e.openMs());
      case ExitRequested e -> {
        json.put("door", e.door());
        flag(json, "open", e.open());
      }
      case RosterAdopted e ->
          json.put("version", e.version())
              .put("keyVersion", e.keyVersion())
              .put("hash", e.hash())
              .put("badges", e.badges())
              .put("permits", e.permits())
              .put("leaseMs", e.leaseMs());
      case RosterRefused e ->
          json.put("version", e.version()).put("reason", e.reason()).put("why", e.why());
      case PassbackForgiven e ->
          json.put("badge", e.badge())
              .put("holder", e.holder())
              .put("by", e.by())
              .put("reason", e.reason());
      case EnrolmentOpened e ->
          json.put("enrolment", e.enrolment()).put("reader", e.reader()).put("by", e.by());
      case EnrolmentEnded e ->
          json.put("enrolment", e.enrolment())
              .put("reader", e.reader())
              .put("end", e.end())
              .put("badge", e.badge())
              .put("keyVersion", e.keyVersion());
      case MainsLost e -> json.put("point", e.point());
      case MainsRestored e -> json.put("point", e.point()).put("outageMs", e.outageMs());
      case ShutdownAnnounced e ->
          json.put("group", e.group())
              .put("ups", e.ups())
              .put("cause", e.cause())
              .put("inMs", e.inMs())
              .put("servers", e.servers());
      case ShutdownCancelled e -> json.put("group", e.group()).put("ups", e.ups());
      case ShutdownOrdered e ->
          json.put("group", e.group()).put("ups", e.ups()).put("servers", e.servers());
      case ShutdownReleased e ->
          json.put("group", e.group()).put("ups", e.ups()).put("stayed", e.stayed());
      case CommandRefused e ->
          json.put("command", e.command()).put("why", e.why()).put("reason", e.reason());
      case TrendDropped e -> {
        Parts.position(json, "from", e.from());
        Parts.position(json, "to", e.to());
      }
      case LossDeclared e -> json.put("what", e.what()).put("count", e.count());
    }
  }

  /// Fields that came later are written only where they say something: the bytes of every other
  /// record stay as an older hub knows them.
  private static void flag(JsonText json, String name, boolean value) {
    if (value) {
      json.put(name, true);
    }
  }

  private static void certainty(JsonText json, Certainty certainty) {
    if (certainty != Certainty.SEEN) {
      json.put("certainty", certainty);
    }
  }

  static JournalEvent read(Fields json) throws MalformedMessage {
    String type = json.text("type");
    return switch (type) {
      case "DeviceStarted" ->
          new DeviceStarted(
              json.text("version"),
              json.text("config"),
              json.text("board"),
              json.flag("simulated"));
      case "ClockChanged" ->
          new ClockChanged(
              json.word("from", ClockQuality.class),
              json.word("to", ClockQuality.class),
              json.integer("stepMs"));
      case "AlarmRaised" ->
          new AlarmRaised(
              kind(json), point(json), json.word("severity", Severity.class), Parts.measure(json));
      case "AlarmCleared" ->
          new AlarmCleared(
              kind(json), point(json), json.integer("raisedMs"), Parts.occurrence(json));
      case "AlarmAcknowledged" ->
          new AlarmAcknowledged(
              kind(json),
              point(json),
              json.text("by"),
              json.text("note"),
              Parts.occurrence(json),
              json.has("button") ? new PointId(json.text("button")) : null);
      case "AlarmChattering" ->
          new AlarmChattering(
              kind(json),
              point(json),
              json.integer("raises"),
              json.integer("withinMs"),
              Parts.occurrence(json));
      case "AlarmSettled" ->
          new AlarmSettled(
              kind(json),
              point(json),
              json.integer("raises"),
              json.integer("lastedMs"),
              Parts.occurrence(json));
      case "AlarmShelved" ->
          new AlarmShelved(
              kind(json),
              point(json),
              json.integer("forMs"),
              flag(json, "once"),
              json.text("by"),
              json.text("reason"));
      case "AlarmUnshelved" ->
          new AlarmUnshelved(
              kind(json), point(json), json.word("end", ShelfEnd.class), json.textOrNull("by"));
      case "PointOutOfService" ->
          new PointOutOfService(point(json), json.text("by"), json.text("reason"));
      case "PointInService" -> new PointInService(point(json), json.textOrNull("by"));
      case "BuzzerSilenced" -> new BuzzerSilenced(json.text("by"));
      case "BuzzerRearmed" -> new BuzzerRearmed(json.text("by"));
      case "OutputsTested" -> new OutputsTested(json.text("by"));
      case "LimitsChanged" ->
          new LimitsChanged(
              point(json),
              json.number("low"),
              json.number("high"),
              json.text("by"),
              json.text("reason"));
      case "AccessGranted" ->
          new AccessGranted(
              door(json),
              reader(json),
              direction(json),
              badge(json),
              json.text("holder"),
              json.textOrNull("permit"),
              escort(json),
              json.has("despite") ? json.word("despite", DenialReason.class) : null);
      case "AccessDenied" ->
          new AccessDenied(
              door(json),
              reader(json),
              direction(json),
              badge(json),
              json.textOrNull("holder"),
              json.word("reason", DenialReason.class),
              json.has("count") ? json.integer("count") : 1);
      case "AccessNotTaken" -> new AccessNotTaken(door(json), badge(json), json.text("holder"));
      case "PersonEntered" ->
          new PersonEntered(
              door(json),
              badge(json),
              json.text("holder"),
              certainty(json),
              json.textOrNull("permit"),
              escort(json));
      case "PersonLeft" ->
          new PersonLeft(door(json), badge(json), json.text("holder"), certainty(json));
      case "DoorOpened" ->
          new DoorOpened(door(json), json.textOrNull("holder"), flag(json, "exit"));
      case "DoorClosed" -> new DoorClosed(door(json), json.integer("openMs"));
      case "ExitRequested" -> new ExitRequested(door(json), flag(json, "open"));
      case "RosterAdopted" ->
          new RosterAdopted(
              json.integer("version"),
              json.smallInteger("keyVersion"),
              json.text("hash"),
              json.smallInteger("badges"),
              json.smallInteger("permits"),
              json.integer("leaseMs"));
      case "RosterRefused" ->
          new RosterRefused(
              json.integer("version"), json.word("reason", RosterRefusal.class), json.text("why"));
      case "PassbackForgiven" ->
          new PassbackForgiven(
              badge(json), json.text("holder"), json.text("by"), json.text("reason"));
      case "EnrolmentOpened" ->
          new EnrolmentOpened(json.text("enrolment"), reader(json), json.text("by"));
      case "EnrolmentEnded" ->
          new EnrolmentEnded(
              json.text("enrolment"),
              reader(json),
              json.word("end", EnrolmentEnd.class),
              badgeOrNull(json, "badge"),
              json.smallInteger("keyVersion"));
      case "MainsLost" -> new MainsLost(point(json));
      case "MainsRestored" -> new MainsRestored(point(json), json.integer("outageMs"));
      case "ShutdownAnnounced" ->
          new ShutdownAnnounced(
              group(json),
              ups(json),
              json.word("cause", ShutdownCause.class),
              json.integer("inMs"),
              json.integer("servers"));
      case "ShutdownCancelled" -> new ShutdownCancelled(group(json), ups(json));
      case "ShutdownOrdered" ->
          new ShutdownOrdered(group(json), ups(json), json.integer("servers"));
      case "ShutdownReleased" ->
          new ShutdownReleased(group(json), ups(json), json.integer("stayed"));
      case "CommandRefused" ->
          new CommandRefused(
              json.text("command"),
              json.text("why"),
              json.has("reason") ? json.word("reason", RefusalReason.class) : null);
      case "TrendDropped" -> new TrendDropped(position(json, "from"), position(json, "to"));
      case "LossDeclared" -> new LossDeclared(json.word("what", Loss.class), json.integer("count"));
      default -> throw json.wrong("type", "\"" + Names.printable(type) + "\" is no journal event");
    };
  }

  private static boolean flag(Fields json, String name) throws MalformedMessage {
    return json.has(name) && json.flag(name);
  }

  private static Certainty certainty(Fields json) throws MalformedMessage {
    return json.has("certainty") ? json.word("certainty", Certainty.class) : Certainty.SEEN;
  }

  private static AlarmKind kind(Fields json) throws MalformedMessage {
    return json.word("kind", AlarmKind.class);
  }

  private static PointId point(Fields json) throws MalformedMessage {
    return Parts.point(json, "point");
  }

  private static PointId group(Fields json) throws MalformedMessage {
    return Parts.point(json, "group");
  }

  private static PointId ups(Fields json) throws MalformedMessage {
    return Parts.point(json, "ups");
  }

  private static PointId door(Fields json) throws MalformedMessage {
    return Parts.point(json, "door");
  }

  private static PointId reader(Fields json) throws MalformedMessage {
    return Parts.point(json, "reader");
  }

  private static Direction direction(Fields json) throws MalformedMessage {
    return json.word("direction", Direction.class);
  }

  private static BadgeId badge(Fields json) throws MalformedMessage {
    return new BadgeId(json.text("badge"));
  }

  private static @Nullable BadgeId escort(Fields json) throws MalformedMessage {
    return badgeOrNull(json, "escort");
  }

  private static @Nullable BadgeId badgeOrNull(Fields json, String name) throws MalformedMessage {
    String digest = json.textOrNull(name);
    return digest == null ? null : new BadgeId(digest);
  }

  private static Position position(Fields json, String name) throws MalformedMessage {
    Position position = Parts.position(json, name);
    if (position == null) {
      throw json.wrong(name, "is missing");
    }
    return position;
  }
}
