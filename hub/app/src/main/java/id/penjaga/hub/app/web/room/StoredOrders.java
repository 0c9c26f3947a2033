package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Command;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Carries people's orders to the store and to the devices.
public final class StoredOrders implements RoomOrders {
  private static final long LIFE_MS = 30_000;
  private static final long PATIENCE_SECONDS = 10;

  private final Store store;
  private final BiPredicate<DeviceId, Command> wire;

  /// Orders that travel over the hub's own line. A device that does not get one within half a
  /// minute never does.
  public static StoredOrders over(Store store, HubLink link) {
    SecureRandom random = new SecureRandom();
    return new StoredOrders(
        store,
        (device, command) -> {
          long now = store.clock().wallMs();
          String id = "web-" + Long.toHexString(now) + "-" + Long.toHexString(random.nextLong());
          return link.send(new CommandMessage(device, id, now, now + LIFE_MS, command));
        });
  }

  /// @param wire sends a command to a device now; false when it cannot be handed to the broker
  StoredOrders(Store store, BiPredicate<DeviceId, Command> wire) {
    this.store = store;
    this.wire = wire;
  }

  @Override
  public boolean acknowledge(AlarmView alarm, String by, String note) {
    try {
      store.actions().acknowledge(alarm.id(), by, note).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RoomUnavailable("the note could not be kept", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RoomUnavailable("interrupted while the note was being kept", e);
    }
    AlarmLine now = store.queries().alarm(alarm.id());
    Optional<AlarmKind> kind =
        Stream.of(AlarmKind.values()).filter(k -> k.name().equals(alarm.kind())).findFirst();
    if (now == null || !now.standing() || kind.isEmpty()) {
      return true;
    }
    PointId point = new PointId(alarm.point());
    return send(
        alarm.device(),
        new Command.AcknowledgeAlarm(kind.get(), point, by, note, now.occurrence()));
  }

  @Override
  public boolean silence(String by) {
    boolean told = false;
    for (LivePicture.Link link : store.live().links()) {
      told |= send(link.device(), new Command.SilenceBuzzer(by));
    }
    return told;
  }

  @Override
  public boolean changeLimits(
      DeviceId device, PointId point, double low, double high, String by, String reason) {
    return send(device, new Command.ChangeLimits(point, low, high, by, reason));
  }

  private boolean send(DeviceId device, Command command) {
    boolean online =
        store.live().links().stream().anyMatch(l -> l.device().equals(device) && l.online());
    return online && wire.test(device, command);
  }
}
