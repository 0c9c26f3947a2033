package id.penjaga.hub.app.kiosk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What a screen gets in place of a code when a badge was held to the reader of its door: an offer,
/// which is taken once, and for that the ticket of the questions of one step. Both are bound to the
/// screen, the visitor, the step and the badge by an HMAC, and end by themselves.
public final class BadgeTickets {
  /// How long after a badge was held to the reader its offer stands.
  public static final Duration OFFERED = Duration.ofMinutes(1);

  /// How long the questions may be answered after that.
  public static final Duration ANSWERED = Duration.ofMinutes(30);

  private static final String FORM = "[A-Za-z0-9_-]{8,400}\\.[A-Za-z0-9_-]{43}";
  private static final char OFFER = 'o';
  private static final char QUESTIONS = 'q';

  private final VisitCodes codes;
  private final Map<String, Instant> taken = new ConcurrentHashMap<>();

  /// What a ticket stands for.
  ///
  /// @param about number of the case
  /// @param item number of the visitor in its list, from 1
  /// @param opening number of the step that waits for them
  /// @param badge its label
  /// @param until the first moment at which the ticket no longer helps
  public record Claim(long about, String item, int opening, String badge, Instant until) {
    private String text(char kind) {
      return kind
          + "/"
          + about
          + "/"
          + item
          + "/"
          + opening
          + "/"
          + until.toEpochMilli()
          + "/"
          + badge;
    }

    private static Claim of(String text) {
      String[] parts = text.split("/", 6);
      return new Claim(
          Long.parseLong(parts[1]),
          parts[2],
          Integer.parseInt(parts[3]),
          parts[5],
          Instant.ofEpochMilli(Long.parseLong(parts[4])));
    }
  }

  /// @param codes whose secret signs
  public BadgeTickets(VisitCodes codes) {
    this.codes = codes;
  }

  /// Whether a text has the form of a ticket; a code never has.
  public static boolean isTicket(String text) {
    return text.matches(FORM);
  }

  /// The offer of a claim; the same claim always has the same.
  public String offer(Kiosk kiosk, Claim claim) {
    return ticket(kiosk, claim, OFFER);
  }

  /// Whether an offer was taken.
  public boolean isTaken(String offer) {
    return taken.containsKey(offer);
  }

  /// Takes an offer, once.
  ///
  /// @return the ticket of its questions; empty when it is none of this screen, over, or was taken
  public Optional<String> take(Kiosk kiosk, String offer, Instant now) {
    taken.values().removeIf(until -> !now.isBefore(until));
    return read(kiosk, offer, OFFER, now)
        .filter(claim -> taken.putIfAbsent(offer, claim.until()) == null)
        .map(claim ->
            ticket(
                kiosk,
                new Claim(
                    claim.about(),
                    claim.item(),
                    claim.opening(),
                    claim.badge(),
                    now.plus(ANSWERED)),
                QUESTIONS));
  }

  /// What the ticket of questions stands for; empty when it is none of this screen, or over.
  public Optional<Claim> claim(Kiosk kiosk, String ticket, Instant now) {
    return read(kiosk, ticket, QUESTIONS, now);
  }

  private String ticket(Kiosk kiosk, Claim claim, char kind) {
    return sealed(kiosk, claim.text(kind));
  }

  private String sealed(Kiosk kiosk, String text) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString(text.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(codes.mac("badge/" + kiosk.id() + "/" + text));
  }

  private Optional<Claim> read(Kiosk kiosk, String ticket, char kind, Instant now) {
    if (!isTicket(ticket)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(ticket.substring(0, ticket.indexOf('.')));
      String text = new String(bytes, StandardCharsets.UTF_8);
      // letter by letter: Base64 has several spellings of the same bytes, and a ticket has one
      if (!MessageDigest.isEqual(
              ticket.getBytes(StandardCharsets.US_ASCII),
              sealed(kiosk, text).getBytes(StandardCharsets.US_ASCII))
          || text.charAt(0) != kind) {
        return Optional.empty();
      }
      return Optional.of(Claim.of(text)).filter(claim -> now.isBefore(claim.until()));
    } catch (IllegalArgumentException _) { // no Base64
      return Optional.empty();
    }
  }
}
