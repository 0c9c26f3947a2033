package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Moment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Each command is run at most once, in time, and by the right device.
class CommandGateTest {
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final DeviceCommand SILENCE = new DeviceCommand.SilenceBuzzer("staff-1");
  private static final long NOW = 1_800_000_000_000L;

  private final CommandGate gate = new CommandGate(DEVICE, List.of());

  @Test
  void aFreshCommandIsRunOnce() {
    assertEquals(new CommandGate.Run("c-1", SILENCE), judge(gate, "c-1", NOW, false));
    assertEquals(
        new CommandGate.Refused("c-1", "its id was run before"), judge(gate, "c-1", NOW, false));
  }

  @Test
  @DisplayName("a command is not repeated over a restart either")
  void aRestartRemembersTheIds() {
    judge(gate, "c-1", NOW, false);
    CommandGate restarted = new CommandGate(DEVICE, gate.remembered());
    assertEquals(
        new CommandGate.Refused("c-1", "its id was run before"),
        judge(restarted, "c-1", NOW, false));
  }

  @Test
  void aRetainedCommandIsRefused() {
    assertEquals(
        new CommandGate.Refused("c-1", "it was retained; a command is for now"),
        judge(gate, "c-1", NOW, true));
  }

  @Test
  void anotherDevicesCommandIsRefused() {
    CommandGate other = new CommandGate(new DeviceId("room-2"), List.of());
    assertEquals(
        new CommandGate.Refused("c-1", "it is for room-1"), judge(other, "c-1", NOW, false));
  }

  @Test
  @DisplayName("SYS-09 lateness is judged by the wall clock while it is trusted")
  void aLateCommandIsRefusedByATrustedClock() {
    assertEquals(
        new CommandGate.Refused("c-1", "it expired 1000 ms before it came, by the NTP clock"),
        judge(gate, "c-1", NOW + 31_000, false));
  }

  @Test
  @DisplayName("SYS-09 with an untrusted clock a command counts as issued when it arrives")
  void anUntrustedClockDoesNotRefuse() {
    Moment lost = new Moment(0, NOW + 999_000_000, ClockQuality.RESTORED);
    assertInstanceOf(CommandGate.Run.class, gate.judge(payload("c-1"), false, lost));
  }

  @Test
  void rubbishIsUnusable() {
    Moment now = new Moment(0, NOW, ClockQuality.NTP);
    for (String rubbish : List.of("", "{", "[]", "{\"v\":2}", "{\"v\":1,\"device\":\"room-1\"}")) {
      byte[] bytes = rubbish.getBytes(StandardCharsets.UTF_8);
      assertInstanceOf(CommandGate.Unusable.class, gate.judge(bytes, false, now), rubbish);
    }
  }

  @Test
  void theMemoryOfIdsIsBounded() {
    for (int i = 0; i < 3 * CommandGate.REMEMBERED; i++) {
      judge(gate, "c-" + i, NOW, false);
    }
    assertEquals(CommandGate.REMEMBERED, gate.remembered().size());
  }

  private static CommandGate.Judgement judge(
      CommandGate gate, String id, long wallMs, boolean retained) {
    return gate.judge(payload(id), retained, new Moment(0, wallMs, ClockQuality.NTP));
  }

  private static byte[] payload(String id) {
    return Codec.write(new CommandMessage(DEVICE, id, NOW, NOW + 30_000, SILENCE));
  }
}
