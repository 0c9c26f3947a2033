package id.penjaga.hub.demo;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Topics;
import java.util.Set;

/// Who may say and hear what on the broker: the same rules as `config/mosquitto.acl`. What is not
/// allowed is refused.
///
/// @param devices account names of devices; each may write below `up` and `state` and read `down`
///     of its own name
/// @param hub the hub's account: reads `up` and `state`, writes `down`, its checkpoints, notices
///     and heartbeat, and the `state` of these devices, to clear what is retained of one that was
///     retired
/// @param noc the watching account: reads `state` and what the hub says, gives receipts of
///     notices
record BrokerAccess(Set<String> devices, String hub, String noc) {

  private static final String CHECKPOINTS = Topics.checkpoint("");
  private static final String NOTICES = Topics.ROOT + "hub/notice/";
  private static final String HEARTBEAT = Topics.ROOT + "hub/heartbeat";

  boolean mayWrite(String account, String topic) {
    DeviceId device = Topics.deviceOf(topic);
    if (device == null) {
      return false;
    }
    String rest = topic.substring(Topics.ROOT.length() + device.name().length() + 1);
    if (account.equals(hub)) {
      boolean known = devices.contains(device.name());
      return isOfHub(topic) || rest.startsWith("down/") || known && rest.startsWith("state/");
    }
    if (account.equals(noc)) {
      return device.name().equals(noc) && rest.equals("up/receipt");
    }
    return devices.contains(account)
        && device.name().equals(account)
        && (rest.startsWith("up/") || rest.startsWith("state/"));
  }

  /// @param filter a topic, or a subscription with wildcards
  boolean mayRead(String account, String filter) {
    String[] levels = filter.split("/", -1);
    if (levels.length < 4 || !filter.startsWith(Topics.ROOT)) {
      return false;
    }
    String branch = levels[3];
    if (account.equals(hub)) {
      return branch.equals("up") || branch.equals("state");
    }
    if (account.equals(noc)) {
      return branch.equals("state") || isOfHub(filter);
    }
    return devices.contains(account) && levels[2].equals(account) && branch.equals("down");
  }

  /// What the hub says of itself.
  private static boolean isOfHub(String topic) {
    return topic.startsWith(CHECKPOINTS) || topic.startsWith(NOTICES) || topic.equals(HEARTBEAT);
  }
}
