package id.penjaga.hub.app.web.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.web.view.AlarmThen;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.PersonThen;
import id.penjaga.hub.app.web.view.RoomReads.AlarmFilter;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Presence, occurrences and devices as the store knows them")
class StoredPresenceTest extends RoomFixture {
  private StoredOrders orders() {
    return new StoredOrders(store, sent::add, cleared::add);
  }

  @Test
  @DisplayName("F11 An exit without a badge leaves presence in doubt, and striking off ends it")
  void presenceIsInDoubtAndStruckOff() throws Exception {
    journal(new JournalEvent.PersonEntered(DOOR, BADGE, "p-7"));
    PersonInside person = room.inside().getFirst();
    assertEquals("Sari Dewi", person.holder());
    assertTrue(person.certain());
    pass(Duration.ofMinutes(5));
    journal(new JournalEvent.DoorOpened(DOOR, null, true));
    person = room.inside().getFirst();
    assertEquals(Certainty.PRESUMED, person.certainty());
    assertEquals(Instant.ofEpochMilli(START + ms.get()), person.known());
    orders().strikeOff(person, "budi", "bertemu di lobi");
    assertEquals(List.of(), room.inside());
  }

  @Test
  @DisplayName("F36 Acknowledging an old occurrence leaves a newer one that nobody saw")
  void anOrderNamesTheOccurrence() throws Exception {
    hear(Quality.GOOD, Measure.celsius(23), null);
    raise();
    AlarmView seen = room.openAlarms().getFirst();
    journal(new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, TEMPERATURE, 5_000));
    raise();
    assertTrue(orders().acknowledge(seen, "budi", "AC 2 dinyalakan").kept());
    assertEquals(List.of(), sent, "the one that stands is another one");
    assertEquals(1, room.openAlarms().size());
    AlarmView newer = room.openAlarms().getFirst();
    assertNull(newer.handled(), "nobody saw it");
    assertTrue(orders().acknowledge(newer, "budi", "AC 2 diperbaiki").kept());
    assertEquals(1, sent.size());
  }

  private void raise() throws Exception {
    journal(
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, TEMPERATURE, Severity.WARNING, Measure.celsius(22.6)));
  }

  @Test
  @DisplayName("ENV-11 who was inside when an alarm was raised is told later, with their escort")
  void whoWasInsideThen() throws Exception {
    BadgeId guest = new BadgeId("ff23456789abcdef0123456789abcdef");
    journal(new JournalEvent.PersonEntered(DOOR, BADGE, "p-7"));
    pass(Duration.ofMinutes(5));
    journal(new JournalEvent.PersonEntered(DOOR, guest, "g-1", Certainty.SEEN, "v-1", BADGE));
    Instant then = Instant.ofEpochMilli(START + ms.get());
    pass(Duration.ofMinutes(5));
    journal(new JournalEvent.PersonLeft(DOOR, BADGE, "p-7"));
    journal(new JournalEvent.PersonLeft(DOOR, guest, "g-1"));
    List<PersonThen> inside = room.inside(DEVICE, then);
    assertEquals(List.of("p-7", "g-1"), inside.stream().map(PersonThen::holder).toList());
    assertEquals("Sari Dewi", inside.getLast().escort());
    assertEquals(then, inside.getLast().since());
    assertEquals("", inside.getFirst().escort());
    assertEquals(1, room.inside(DEVICE, then.minusMillis(1)).size(), "the guest came later");
    assertEquals(List.of(), room.inside(DEVICE, Instant.ofEpochMilli(START + ms.get())));
    assertEquals(List.of(), room.inside(new DeviceId("room-2"), then));
  }

  @Test
  @DisplayName(
      "ENV-11 whom somebody took off the list was not inside any more, and is not certain who may"
          + " have left unseen")
  void doubtsOfThen() throws Exception {
    BadgeId second = new BadgeId("ff23456789abcdef0123456789abcdef");
    journal(new JournalEvent.PersonEntered(DOOR, BADGE, "p-7"));
    pass(Duration.ofMinutes(1));
    journal(new JournalEvent.DoorOpened(DOOR, null, true));
    pass(Duration.ofMinutes(1));
    journal(new JournalEvent.PersonEntered(DOOR, second, "p-8"));
    assertEquals(List.of(true, false), presumed(), "somebody went out before p-8 came");
    pass(Duration.ofMinutes(1));
    Instant before = Instant.ofEpochMilli(START + ms.get());
    journal(new JournalEvent.AlarmRaised(AlarmKind.DOOR_HELD_OPEN, DOOR, Severity.WARNING, null));
    assertEquals(List.of(true, true), presumed());
    pass(Duration.ofMinutes(1));
    assertTrue(store.actions().strikeOff(DEVICE, BADGE, "budi", "sudah pulang").join());
    pass(Duration.ofMinutes(1));
    assertEquals(
        List.of("p-8"), inside().stream().map(PersonThen::holder).toList(), "p-7 was struck off");
    assertEquals(2, room.inside(DEVICE, before).size(), "not yet at that moment");
    journal(new JournalEvent.PersonEntered(DOOR, BADGE, "p-7"));
    assertEquals(2, inside().size(), "back again");
  }

  private List<PersonThen> inside() {
    return room.inside(DEVICE, Instant.ofEpochMilli(START + ms.get()));
  }

  private List<Boolean> presumed() {
    return inside().stream().map(PersonThen::presumed).toList();
  }

  @Test
  @DisplayName("ENV-11 an alarm knows the limits of then and who set it aside, by the records")
  void limitsOfThen() throws Exception {
    raise();
    assertNull(room.then(room.openAlarms().getFirst()).band(), "no record says which");
    pass(Duration.ofMinutes(1));
    journal(new JournalEvent.LimitsChanged(TEMPERATURE, 18, 24, "sari", "uji"));
    journal(
        new JournalEvent.AlarmShelved(
            AlarmKind.TEMP_HIGH, TEMPERATURE, 600_000, false, "Sari Dewi", "AC diservis"));
    pass(Duration.ofMinutes(1));
    raise();
    Instant shelved = Instant.ofEpochMilli(START + ms.get()).minusSeconds(60);
    pass(Duration.ofMinutes(1));
    journal(new JournalEvent.LimitsChanged(TEMPERATURE, 10, 30, "sari", "uji"));
    AlarmView alarm =
        room.openAlarms().stream().filter(AlarmView::active).findFirst().orElseThrow();
    assertEquals(
        new AlarmThen(
            new AlarmThen.Band(18, 24),
            new AlarmThen.Shelf(false, "Sari Dewi", shelved, "AC diservis")),
        room.then(alarm));
  }

  @Test
  @DisplayName("What points are called is told without a question to the store")
  void calledWithoutTheStore() {
    store.close();
    assertEquals(
        List.of("Pintu", "Suhu ruang"),
        room.called().stream().map(point -> point.label().indonesian()).sorted().toList());
  }

  @Test
  @DisplayName(
      "ENV-11 figures count what stands and what is over; eleven in ten minutes are a flood")
  void figuresAndFlood() throws Exception {
    for (int i = 0; i < 11; i++) {
      assertEquals(Optional.empty(), room.flood(), "at " + i);
      raise();
      journal(new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, TEMPERATURE, 10_000));
      pass(Duration.ofSeconds(10));
    }
    assertEquals(11, room.flood().orElseThrow().alarms());
    assertEquals(
        new Bilingual("Suhu ruang", "Room temperature"),
        room.flood().orElseThrow().first().label());
    raise();
    Instant now = Instant.ofEpochMilli(START + ms.get());
    List<AlarmOccurrence> last = occurrences(now.minusSeconds(15), now.plusSeconds(1));
    assertEquals(1, last.stream().filter(one -> one.cleared() == null).count());
    pass(Duration.ofHours(1));
    Instant later = Instant.ofEpochMilli(START + ms.get());
    assertEquals(
        List.of(now),
        occurrences(later.minusSeconds(60), later).stream().map(AlarmOccurrence::raised).toList(),
        "it still stands, the others are over");
  }

  private List<AlarmOccurrence> occurrences(Instant from, Instant to) {
    List<AlarmOccurrence> all = new ArrayList<>();
    room.occurrences(from, to, all::add);
    return all;
  }

  @Test
  @DisplayName("F42 A retired device keeps its history and leaves no alarm and no retained topic")
  void aDeviceIsRetired() throws Exception {
    hear(Quality.GOOD, Measure.celsius(23), null);
    raise();
    orders().retire(DEVICE, "sari", "ruang dibongkar");
    assertEquals(List.of(), room.openAlarms().stream().filter(AlarmView::active).toList());
    assertFalse(room.alarms(new AlarmFilter(null, false, 0)).rows().isEmpty());
    assertTrue(room.devices().getFirst().retired() != null);
    assertFalse(cleared.isEmpty());
  }

  @Test
  @DisplayName("F18 What the hub finds wrong with a device stands on its card in words")
  void remarksAreOnTheDevice() throws Exception {
    assertEquals(List.of(), room.devices().getFirst().remarks());
    store.actions().hubAlarm(DEVICE, HubAlarm.NOTHING_DELIVERED, true).join();
    assertEquals(
        "device.remark.NOTHING_DELIVERED", room.devices().getFirst().remarks().getFirst().key());
    assertTrue(room.openAlarms().getFirst().path().equals("/devices"));
  }
}
