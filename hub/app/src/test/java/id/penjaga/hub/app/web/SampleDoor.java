package id.penjaga.hub.app.web;

import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AccessLine.What;
import id.penjaga.hub.app.web.view.PersonInside;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened at the door of the made-up room.
final class SampleDoor {
  private SampleDoor() {}

  static List<AccessLine> lines() {
    return List.of(
        line(104, 46, What.DOOR_CLOSED, null, null, null, Duration.ofSeconds(14)),
        line(103, 46, What.ENTERED, "teknisi-ac", null, null, null),
        line(102, 46, What.DOOR_OPENED, "teknisi-ac", null, null, null),
        line(101, 47, What.GRANTED, "teknisi-ac", Direction.IN, DenialReason.ANTI_PASSBACK, null),
        line(100, 49, What.DENIED, null, Direction.IN, DenialReason.UNKNOWN_BADGE, null),
        line(99, 130, What.LEFT, "budi", null, null, null),
        line(98, 131, What.EXIT_REQUESTED, null, null, null, null),
        line(97, 190, What.DENIED, "magang-3", Direction.IN, DenialReason.EXPIRED, null),
        line(96, 300, What.NOT_TAKEN, "budi", null, null, null));
  }

  private static AccessLine line(
      long id,
      int minutesAgo,
      What what,
      @Nullable String holder,
      @Nullable Direction direction,
      @Nullable DenialReason reason,
      @Nullable Duration open) {
    return new AccessLine(
        id,
        SampleRoom.NOW.minus(Duration.ofMinutes(minutesAgo)).plusSeconds(id % 50),
        id != 96,
        SampleRoom.DEVICE,
        what,
        SampleRoom.DOOR,
        direction,
        holder,
        holder == null && reason != null ? "3f9a02" : null,
        reason,
        open);
  }

  /// @param doubt whether it is no longer certain that one of them is inside
  static List<PersonInside> inside(boolean doubt) {
    return List.of(
        person("teknisi-ac", 46, Certainty.SEEN),
        person("sari", 44, doubt ? Certainty.PRESUMED : Certainty.SEEN));
  }

  private static PersonInside person(String name, int minutes, Certainty certainty) {
    Instant since = SampleRoom.NOW.minus(Duration.ofMinutes(minutes));
    String key = name.equals("sari") ? "00112233aabbccdd" : "ffeeddcc44332211";
    Instant known =
        certainty == Certainty.SEEN ? since : SampleRoom.NOW.minus(Duration.ofMinutes(9));
    return new PersonInside(SampleRoom.DEVICE, key, name, SampleRoom.DOOR, since, certainty, known);
  }
}
