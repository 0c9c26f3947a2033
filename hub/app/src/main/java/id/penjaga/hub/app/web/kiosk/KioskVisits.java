package id.penjaga.hub.app.web.kiosk;

import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.kiosk.Kiosk;
import id.penjaga.hub.app.kiosk.VisitCodes;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.procedure.VisitOutline;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.Presented;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The visits of the office as the screen of a door may know them: one visitor, by their code.
final class KioskVisits {
  private static final int MOST_BADGES = 12;
  private static final String ISSUED = BadgeState.ISSUED.name().toLowerCase(Locale.ROOT);

  private final Office office;
  private final VisitCodes codes;

  KioskVisits(Office office, VisitCodes codes) {
    this.office = office;
    this.codes = codes;
  }

  /// The visitor of a code; null when no open visit has it.
  @Nullable VisitorPlace find(String code, Instant now) {
    return codes.find(code, office.visits().open(now)).map(found -> place(found, now)).orElse(null);
  }

  private @Nullable VisitorPlace place(VisitCodes.Found found, Instant now) {
    return at(found.about(), found.item(), now);
  }

  /// A visitor by their number; null where there is none.
  ///
  /// @param about number of the case
  @Nullable VisitorPlace at(long about, String item, Instant now) {
    CaseFile file = office.caseFile(about).orElse(null);
    return file == null ? null : VisitorPlace.of(file, item, office.people(), now);
  }

  /// Visitors whose badge a door told of after a moment, the newest first.
  List<Presented> presented(String device, PointId door, Instant after, Instant now) {
    return office.visits().presented(device, door, after, now);
  }

  /// Badges that are in nobody's hands, as far as a screen has room for them.
  List<String> badges(VisitorPlace place, Instant now) {
    if (place.come()) {
      return List.of();
    }
    Set<String> given = new HashSet<>();
    for (VisitStanding standing : office.visits().standing(now, now)) {
      for (Visit.Guest guest : standing.visit().guests()) {
        if (guest.hasBadge()) {
          given.add(Item.key(guest.badge()));
        }
      }
    }
    Register register = office.registers().get(HeldBadge.REGISTER);
    List<String> labels = new ArrayList<>();
    for (Item item : office.items(HeldBadge.REGISTER, "", Integer.MAX_VALUE)) {
      Value holder = item.fields().get("holder");
      boolean free = holder == null || holder.plain().isBlank();
      boolean good = register != null && register.stateOf(item).equals(ISSUED);
      if (free && good && !given.contains(Item.key(item.label()))) {
        labels.add(item.label());
      }
    }
    return labels.size() <= MOST_BADGES ? labels : List.of();
  }

  Answer act(String id, Kiosk kiosk, VisitorPlace place, Command command) {
    return office.act(
        id,
        new By.Kiosk(kiosk.name(), VisitOutline.VISITOR),
        place.file().state().id(),
        command,
        null,
        "");
  }

  /// The same visitor as the book has them now.
  VisitorPlace again(VisitorPlace place, Instant now) {
    VisitorPlace read = place(new VisitCodes.Found(place.file().state().id(), place.item()), now);
    return read == null ? place : read;
  }

  /// Who is inside, behind the door of a screen.
  KioskInside inside(Kiosk kiosk, Texts w) {
    return KioskInside.of(office, kiosk, w);
  }

  /// The questions of the step that a visitor fills in now.
  Questions questions(VisitorPlace place, Texts w) {
    return new Questions(w, place.file(), opening(place), known(place));
  }

  /// What its fields start with.
  Map<String, Value> known(VisitorPlace place) {
    return office.hints().suggested(place.file().state().id(), opening(place).number());
  }

  private static Case.Opening opening(VisitorPlace place) {
    return Objects.requireNonNull(place.opening(), "nothing is asked of them");
  }
}
