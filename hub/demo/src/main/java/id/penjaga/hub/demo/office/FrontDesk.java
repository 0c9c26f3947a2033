package id.penjaga.hub.demo.office;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.CastMember;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The people of the office who receive the visitors of the simulated room: they have registered
/// the badges of its story, ask for a visit, approve it, register who comes, and write down what
/// was done once the door has told that the visitor left. All they know stands in the book: what is
/// open when they come is taken over, so that a kept folder goes on where it ended.
public final class FrontDesk implements AutoCloseable {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration WINDOW = Duration.ofHours(2);
  private static final Duration WATCHED = Duration.ofMinutes(61);
  private static final String PROCEDURE = "VISIT";
  private static final String KEEPER_ROLE = "administrator_ruang_server";
  private static final String HEAD = "ratna";
  private static final String HEAD_ROLE = "kepala_bidang_aptika";
  private static final String ESCORT = "sari";
  private static final String ROOM = "Ruang server";
  private static final String COMPANY = "PT Sejuk Contoh";

  /// Badge and name of each visitor.
  private static final Map<String, String> GUESTS =
      Map.of("T-01", "Tamu vendor AC 1", "T-02", "Tamu vendor AC 2");

  private final Office office;
  private final RosterKeys keys;
  private final HubClock clock;
  private final Set<Long> refused = new HashSet<>();
  private volatile boolean closed;
  private long about;
  private long asked;

  /// @param clock of the simulated room
  public FrontDesk(Office office, RosterKeys keys, HubClock clock) {
    this.office = office;
    this.keys = keys;
    this.clock = clock;
  }

  /// Registers the badges, and takes over the visit that is open or prepares one.
  public void open() {
    badge("K-01", CastMember.STAFF, "staff-1", ESCORT);
    badge("K-02", CastMember.ADMINISTRATOR, "administrator-1", Cast.KEEPER);
    badge("T-01", CastMember.VISITOR, "visitor-1", "");
    badge("T-02", CastMember.VENDOR, "visitor-2", "");
    badge("T-03", new CastMember("lost", "", "B2C3D4E5F3"), "visitor-3", "");
    Item lost = office.holdings().file(HeldBadge.REGISTER, "T-03").orElseThrow().item();
    Register badges = Objects.requireNonNull(office.registers().get(HeldBadge.REGISTER));
    if (badges.stateOf(lost).equals("issued")) {
      record(
          new ItemCommand.Move(
              HeldBadge.REGISTER, "T-03", "lost", "Tidak kembali sesudah kunjungan"));
    }
    look();
  }

