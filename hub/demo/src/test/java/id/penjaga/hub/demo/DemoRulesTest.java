package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.sim.PlayedRoom;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The room that tests play is the room of the demo")
class DemoRulesTest {
  private static final PointId DOOR = new PointId("door.main");

  @TempDir Path folder;

  @Test
  @DisplayName("Door, passage, readers, fire and refusals are those of the demo's configuration")
  void thePlayedRoomIsTheDemos() throws Exception {
    DemoFiles files =
        DemoFiles.write(
            Path.of("../../config"),
            folder,
            "tcp://127.0.0.1:1883",
            DemoFiles.freshPasswords(),
            new Demo.Options(1, 1, 0));
    files.roster();
    RoomRules demo = ConfigReader.read(files.device()).rules();
    RoomRules played =
        PlayedRoom.withRoster(
                Instant.parse("2026-09-08T03:00:00Z"),
                number -> new BadgeId("0".repeat(32)),
                (_, _) -> {})
            .rules();
    RoomRules.DoorRule door = Objects.requireNonNull(demo.doors().get(DOOR));
    // The played room has no button to leave by: its people leave by badge.
    RoomRules.DoorRule withoutButton =
        new RoomRules.DoorRule(
            door.lock(),
            door.unlockMs(),
            door.grantMs(),
            door.heldMs(),
            null,
            door.emergency(),
            door.policy(),
            door.warning());
    assertEquals(Map.of(DOOR, withoutButton), played.doors());
    assertEquals(readers(demo), readers(played));
    List<PointId> points = played.conditions().stream().map(RoomRules.Condition::point).toList();
    assertEquals(
        demo.conditions().stream().filter(one -> points.contains(one.point())).toList(),
        played.conditions());
    assertEquals(demo.denials(), played.denials());
    assertEquals(demo.roster(), played.roster());
    assertEquals(demo.device(), played.device());
    Map<PointId, PointKind> kinds = new TreeMap<>(kinds(demo));
    kinds.keySet().retainAll(played.points().keySet());
    kinds.putAll(
        played.readers().keySet().stream()
            .collect(Collectors.toMap(reader -> reader, _ -> PointKind.READER)));
    assertEquals(kinds, kinds(played));
  }

  private static Map<Direction, PointId> readers(RoomRules rules) {
    return rules.readers().values().stream()
        .collect(Collectors.toMap(RoomRules.ReaderRule::direction, RoomRules.ReaderRule::door));
  }

  private static Map<PointId, PointKind> kinds(RoomRules rules) {
    return rules.points().values().stream()
        .collect(Collectors.toMap(point -> point.point(), point -> point.kind()));
  }
}
