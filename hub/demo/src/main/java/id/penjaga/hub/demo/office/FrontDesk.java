package id.penjaga.hub.demo.office;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.CastMember;
import id.penjaga.device.sim.OfficeCall;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.web.room.LateRoom;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.RoomUnavailable;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.people.Person;
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
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The people of the office who receive the visitors of the simulated room: they have registered
/// the badges of its story, ask for visits, approve them, register who comes, give more time to
/// whoever stays too long, and write down what was done once the door has told that the visitors
/// left. All they know stands in the book: what is open when they come is taken over, so that a
/// kept folder goes on where it ended.
public final class FrontDesk implements AutoCloseable {
  static final String ESCORT = "sari";
  static final String OFFICER = "joko";
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration WATCHED = Duration.ofMinutes(61);

  /// From an alarm until the officer on duty has asked, and until the visit has more time.
  private static final Duration ASKED_AFTER = Duration.ofSeconds(10);

  private static final Duration EXTENDED_AFTER = Duration.ofSeconds(20);
  private static final Duration EXTENSION = Duration.ofMinutes(30);
  private static final String PROCEDURE = "VISIT";
  private static final String KEEPER_ROLE = "administrator_ruang_server";
  private static final String HEAD = "ratna";
  private static final String HEAD_ROLE = "kepala_bidang_aptika";
  private static final String ROOM = "Ruang server";

  private final Office office;
  private final LateRoom room;
  private final BadgeKeeper badges;
  private final HubClock clock;
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final Semaphore heard = new Semaphore(0);
  private final Set<Long> refused = new HashSet<>();
  private final Map<Errand, Long> asked = new HashMap<>();
  private volatile boolean closed;
  private long about;

  /// What somebody of the story told the office.
  private record Told(CastMember who, OfficeCall what) {}

  /// @param room whose alarms the officer on duty looks at
  /// @param clock of the simulated room
  public FrontDesk(Office office, LateRoom room, RosterKeys keys, HubClock clock) {
    this.office = office;
    this.room = room;
    badges = new BadgeKeeper(office, keys);
    this.clock = clock;
  }

  /// Registers the badges, and takes over the visits that are open or prepares one.
  public void open() {
    badges.open();
    look();
  }

  /// Somebody of the story tells the office something. Returns at once.
  public void told(CastMember who, OfficeCall what) {
    told.add(new Told(who, what));
    heard.release();
  }

  /// Looks after the visits until it is closed, and hears at once what it is told.
  public void start(Threads threads) {
    threads.keep(
        "demo-reception",
        LOOK,
        () -> {
          while (!closed) {
            heard.drainPermits();
            try {
              look();
            } catch (StoreException | RoomUnavailable e) {
              Logger.debug("the reception waits: {}", e.getMessage());
            }
            heard.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
          }
        });
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.wallMs());
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

  private void ask(Errand errand) {
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
    asked.put(errand, about);
    Instant now = now();
    does(
        keeper(),
        "VIS-P1",
        null,
        null,
        errand.request(now.minusSeconds(60), now.plus(errand.stay())));
    approve();
    arrive(errand);
  }

  /// The approval, where it waits.
  private void approve() {
    does(
        new By.Human(id(HEAD), HEAD_ROLE),
        "VIS-P2",
        null,
        "approved",
        Map.of("escort", Value.of("p" + id(ESCORT))));
  }

  /// The visitors, as far as they wait.
  private void arrive(Errand errand) {
    for (int i = 0; i < errand.guests().size(); i++) {
      CastMember guest = errand.guests().get(i);
      does(
          guest(guest.role()),
          "VIS-E6C",
          Integer.toString(i + 1),
          null,
          Map.of(
              "person", Value.of(guest.role()),
              "unit", Value.of(errand.company()),
              "badge", Value.of(Errand.badge(guest)),
              "identity_checked", Value.of(true),
              "time_in", Value.of(now().toString()),
              "purpose", Value.of(errand.purpose()),
              "work_kind", Value.of(errand.work()),
              "prohibited", good("PROHIBITED")));
    }
  }

