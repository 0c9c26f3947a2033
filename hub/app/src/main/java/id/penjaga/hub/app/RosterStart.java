package id.penjaga.hub.app;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.roster.RosterSender;
import id.penjaga.hub.app.roster.RosterService;
import id.penjaga.hub.app.security.pin.DoorPins;
import id.penjaga.hub.app.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Begins to send rosters where the configuration asks for it.
record RosterStart(@Nullable RosterKeys keys, DoorRosters rosters) {

  /// @throws HubRefused when the keys cannot be used
  static RosterStart of(HubConfig config) throws HubRefused {
    Path folder = config.roster();
    try {
      RosterKeys keys = folder == null ? null : RosterKeys.in(folder);
      return new RosterStart(keys, new DoorRosters(keys));
    } catch (IOException e) {
      throw new HubRefused(
          "the keys of the roster. " + (folder == null ? "" : FileWords.of(folder, e)), e);
    }
  }

  /// @param open where it is closed with everything else
  void begin(
      Store store,
      HubLink link,
      Office office,
      DoorPins pins,
      HubClock clock,
      Threads threads,
      Deque<AutoCloseable> open) {
    RosterKeys with = keys;
    if (with != null) {
      RosterService service =
          RosterService.start(
              with,
              office,
              now -> office.visits().permits(now),
              pins,
              store,
              link,
              () -> Instant.ofEpochMilli(clock.wallMs()),
              threads);
      open.push(service);
      rosters.open(store, link, service.sender());
    }
  }

  /// How far a device is with its roster; null while none was sent to it (VIS-04).
  RosterSender.@Nullable Standing standing(DeviceId device) {
    return rosters.standing(device);
  }
}
