package id.penjaga.hub.app.web;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.web.view.AlarmThen;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.CalledPoint;
import id.penjaga.hub.app.web.view.PersonThen;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.core.alarm.AlarmFlood;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the sample room knows of its past: what a test puts there.
abstract class SampleHistory implements RoomReads {
  volatile List<PersonThen> then = List.of();
  volatile List<AlarmOccurrence> past = List.of();
  volatile AlarmThen records = new AlarmThen(new AlarmThen.Band(20, 22), null);

  @Override
  public void occurrences(Instant from, Instant to, Consumer<AlarmOccurrence> each) {
    past.stream()
        .filter(one -> one.raised().isBefore(to))
        .sorted(Comparator.comparing(AlarmOccurrence::raised))
        .forEach(each);
  }

  @Override
  public Optional<AlarmFlood> flood() {
    AlarmFlood.Sweep sweep = new AlarmFlood.Sweep();
    occurrences(Instant.EPOCH, SampleRoom.NOW.plusMillis(1), sweep::take);
    return Optional.ofNullable(sweep.lasting(SampleRoom.NOW));
  }

  @Override
  public Map<DeviceId, Instant> known() {
    return Map.of(SampleRoom.DEVICE, SampleRoom.NOW.minus(Duration.ofDays(400)));
  }

  @Override
  public List<PersonThen> inside(DeviceId device, Instant at) {
    return then;
  }

  @Override
  public AlarmThen then(AlarmView alarm) {
    return records;
  }

  @Override
  public List<CalledPoint> called() {
    return room().tiles().stream()
        .map(tile -> new CalledPoint(tile.device(), tile.point().name(), tile.label()))
        .toList();
  }
}
