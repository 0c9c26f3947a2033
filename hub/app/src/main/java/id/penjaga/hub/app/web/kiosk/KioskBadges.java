package id.penjaga.hub.app.web.kiosk;

import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.kiosk.BadgeTickets;
import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.visit.Presented;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Visitors who are found by their badge: it was held to the reader of a screen's door, which told
/// the hub (hub/decisions, a badge in place of a code).
final class KioskBadges {
  /// So many of the newest are looked at: each costs the fold of a whole case, and whoever stands
  /// before the screen held their badge last.
  private static final int MOST = 4;

  private final KioskVisits visits;
  private final BadgeTickets tickets;

  KioskBadges(KioskVisits visits, BadgeTickets tickets) {
    this.visits = visits;
    this.tickets = tickets;
  }

  /// Those of the last minute, the newest first.
  List<KioskPages.Offer> offers(Kiosk kiosk, Texts w) {
    if (kiosk.anywhere()) {
      return List.of();
    }
    List<KioskPages.Offer> offers = new ArrayList<>();
    Instant after = w.now().minus(BadgeTickets.OFFERED);
    List<Presented> presented =
        visits.presented(kiosk.device(), new PointId(kiosk.door()), after, w.now());
    for (Presented one : presented.subList(0, Math.min(MOST, presented.size()))) {
      VisitorPlace place = visits.at(one.about(), one.item(), w.now());
      if (place != null && place.opening() != null && KioskMessage.of(place, w) == null) {
        BadgeTickets.Claim claim =
            new BadgeTickets.Claim(
                one.about(),
                one.item(),
                place.opening().number(),
                one.badge(),
                one.at().plus(BadgeTickets.OFFERED));
        String ticket = tickets.offer(kiosk, claim);
        if (!tickets.isTaken(ticket)) {
          offers.add(new KioskPages.Offer(one.badge(), ticket));
        }
      }
    }
    return offers;
  }

  /// Takes an offer for the ticket of its questions.
  Optional<String> take(Kiosk kiosk, String offer, Instant now) {
    return tickets.take(kiosk, offer, now);
  }

  /// A visitor who was found by their badge.
  record Found(VisitorPlace place, String badge) {}

  /// The visitor of the ticket of questions, while their step waits or this very answer was kept;
  /// null otherwise.
  ///
  /// @param command id of what is sent; empty for none
  @Nullable Found find(Kiosk kiosk, String ticket, String command, Instant now) {
    BadgeTickets.Claim claim = tickets.claim(kiosk, ticket, now).orElse(null);
    VisitorPlace place = claim == null ? null : visits.at(claim.about(), claim.item(), now);
    if (claim == null || place == null) {
      return null;
    }
    boolean waits = place.opening() != null && place.opening().number() == claim.opening();
    return waits || !command.isEmpty() && place.answered(command)
        ? new Found(place, claim.badge())
        : null;
  }
}
