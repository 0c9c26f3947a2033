package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.app.office.visit.HolderNames;
import id.penjaga.hub.app.web.view.Label;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What the site calls its points and its people. A point without a label is called by its
/// name.
final class DisplayNames {
  private final Function<DeviceId, List<PointInfo>> stored;
  private final HolderNames people;
  private final Map<DeviceId, Map<String, Label>> labels = new HashMap<>();

  /// @param stored all points of a device that were ever heard of
  /// @param people name of each pseudonym
  DisplayNames(Function<DeviceId, List<PointInfo>> stored, HolderNames people) {
    this.stored = stored;
    this.people = people;
  }

  String person(String holder) {
    return people.of(holder);
  }

  synchronized void forget() {
    labels.clear();
  }

  synchronized Label point(DeviceId device, String point) {
    Map<String, Label> known = labels.get(device);
    if (known == null) {
      known = new HashMap<>();
      for (PointInfo info : stored.apply(device)) {
        known.put(info.point().name(), label(info));
      }
      labels.put(device, known);
    }
    Label label = known.get(point);
    return label == null ? new Label(point, point) : label;
  }

  static Label label(PointInfo info) {
    return new Label(info.labelId(), info.labelEn());
  }
}
