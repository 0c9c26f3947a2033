package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AlarmThen;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.CalledPoint;
import id.penjaga.hub.app.web.view.DeviceView;
import id.penjaga.hub.app.web.view.HeardDay;
import id.penjaga.hub.app.web.view.HubView;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.PersonThen;
import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.RoomOrders;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.app.web.view.RoomView;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.ShelfView;
import id.penjaga.hub.app.web.view.Span;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.core.alarm.AlarmFlood;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A room whose store opens later than the pages. Until then every question is answered with
/// [RoomUnavailable] and the reason.
public final class LateRoom implements RoomReads, RoomOrders {
  private final List<Consumer<Set<Topic>>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable RoomReads reads;
  private volatile @Nullable RoomOrders orders;
  private volatile String why = "the store is being opened";

  /// From now on the room answers.
  public void open(RoomReads room, RoomOrders desk) {
    room.listen(topics -> listeners.forEach(listener -> listener.accept(topics)));
    orders = desk;
    reads = room;
  }

  /// Why the store is not there yet.
  public void missing(String reason) {
    why = reason;
  }

  private RoomReads reads() {
    RoomReads now = reads;
    if (now == null) {
      throw new RoomUnavailable(why);
    }
    return now;
  }

  private RoomOrders orders() {
    RoomOrders now = orders;
    if (now == null) {
      throw new RoomUnavailable(why);
    }
    return now;
  }

  @Override
  public RoomView room() {
    return reads().room();
  }

  @Override
  public boolean simulated() {
    return reads().simulated();
  }

  @Override
  public Optional<TileView> tile(DeviceId device, PointId point) {
    return reads().tile(device, point);
  }

  @Override
  public Optional<PointView> point(DeviceId device, PointId point, Span span) {
    return reads().point(device, point, span);
  }

  @Override
  public List<AlarmView> openAlarms() {
    return reads().openAlarms();
  }

  @Override
  public Optional<AlarmView> alarm(long id) {
    return reads().alarm(id);
  }

  @Override
  public Optional<AlarmView> alarm(String name) {
    return reads().alarm(name);
  }

  @Override
  public List<ShelfView> shelves() {
    return reads().shelves();
  }

  @Override
  public Page<AlarmView> alarms(AlarmFilter filter) {
    return reads().alarms(filter);
  }

  @Override
  public void occurrences(Instant from, Instant to, Consumer<AlarmOccurrence> each) {
    reads().occurrences(from, to, each);
  }

  @Override
  public AlarmThen then(AlarmView alarm) {
    return reads().then(alarm);
  }

  @Override
  public List<CalledPoint> called() {
    return reads().called();
  }

  @Override
  public Optional<AlarmFlood> flood() {
    return reads().flood();
  }

  @Override
  public Map<DeviceId, Instant> known() {
    return reads().known();
  }

  @Override
  public Page<AccessLine> access(AccessLogFilter filter) {
    return reads().access(filter);
  }

  @Override
  public List<PersonInside> inside() {
    return reads().inside();
  }

  @Override
  public List<PersonThen> inside(DeviceId device, Instant at) {
    return reads().inside(device, at);
  }

  @Override
  public List<Sample> course(DeviceId device, PointId point, Instant from, Instant to) {
    return reads().course(device, point, from, to);
  }

  @Override
  public List<DeviceView> devices() {
    return reads().devices();
  }

  @Override
  public Map<DeviceId, HeardDay> heard() {
    return reads().heard();
  }

  @Override
  public List<DeviceId> sounding() {
    return reads().sounding();
  }

  @Override
  public Optional<String> refusal(DeviceId device, String order) {
    return reads().refusal(device, order);
  }

  @Override
  public HubView hub() {
    return reads().hub();
  }

  @Override
  public Runnable listen(Consumer<Set<Topic>> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Acknowledged acknowledge(AlarmView alarm, String by, String note) {
    return orders().acknowledge(alarm, by, note);
  }

  @Override
  public Optional<String> silence(DeviceId device, String by) {
    return orders().silence(device, by);
  }

  @Override
  public Optional<String> testOutputs(DeviceId device, String by) {
    return orders().testOutputs(device, by);
  }

  @Override
  public Optional<String> shelve(DeviceId device, DeviceCommand command) {
    return orders().shelve(device, command);
  }

  @Override
  public Optional<String> changeLimits(
      DeviceId device, PointId point, double low, double high, String by, String reason) {
    return orders().changeLimits(device, point, low, high, by, reason);
  }

  @Override
  public void strikeOff(PersonInside person, String by, String reason) {
    orders().strikeOff(person, by, reason);
  }

  @Override
  public void retire(DeviceId device, String by, String reason) {
    orders().retire(device, by, reason);
  }

  @Override
  public void hold(DeviceId device, Instant from, Instant to, String by, String reason) {
    orders().hold(device, from, to, by, reason);
  }

  @Override
  public boolean release(DeviceId device, long hold, String by, String reason) {
    return orders().release(device, hold, by, reason);
  }
}