  /// Hears what was told, goes on with every visit that waits for the reception, and asks for one
  /// when no other holds the badges.
  void look() {
    for (Told next = told.peek(); next != null; next = told.peek()) {
      hear(next);
      told.remove(next);
    }
    List<VisitStanding> going = going();
    going.forEach(one -> goOn(one, Objects.requireNonNull(Errand.of(one.visit()))));
    if (going.stream().noneMatch(one -> Errand.of(one.visit()) == Errand.AIR) && free(Errand.AIR)) {
      ask(Errand.AIR);
    }
    overstays();
  }

  private void hear(Told call) {
    if (call.what() != OfficeCall.ARRIVES) {
      badges.told(call.who(), call.what());
    } else if (Errand.UPS.guests().contains(call.who()) && free(Errand.UPS)) {
      ask(Errand.UPS);
    }
  }

  /// The visits of the story that are open and not only waiting for their room to be watched, which
  /// is confirmed here.
  private List<VisitStanding> going() {
    List<VisitStanding> going = new ArrayList<>();
    for (VisitStanding standing : office.visits().standing(now(), now())) {
      if (!mine(standing.visit())) {
        continue;
      }
      if (standing.visit().waiting().equals(List.of("VIS-P3"))) {
        confirm(standing);
      } else if (standing.visit().isOpen()) {
        going.add(standing);
      }
    }
    return going;
  }

  private boolean mine(Visit visit) {
    return !refused.contains(visit.about()) && Errand.of(visit) != null;
  }

  /// Whether no open visit has the badges of an errand; the last one that was asked for is over.
  private boolean free(Errand errand) {
    return office.visits().standing(now(), now()).stream()
        .map(VisitStanding::visit)
        .filter(visit -> visit.isOpen() && !visit.waiting().equals(List.of("VIS-P3")))
        .noneMatch(
            visit -> Objects.equals(asked.get(errand), visit.about()) || errand.holds(visit));
  }

  /// The officer on duty asks after whoever stays too long, and the visit is given more time.
  private void overstays() {
    for (AlarmView alarm : room.openAlarms()) {
      if (!alarm.kind().equals(AlarmKind.OVERSTAY.name()) || !alarm.active()) {
        continue;
      }
      Duration since = Duration.between(alarm.raised(), now());
      if (alarm.open() && since.compareTo(ASKED_AFTER) >= 0) {
        room.acknowledge(alarm, OFFICER, "Pendamping ditanya: pekerjaan belum selesai");
      } else if (!alarm.open() && since.compareTo(EXTENDED_AFTER) >= 0) {
        going().stream().filter(standing -> standing.overstays(now())).forEach(this::extend);
      }
    }
  }

  private void extend(VisitStanding standing) {
    Errand errand = Objects.requireNonNull(Errand.of(standing.visit()));
    Instant from = standing.visit().from();
    if (from == null || standing.visit().changing()) {
      return;
    }
    about = standing.visit().about();
    act(
        keeper(),
        new Command.Amend(
            "VIS-P1",
            errand.request(from, now().plus(EXTENSION)),
            "Pekerjaan belum selesai, diperpanjang"));
    approve();
  }

  private void goOn(VisitStanding standing, Errand errand) {
    Visit visit = standing.visit();
    about = visit.about();
    if (visit.waiting().contains("VIS-P2")) {
      approve();
    }
    if (standing.anyInside()) {
      return;
    }
    if (lastLeft(standing) == null) {
      Instant until = visit.until();
      if (until != null && !now().isBefore(until)) {
        act(keeper(), new Command.Cancel("Pengunjung tidak datang"));
      } else if (visit.waiting().contains("VIS-E6C")) {
        arrive(errand);
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
                "activities", Value.of(errand.done()),
                "room_rules", good("ROOM_RULES")));
      }
    }
    minutes(errand);
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
    if (left != null && now().isAfter(left.plus(WATCHED))) {
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

  private void minutes(Errand errand) {
    does(
        keeper(),
        "VIS-P4",
        null,
        null,
        Map.of(
            "packing_out", Value.of(true),
            "activities", Value.of(errand.done())));
    sign(keeper(), "administrator");
    sign(guest(errand.guests().getFirst().role()), "visitor");
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
