package id.penjaga.hub.demo.office;

import id.penjaga.device.sim.CastMember;
import id.penjaga.device.sim.OfficeCall;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.visit.HeldBadge;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.tinylog.Logger;

/// The administrator of the simulated office with the register of badges: has registered those of
/// the story, blocks the one that is reported lost, and gives it back when it was found.
final class BadgeKeeper {
  /// Label of each badge of the story.
  static final Map<CastMember, String> LABELS =
      Map.of(
          CastMember.STAFF, "K-01",
          CastMember.ADMINISTRATOR, "K-02",
          CastMember.SPARE, "K-03",
          CastMember.VISITOR, "T-01",
          CastMember.VENDOR, "T-02",
          CastMember.TECHNICIAN, "T-04");

  private static final String ISSUED = "issued";
  private static final String LOST = "lost";
  private static final String BLOCKED = "blocked";
  private static final CastMember NEVER_BACK = new CastMember("lost", "", "B2C3D4E5F3");

  private final Office office;
  private final RosterKeys keys;

  BadgeKeeper(Office office, RosterKeys keys) {
    this.office = office;
    this.keys = keys;
  }

  /// Registers what is not in the register yet.
  void open() {
    badge(CastMember.STAFF, "staff-1", FrontDesk.ESCORT);
    badge(CastMember.ADMINISTRATOR, "administrator-1", Cast.KEEPER);
    badge(CastMember.SPARE, "administrator-1b", Cast.KEEPER);
    badge(CastMember.VISITOR, "visitor-1", "");
    badge(CastMember.VENDOR, "visitor-2", "");
    badge(CastMember.TECHNICIAN, "visitor-4", "");
    String label = "T-03";
    badge(label, NEVER_BACK, "visitor-3", "");
    if (state(label).equals(ISSUED)) {
      move(label, LOST, "Tidak kembali sesudah kunjungan");
    }
  }

  /// Somebody tells that a badge is lost or found. What was told twice changes nothing.
  void told(CastMember whose, OfficeCall what) {
    String label = LABELS.get(whose);
    if (label == null) {
      return;
    }
    if (what == OfficeCall.LOST && state(label).equals(ISSUED)) {
      move(label, LOST, "Dilaporkan hilang oleh pemegangnya");
    }
    if (what == OfficeCall.LOST && state(label).equals(LOST)) {
      move(label, BLOCKED, "Diblokir sampai ditemukan");
    }
    if (what == OfficeCall.FOUND && !state(label).equals(ISSUED)) {
      move(label, ISSUED, "Ditemukan dan dikembalikan kepada pemegangnya");
    }
  }

  private String state(String label) {
    Item item = office.holdings().file(HeldBadge.REGISTER, label).orElseThrow().item();
    Register badges = Objects.requireNonNull(office.registers().get(HeldBadge.REGISTER));
    return badges.stateOf(item);
  }

  private void badge(CastMember member, String pseudonym, String login) {
    badge(Objects.requireNonNull(LABELS.get(member)), member, pseudonym, login);
  }

  private void badge(String label, CastMember member, String pseudonym, String login) {
    if (office.holdings().file(HeldBadge.REGISTER, label).isPresent()) {
      return;
    }
    Map<String, Value> fields = new HashMap<>();
    fields.put("digest", Value.of(keys.digest(member.badgeBytes()).digest()));
    fields.put("key_version", Value.of(keys.version()));
    fields.put("pseudonym", Value.of(pseudonym));
    if (!login.isEmpty()) {
      Person holder = Objects.requireNonNull(office.people().byLogin(login), login);
      fields.put("holder", Value.of("p" + holder.id()));
    }
    record(new ItemCommand.Add(HeldBadge.REGISTER, label, fields, ISSUED, ""));
  }

  private void move(String label, String state, String reason) {
    record(new ItemCommand.Move(HeldBadge.REGISTER, label, state, reason));
  }

  private void record(ItemCommand command) {
    if (office.record(UUID.randomUUID().toString(), Cast.KEEPER, true, command)
        instanceof ItemAnswer.Refused(var problems)) {
      Logger.warn("A badge of the demo was refused: {}", problems);
    }
  }
}
