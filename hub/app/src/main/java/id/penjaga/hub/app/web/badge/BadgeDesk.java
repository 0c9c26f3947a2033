package id.penjaga.hub.app.web.badge;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.DoorRosters;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.PathPart;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.visit.HeldBadge;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What all pages of badges ask: the register, who keeps it, and whose badge a digest is.
record BadgeDesk(Drawing drawing, Office office, DoorRosters rosters) {
  private static final int MOST_SENTENCE = 500;

  /// Where all badges stand.
  static final String ALL = "/badges";

  /// Where a badge stands.
  static String path(String label) {
    return ALL + "/" + PathPart.of(label);
  }

  Texts words(Context ctx) {
    return drawing.words(ctx);
  }

  static LoginSession session(Context ctx) {
    return Objects.requireNonNull(RequestContext.of(ctx).session(), "a page behind a login");
  }

  static boolean admin(Context ctx) {
    return session(ctx).role().covers(Role.ADMIN);
  }

  /// The register of badges; not found where the site has none.
  Register register() {
    Register register = office.registers().get(HeldBadge.REGISTER);
    if (register == null) {
      throw new NotFoundResponse();
    }
    return register;
  }

  /// Whether who asks may give badges out and block them.
  boolean may(Context ctx) {
    Actor actor = Actor.of(ctx, office, words(ctx).now());
    return actor.known() && (admin(ctx) || !actor.among(register().keepers()).isEmpty());
  }

  /// Keeps what somebody wants written down of a badge.
  ItemAnswer keep(Context ctx, ItemCommand command) {
    String typed = FormFields.of(ctx).value("_id");
    String id =
        typed == null || !typed.matches("[0-9a-f-]{36}") ? UUID.randomUUID().toString() : typed;
    return office.record(id, session(ctx).name(), admin(ctx), command);
  }

  List<Item> badges() {
    return office.items(HeldBadge.REGISTER, "", Integer.MAX_VALUE);
  }

  /// The badge that a digest under the newest key belongs to.
  Optional<Item> known(BadgeId digest) {
    return badges().stream().filter(item -> digest.equals(digest(item))).findFirst();
  }

  /// What an item is called under the newest key; null when it names no digest that is known here.
  @Nullable BadgeId digest(Item item) {
    try {
      HeldBadge badge = HeldBadge.of(item);
      return rosters.newest(badge.digest(), badge.keyVersion()).orElse(null);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// The holder of a badge; null for a visitor's badge.
  @Nullable Person holder(Item item) {
    try {
      Long person = HeldBadge.of(item).person();
      return person == null ? null : office.people().person(person);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// A short text as it was typed, without control characters; empty when it was left out.
  static String typed(Context ctx, String field) {
    String text = FormFields.of(ctx).value(field);
    String clean = text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
    return clean.length() > MOST_SENTENCE ? clean.substring(0, MOST_SENTENCE) : clean;
  }
}
