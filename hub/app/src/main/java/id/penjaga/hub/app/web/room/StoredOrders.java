package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.mqtt.HubLink;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Carries people's orders to the store and to the devices.
public final class StoredOrders implements RoomOrders {
  /// An order that a device gets later is refused there: it was meant for the moment. Long enough
  /// for two clocks that differ by minutes; the contract allows ten.
  static final long LIFE_MS = 300_000;

  private static final long PATIENCE_SECONDS = 10;
  private static final int KEY_DIGITS = 16;

  private final Store store;
  private final Predicate<CommandMessage> wire;
  private final Consumer<String> retained;
  private final SecureRandom random = new SecureRandom();

  /// Orders that travel over the hub's own line.
  public static StoredOrders over(Store store, HubLink link) {
    return new StoredOrders(store, link::send, link::forget);
  }

  /// @param wire sends a command to its device now; false when it cannot be handed to the broker
  /// @param retained clears the retained message of a topic
  StoredOrders(Store store, Predicate<CommandMessage> wire, Consumer<String> retained) {
    this.store = store;
    this.wire = wire;
    this.retained = retained;
  }

  @Override
  public Acknowledged acknowledge(AlarmView alarm, String by, String note) {
    kept(store.actions().acknowledge(alarm.id(), by, note));
    AlarmLine now = store.queries().alarm(alarm.id());
    Optional<AlarmKind> kind =
        Stream.of(AlarmKind.values()).filter(k -> k.name().equals(alarm.kind())).findFirst();
    // Where only the note was missing, the device knows already.
    if (now == null || !now.standing() || kind.isEmpty() || alarm.noteMissing()) {
      return new Acknowledged(true, Optional.empty());
    }
    PointId point = new PointId(alarm.point());
    Optional<String> order =
        send(
            alarm.device(),
            new DeviceCommand.AcknowledgeAlarm(kind.get(), point, by, note, now.occurrence()));
    return new Acknowledged(order.isPresent(), order);
  }

  @Override
  public Optional<String> silence(DeviceId device, String by) {
    return send(device, new DeviceCommand.SilenceBuzzer(by));
  }

  @Override
  public Optional<String> testOutputs(DeviceId device, String by) {
    return send(device, new DeviceCommand.TestOutputs(by));
  }

  @Override
  public Optional<String> shelve(DeviceId device, DeviceCommand command) {
    String id = id();
    if (command instanceof DeviceCommand.UnshelveAlarm
        || command instanceof DeviceCommand.ReturnToService) {
      kept(store.actions().ends(device, command, id));
    }
    return send(device, id, command);
  }

  @Override
  public Optional<String> changeLimits(
      DeviceId device, PointId point, double low, double high, String by, String reason) {
    return send(device, new DeviceCommand.ChangeLimits(point, low, high, by, reason));
  }

  @Override
  public void strikeOff(PersonInside person, String by, String reason) {
    store.queries().inside().stream()
        .filter(occupant -> occupant.device().equals(person.device()))
        .filter(occupant -> key(occupant.badge()).equals(person.key()))
        .findFirst()
        .ifPresent(occupant ->
            kept(store.actions().strikeOff(person.device(), occupant.badge(), by, reason)));
  }

  @Override
  public void retire(DeviceId device, String by, String reason) {
    kept(store.actions().retire(device, by, reason)).forEach(retained);
  }

  @Override
  public void hold(DeviceId device, Instant from, Instant to, String by, String reason) {
    kept(store.actions().hold(device, from.toEpochMilli(), to.toEpochMilli(), by, reason));
  }

  @Override
  public boolean release(DeviceId device, long hold, String by, String reason) {
    return kept(store.actions().release(device, hold, by, reason));
  }

  /// What names a badge in a form.
  static String key(BadgeId badge) {
    return badge.digest().substring(0, KEY_DIGITS);
  }

  private static <T> T kept(Future<T> write) {
    try {
      return write.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new RoomUnavailable("it could not be kept", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RoomUnavailable("interrupted while it was being kept", e);
    }
  }

  private String id() {
    return "web-"
        + Long.toHexString(store.clock().wallMs())
        + "-"
        + Long.toHexString(random.nextLong());
  }

  private Optional<String> send(DeviceId device, DeviceCommand command) {
    return send(device, id(), command);
  }

  private Optional<String> send(DeviceId device, String id, DeviceCommand command) {
    boolean online =
        store.live().links().stream().anyMatch(l -> l.device().equals(device) && l.online());
    if (!online) {
      return Optional.empty();
    }
    long now = store.clock().wallMs();
    boolean sent = wire.test(new CommandMessage(device, id, now, now + LIFE_MS, command));
    return sent ? Optional.of(id) : Optional.empty();
  }
}