  /// Looks after the visits until it is closed.
  public void start(Threads threads) {
    threads.keep(
        "demo-reception",
        LOOK,
        () -> {
          while (!closed) {
            try {
              look();
            } catch (StoreException e) {
              Logger.debug("the reception waits: {}", e.getMessage());
            }
            Threads.pause(LOOK);
          }
        });
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMs());
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
      fields.put("holder", Value.of("p" + id(login)));
    }
    record(new ItemCommand.Add(HeldBadge.REGISTER, label, fields, "issued", ""));
  }

  private void record(ItemCommand command) {
    if (office.record(UUID.randomUUID().toString(), Cast.KEEPER, true, command)
        instanceof ItemAnswer.Refused(var problems)) {
      Logger.warn("A badge of the demo was refused: {}", problems);
    }
  }

  private long id(String login) {
    Person person = office.people().byLogin(login);
    return Objects.requireNonNull(person, login).id();
  }

  private By keeper() {
    return new By.Human(id(Cast.KEEPER), KEEPER_ROLE);
  }

  private By guest(String name) {
    return new By.Human(
        id(Cast.KEEPER),
        KEEPER_ROLE,
        new By.Behalf("pengunjung", null, new Value.Personal(name), "kiosk"));
  }

  private void visit() {
    Answer opened =
        office.act(
            UUID.randomUUID().toString(),
            keeper(),
            null,
            new Command.OpenCase(PROCEDURE, "request", Map.of("room", Value.of(ROOM)), null, ""),
            null,
            "");
    if (!(opened instanceof Answer.Stored stored)) {
      Logger.warn("The demo has no visit: {}", opened);
      return;
    }
    about = stored.about();
    asked = about;
    Instant from = now().minusSeconds(60);
    does(
        keeper(),
        "VIS-P1",
        null,
        null,
        Map.of(
            "requester_org", Value.of(COMPANY),
            "vendor_kind", Value.of("ac"),
            "purpose_kind", Value.of("pemeliharaan"),
            "target", Value.of("AC unit 1: pembersihan filter"),
            "visitors", new Value.Many(List.of(row("T-01"), row("T-02"))),
            "window_start", Value.of(from.toString()),
            "window_end", Value.of(from.plus(WINDOW).toString())));
    prepare();
  }

  /// The approval and both visitors, as far as they wait.
  private void prepare() {
    does(
        new By.Human(id(HEAD), HEAD_ROLE),
        "VIS-P2",
        null,
        "approved",
        Map.of("escort", Value.of("p" + id(ESCORT))));
    arrives("1", "T-01");
    arrives("2", "T-02");
  }

  private static Value row(String badge) {
    return new Value.Group(
        Map.of(
            "name",
            Value.of(Objects.requireNonNull(GUESTS.get(badge))),
            "unit",
            Value.of(COMPANY)));
  }

  private void arrives(String item, String badge) {
    String name = Objects.requireNonNull(GUESTS.get(badge));
    does(
        guest(name),
        "VIS-E6C",
        item,
        null,
        Map.of(
            "person", Value.of(name),
            "unit", Value.of(COMPANY),
            "badge", Value.of(badge),
            "identity_checked", Value.of(true),
            "time_in", Value.of(now().toString()),
            "purpose", Value.of("Pembersihan filter dan pengecekan freon AC unit 1"),
            "work_kind", Value.of("environment"),
            "prohibited", good("PROHIBITED")));
  }

  /// Goes on with the first visit that waits for the reception; asks for one when no other holds
  /// the badges.
  void look() {
    List<VisitStanding> going = new ArrayList<>();
    for (VisitStanding standing : office.visits().standing(now(), now())) {
      if (standing.visit().waiting().equals(List.of("VIS-P3"))) {
        confirm(standing);
      } else if (standing.visit().isOpen()) {
        going.add(standing);
      }
    }
    VisitStanding next = going.stream().filter(one -> mine(one.visit())).findFirst().orElse(null);
    if (next != null) {
      goOn(next);
    } else if (going.stream().noneMatch(one -> one.visit().about() == asked || holds(one))) {
      visit();
    }
  }

  private boolean mine(Visit visit) {
    return !refused.contains(visit.about())
        && !visit.guests().isEmpty()
        && visit.guests().stream().allMatch(guest -> GUESTS.containsValue(guest.name()));
  }

  private static boolean holds(VisitStanding standing) {
    return standing.visit().guests().stream()
        .anyMatch(guest -> guest.bound() && GUESTS.containsKey(guest.badge()));
  }

  private void goOn(VisitStanding standing) {
    Visit visit = standing.visit();
    about = visit.about();
    if (standing.anyInside()) {
      return;
    }
    if (lastLeft(standing) == null) {
      Instant until = visit.until();
      if (until != null && !now().isBefore(until)) {
        act(keeper(), new Command.Cancel("Pengunjung tidak datang"));
      } else if (visit.waiting().contains("VIS-P2") || visit.waiting().contains("VIS-E6C")) {
        prepare();
      }
      return;
    }
    for (VisitStanding.Stay stay : standing.stays()) {
      Visit.Guest guest = stay.guest();
      if (guest.accounted() != null || guest.absent()) {
        continue;
      }
      if (stay.left() == null) {
        skip(guest.item());
      } else {
        does(
            guest(guest.name()),
            "VIS-E6D",
            guest.item(),
            "over",
            Map.of(
                "time_out", Value.of(now().toString()),
                "activities", Value.of("Filter dibersihkan, tekanan freon normal"),
                "room_rules", good("ROOM_RULES")));
      }
    }
    minutes();
  }

  /// When the last visitor left, by the door or by what was written down; null when nobody did.
  private static @Nullable Instant lastLeft(VisitStanding standing) {
    return standing.stays().stream()
        .map(stay -> stay.left() == null ? stay.guest().accounted() : stay.left())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /// Confirms the environment once the room was watched long enough after the visit.
  private void confirm(VisitStanding standing) {
    Instant left = lastLeft(standing);
    if (mine(standing.visit()) && left != null && now().isAfter(left.plus(WATCHED))) {
      about = standing.visit().about();
      does(
          keeper(),
          "VIS-P3",
          null,
          null,
          Map.of("meets", Value.of(true), "note", Value.of("AC dimatikan selama pekerjaan")));
    }
  }

  private void skip(String item) {
    Case.Opening coming = opening("VIS-E6C", item);
    Case.Opening opening = coming == null ? opening("VIS-E6D", item) : coming;
    if (opening != null) {
      act(keeper(), new Command.Skip(opening.number(), "Tidak jadi masuk"));
    }
  }

  private void minutes() {
    does(
        keeper(),
        "VIS-P4",
        null,
        null,
        Map.of(
            "packing_out", Value.of(true),
            "activities", Value.of("Filter dibersihkan, tekanan freon normal")));
    sign(keeper(), "administrator");
    sign(guest(Objects.requireNonNull(GUESTS.get("T-01"))), "visitor");
    does(keeper(), "VIS-P5", null, null, Map.of());
  }

  private void sign(By by, String key) {
    Case.Opening opening = opening("VIS-P4", null);
    if (opening != null) {
      act(by, new Command.Sign(opening.number(), key, null, ""));
    }
  }

  private Value good(String checklist) {
    Checklist list =
        Objects.requireNonNull(office.procedure(PROCEDURE)).checklists().get(checklist);
    Map<String, Value> items = new HashMap<>();
    for (Checklist.Item item : Objects.requireNonNull(list).items()) {
      items.put(item.id(), new Value.Group(Map.of("result", Value.of("good"))));
    }
    return new Value.Group(items);
  }

  private Case.@Nullable Opening opening(String step, @Nullable String item) {
    Case state = office.caseFile(about).map(CaseFile::state).orElse(null);
    return state == null
        ? null
        : state.open().stream()
            .map(number -> state.openings().get(number))
            .filter(Objects::nonNull)
            .filter(one -> one.step().equals(step) && Objects.equals(one.item(), item))
            .findFirst()
            .orElse(null);
  }

  private void does(
      By by,
      String step,
      @Nullable String item,
      @Nullable String branch,
      Map<String, Value> answers) {
    Case.Opening opening = opening(step, item);
    if (opening != null) {
      act(by, new Command.Complete(opening.number(), answers, branch, "", Map.of(), ""));
    }
  }

  private void act(By by, Command command) {
    if (office.act(UUID.randomUUID().toString(), by, about, command, null, "")
        instanceof Answer.Refused(var refusal)) {
      refused.add(about); // told once; whoever looks at the demo may help it on
      Logger.warn(
          "The reception of the demo was refused: {} {}", refusal.text().en(), refusal.problems());
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
