package id.penjaga.device.messages;

import id.penjaga.device.messages.DeviceCommand.AcknowledgeAlarm;
import id.penjaga.device.messages.DeviceCommand.ChangeLimits;
import id.penjaga.device.messages.DeviceCommand.EnrolBadge;
import id.penjaga.device.messages.DeviceCommand.ForgivePassback;
import id.penjaga.device.messages.DeviceCommand.RearmBuzzer;
import id.penjaga.device.messages.DeviceCommand.ReturnToService;
import id.penjaga.device.messages.DeviceCommand.ShelveAlarm;
import id.penjaga.device.messages.DeviceCommand.SilenceBuzzer;
import id.penjaga.device.messages.DeviceCommand.TakeOutOfService;
import id.penjaga.device.messages.DeviceCommand.TestOutputs;
import id.penjaga.device.messages.DeviceCommand.UnshelveAlarm;

/// Commands to JSON and back. `type` is the command's class name.
final class Commands {
  private Commands() {}

  static void write(JsonText json, DeviceCommand command) {
    json.put("type", command.getClass().getSimpleName());
    switch (command) {
      case AcknowledgeAlarm c -> {
        json.put("kind", c.kind()).put("point", c.point()).put("by", c.by()).put("note", c.note());
        Parts.occurrence(json, c.occurrence());
      }
      case ShelveAlarm c -> {
        json.put("kind", c.kind()).put("point", c.point()).put("forMs", c.forMs());
        if (c.once()) {
          json.put("once", true);
        }
        json.put("by", c.by()).put("reason", c.reason());
      }
      case UnshelveAlarm c -> json.put("kind", c.kind()).put("point", c.point()).put("by", c.by());
      case TakeOutOfService c ->
          json.put("point", c.point()).put("by", c.by()).put("reason", c.reason());
      case ReturnToService c -> json.put("point", c.point()).put("by", c.by());
      case SilenceBuzzer c -> json.put("by", c.by());
      case RearmBuzzer c -> json.put("by", c.by());
      case TestOutputs c -> json.put("by", c.by());
      case ChangeLimits c ->
          json.put("point", c.point())
              .put("low", c.low())
              .put("high", c.high())
              .put("by", c.by())
              .put("reason", c.reason());
      case ForgivePassback c ->
          json.put("badge", c.badge()).put("by", c.by()).put("reason", c.reason());
      case EnrolBadge c -> json.put("reader", c.reader()).put("by", c.by());
    }
  }

  static DeviceCommand read(Fields json) throws MalformedMessage {
    String type = json.text("type");
    return switch (type) {
      case "AcknowledgeAlarm" ->
          new AcknowledgeAlarm(
              json.word("kind", AlarmKind.class),
              Parts.point(json, "point"),
              json.text("by"),
              json.text("note"),
              Parts.occurrence(json));
      case "ShelveAlarm" ->
          new ShelveAlarm(
              json.word("kind", AlarmKind.class),
              Parts.point(json, "point"),
              json.integer("forMs"),
              json.has("once") && json.flag("once"),
              json.text("by"),
              json.text("reason"));
      case "UnshelveAlarm" ->
          new UnshelveAlarm(
              json.word("kind", AlarmKind.class), Parts.point(json, "point"), json.text("by"));
      case "TakeOutOfService" ->
          new TakeOutOfService(Parts.point(json, "point"), json.text("by"), json.text("reason"));
      case "ReturnToService" -> new ReturnToService(Parts.point(json, "point"), json.text("by"));
      case "SilenceBuzzer" -> new SilenceBuzzer(json.text("by"));
      case "RearmBuzzer" -> new RearmBuzzer(json.text("by"));
      case "TestOutputs" -> new TestOutputs(json.text("by"));
      case "ChangeLimits" ->
          new ChangeLimits(
              Parts.point(json, "point"),
              json.number("low"),
              json.number("high"),
              json.text("by"),
              json.text("reason"));
      case "ForgivePassback" ->
          new ForgivePassback(
              new BadgeId(json.text("badge")), json.text("by"), json.text("reason"));
      case "EnrolBadge" -> new EnrolBadge(Parts.point(json, "reader"), json.text("by"));
      default -> throw json.wrong("type", "\"" + Names.printable(type) + "\" is no command");
    };
  }
}
