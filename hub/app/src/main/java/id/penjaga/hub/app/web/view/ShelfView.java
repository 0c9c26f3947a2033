package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is shelved or out of service at a device: an alarm for a while, or a point until it is back
/// in service.
///
/// @param kind of the alarm; null when the whole point is out of service
/// @param label what the site calls the point
/// @param until when it ends at the latest; null for a point out of service
/// @param once whether it ends as well when the alarm clears
public record ShelfView(
    DeviceId device,
    @Nullable String kind,
    String point,
    Label label,
    Instant since,
    @Nullable Instant until,
    boolean once,
    String by,
    String reason) {

  public boolean outOfService() {
    return kind == null;
  }

  /// Whether it takes an alarm.
  public boolean takes(DeviceId of, String alarm, String at) {
    return device.equals(of) && point.equals(at) && (kind == null || kind.equals(alarm));
  }

  /// Where forms about its point go.
  public String path() {
    return "/points/" + device + "/" + point;
  }
}
