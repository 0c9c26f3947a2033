package id.penjaga.hub.app.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tickets of badges, without a hub.
@DisplayName("VIS-05 The ticket of a badge")
class BadgeTicketsTest {
  private static final Instant NOW = Instant.parse("2026-09-10T03:00:00Z");
  private static final BadgeTickets.Claim CLAIM =
      new BadgeTickets.Claim(12, "3", 7, "Kartu tamu / 7 王", NOW.plus(BadgeTickets.OFFERED));

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @TempDir Path folder;
  private BadgeTickets tickets;

  @BeforeEach
  void make() throws Exception {
    tickets = new BadgeTickets(VisitCodes.in(folder));
  }

  private static Kiosk screen(long id) {
    return new Kiosk(
        id, "Pintu", "room-1", "door.main", "", NOW, null, NOW, "sari", null, null, null, null);
  }

  @Test
  @DisplayName("is an offer for a minute and once, then that of one step for half an hour")
  void ends() {
    String offer = tickets.offer(screen(1), CLAIM);
    assertEquals(offer, tickets.offer(screen(1), CLAIM));
    assertTrue(BadgeTickets.isTicket(offer));
    assertFalse(BadgeTickets.isTicket("123.456.789"));
    assertEquals(Optional.empty(), tickets.take(screen(1), offer, NOW.plus(BadgeTickets.OFFERED)));
    assertEquals(Optional.empty(), tickets.claim(screen(1), offer, NOW), "it is an offer");
    String questions = tickets.take(screen(1), offer, NOW).orElseThrow();
    assertTrue(tickets.isTaken(offer));
    assertEquals(Optional.empty(), tickets.take(screen(1), offer, NOW));
    assertEquals(Optional.empty(), tickets.take(screen(1), questions, NOW), "it is no offer");
    BadgeTickets.Claim claim = tickets.claim(screen(1), questions, NOW).orElseThrow();
    assertEquals(CLAIM.badge(), claim.badge());
    assertEquals(CLAIM.opening(), claim.opening());
    Instant over = NOW.plus(BadgeTickets.ANSWERED);
    assertTrue(tickets.claim(screen(1), questions, over.minusMillis(1)).isPresent());
    assertEquals(Optional.empty(), tickets.claim(screen(1), questions, over));
  }

  @Test
  @DisplayName("has one spelling: the unused bits of its last letters are no second offer")
  void isSpelledOneWay() {
    String offer = tickets.offer(screen(1), CLAIM);
    assertTrue(tickets.take(screen(1), offer, NOW).isPresent());
    int dot = offer.indexOf('.');
    int spellings = 0;
    for (int last : List.of(dot - 1, offer.length() - 1)) {
      for (char letter : LETTERS.toCharArray()) {
        String other = offer.substring(0, last) + letter + offer.substring(last + 1);
        if (!other.equals(offer) && bytes(other).equals(bytes(offer))) {
          spellings++;
          assertEquals(Optional.empty(), tickets.take(screen(1), other, NOW), other);
        }
      }
    }
    assertTrue(spellings >= 3, "a SHA-256 leaves two bits of its last letter");
  }

  private static String bytes(String ticket) {
    String[] parts = ticket.split("\\.");
    Base64.Decoder base64 = Base64.getUrlDecoder();
    return Arrays.toString(base64.decode(parts[0])) + Arrays.toString(base64.decode(parts[1]));
  }

  @Test
  @DisplayName("is of one screen and of one hub, and holds over a restart")
  void isBound() throws Exception {
    String offer = tickets.offer(screen(1), CLAIM);
    assertEquals(Optional.empty(), tickets.take(screen(2), offer, NOW));
    BadgeTickets other =
        new BadgeTickets(VisitCodes.in(Files.createDirectory(folder.resolve("other"))));
    assertEquals(Optional.empty(), other.take(screen(1), offer, NOW));
    String questions = tickets.take(screen(1), offer, NOW).orElseThrow();
    BadgeTickets again = new BadgeTickets(VisitCodes.in(folder));
    assertTrue(again.claim(screen(1), questions, NOW).isPresent());
  }
}
