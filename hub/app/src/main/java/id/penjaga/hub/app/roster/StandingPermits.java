package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.visit.VisitPermit;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Where the permits of visits come from. Asked whenever the book has grown, and once a minute.
public interface StandingPermits {
  /// A site without visits.
  StandingPermits NONE = _ -> List.of();

  /// Every permit that holds now or later, and those that ended in the last day.
  List<VisitPermit> permits(Instant now);

  /// Doors of a device at which nobody enters now.
  default Set<PointId> lockdown(DeviceId device) {
    return Set.of();
  }
}
