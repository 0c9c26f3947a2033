package id.penjaga.hub.app.tuning;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.tuning.AlarmSpell;
import id.penjaga.hub.core.tuning.LimitsTrial.Change;
import java.util.List;
import java.util.Optional;

/// What is known of a point's past. From inclusive, to exclusive, in milliseconds since 1970.
///
/// Every method may throw [id.penjaga.hub.app.store.sql.StoreException].
public interface PointPast {
  /// The point as its device describes it now; empty when it describes none of that name.
  Optional<PointInfo> info(DeviceId device, PointId point);

  /// Its readings in order; to be asked of some hours.
  Samples readings(DeviceId device, PointId point, long fromMs, long toMs);

  /// Starts of its device and moves of its band, the last band of before included.
  List<Change> changes(DeviceId device, PointId point, long fromMs, long toMs);

  /// The alarms of its limits that stood at some moment, in the order they were raised.
  List<AlarmSpell> recorded(DeviceId device, PointId point, long fromMs, long toMs);
}
