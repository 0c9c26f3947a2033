package id.penjaga.device.messages;

import org.jspecify.annotations.Nullable;

/// Where messages travel: `penjaga/v1/{device}/…`. A device may write below `up` and `state` of its
/// own name and read its own `down`; the NOC reads `penjaga/v1/+/state/#`
/// and what the hub says below `penjaga/v1/hub/checkpoint`.
public final class Topics {
  public static final String ROOT = "penjaga/v1/";

  private Topics() {}

  public static String journal(DeviceId device) {
    return ROOT + device + "/up/journal";
  }

  public static String trend(DeviceId device) {
    return ROOT + device + "/up/trend";
  }

  public static String acknowledgement(DeviceId device) {
    return ROOT + device + "/down/ack";
  }

  public static String command(DeviceId device) {
    return ROOT + device + "/down/command";
  }

  /// Parts of a roster, not retained.
  public static String roster(DeviceId device) {
    return ROOT + device + "/down/roster";
  }

  public static String status(DeviceId device) {
    return ROOT + device + "/state/status";
  }

  /// The retained topic of a state message.
  public static String state(StateMessage message) {
    return switch (message) {
      case StateMessage.Status m -> status(m.device());
      case StateMessage.Health m -> ROOT + m.device() + "/state/health";
      case StateMessage.Point m -> ROOT + m.device() + "/state/points/" + m.point();
      case StateMessage.Alarm m ->
          ROOT + m.device() + "/state/alarms/" + m.kind() + "/" + m.point();
    };
  }

  /// The retained topic of a checkpoint.
  ///
  /// @param chain `book`, or the log of a device's journal
  public static String checkpoint(String chain) {
    return ROOT + "hub/checkpoint/" + chain;
  }

  /// The device a topic belongs to, or null when the topic is not one of ours.
  public static @Nullable DeviceId deviceOf(String topic) {
    if (!topic.startsWith(ROOT)) {
      return null;
    }
    int end = topic.indexOf('/', ROOT.length());
    if (end < 0) {
      return null;
    }
    try {
      return new DeviceId(topic.substring(ROOT.length(), end));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
