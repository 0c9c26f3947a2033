package id.penjaga.device.app.link;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.Loss;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a connection's callbacks put into the mail. Mocks stand for mail and commands, whose own
/// reactions need a running link.
class LinkListenerTest {
  private static final DeviceId ROOM = new DeviceId("room-1");

  private final Mail mail = mock(Mail.class);
  private final CommandStore commands = mock(CommandStore.class);
  private final LinkListener listener = new LinkListener(ROOM, mail, commands);

  @Test
  @DisplayName("F13 callbacks of a connection that was given up reach nobody")
  void aStaleConnectionIsNotHeard() {
    listener.stale();
    listener.confirmed();
    listener.lost(new Loss("late", false, 0, 0));
    listener.arrived(Topics.command(ROOM), bytes("{}"), false);
    listener.arrived(Topics.acknowledgement(ROOM), bytes("no JSON"), false);
    verifyNoInteractions(mail, commands);
  }

  @Test
  void anAcknowledgementIsReadAndABrokenOneCounted() {
    Acknowledgement held = new Acknowledgement(ROOM, "0123456789abcdef", new Position(1, 2), null);
    listener.arrived(Topics.acknowledgement(ROOM), Codec.write(held), false);
    verify(mail).acknowledged(held);
    listener.arrived(Topics.acknowledgement(ROOM), bytes("no JSON"), false);
    verify(commands).unusable(eq("acknowledgement"), anyString());
  }

  @Test
  void aCommandIsPassedOnUnread() {
    listener.arrived(Topics.command(ROOM), bytes("whatever"), true);
    verify(mail).command(any());
    verifyNoInteractions(commands);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
