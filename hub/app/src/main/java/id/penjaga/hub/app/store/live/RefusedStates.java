package id.penjaga.hub.app.store.live;

import id.penjaga.device.messages.DeviceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts the states that the live picture has no room for, by device up to a limit.
final class RefusedStates {
  private final Map<DeviceId, Long> states = new TreeMap<>(Comparator.comparing(DeviceId::name));
  private long beyond;

  void count(DeviceId device) {
    if (states.containsKey(device) || states.size() < LivePicture.MOST_DEVICES) {
      states.merge(device, 1L, Long::sum);
    } else {
      beyond++;
    }
  }

  List<LivePicture.Refused> all() {
    List<LivePicture.Refused> all = new ArrayList<>();
    states.forEach((device, count) -> all.add(new LivePicture.Refused(device, count)));
    if (beyond > 0) {
      all.add(new LivePicture.Refused(null, beyond));
    }
    return all;
  }
}
