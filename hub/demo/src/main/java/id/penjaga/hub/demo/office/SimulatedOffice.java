package id.penjaga.hub.demo.office;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.security.AccountProblem;
import id.penjaga.hub.app.security.LoginOutcome;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.secret.Passwords.Cost;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Writes the simulated office into the folder of a hub that has not been started yet.
public final class SimulatedOffice {
  /// Who may record what does not keep a rule, with a reason.
  private static final String OFFICIAL = "ratna";

  /// The device of the simulated room, as the demo configures it.
  public static final String DEVICE = "room-1";

  /// The channel by which its people are told.
  public static final String MESSAGES = "pesan";

  /// Who wrote down an address there.
  private static final List<String> TOLD = List.of("bayu", "sari", "ratna", "joko", "fajar");

  private static final String ROOM = "Ruang server";

  private static final String PLACE = "127.0.0.1";

  private static final LocalTime MORNING = LocalTime.of(7, 30);
  private static final LocalTime EVENING = LocalTime.of(16, 0);
  private static final long LEAVER = Cast.ALL.size() + 1L;

  private final Definitions definitions;
  private final ZoneId zone;
  private final BooleanSupplier stopped;
  private boolean watched;

  /// @param stopped whether somebody wants it to end early
  public SimulatedOffice(Definitions definitions, ZoneId zone, BooleanSupplier stopped) {
    this.definitions = definitions;
    this.zone = zone;
    this.stopped = stopped;
  }

  /// What is in its registers is watched at [Neighbours], and a year of that is told too.
  public SimulatedOffice watching() {
    watched = true;
    return this;
  }

  /// Writes a year of it, and the morning that is open now.
  ///
  /// @param folder empty
  /// @param password of every account
  /// @param now until when it is told
  /// @return the cases that nobody of the cast could go on with, in words for developers; they stay
  ///     open. Empty as it should be
  public List<String> write(Path folder, String password, Instant now, long seed) {
    Instant begin = now.minus(Duration.ofDays(365));
    LocalDate first = begin.atZone(zone).toLocalDate();
    Random random = new Random(seed);
    List<CasePlan> plans = new ArrayList<>(new Year(zone, first.plusDays(2), random).plans(LEAVER));
    plans.addAll(Year.morning(now, now.atZone(zone).toLocalDate().toString().substring(0, 7)));
    return tell(folder, password, begin, now, plans, random);
  }

  /// Writes what it begins with: accounts, people, their roster and the things there are. Nobody
  /// has worked yet.
  ///
  /// @param folder empty
  /// @param password of every account
  /// @param now at least two hours after its first entry
  public void begin(Path folder, String password, Instant now) {
    tell(folder, password, now.minus(Duration.ofHours(2)), now, List.of(), new Random(1));
  }

  private List<String> tell(
      Path folder,
      String password,
      Instant begin,
      Instant now,
      List<CasePlan> plans,
      Random random) {
    List<Throwable> bugs = new ArrayList<>();
    Threads threads = new Threads(bugs::add);
    accounts(folder, password, threads);
    PastClock clock = new PastClock(begin);
    OfficeStart start = new OfficeStart(definitions, zone, clock, KeepTimes.USUAL);
    try (Store store = Store.open(folder, clock, threads, start.beginning())) {
      Office office = start.open(store);
      return new Typing(store, clock, definitions, random, stopped)
          .write(office, plans, deeds(begin, now, plans, random), now);
    }
  }

  private List<Typing.Deed> deeds(Instant begin, Instant now, List<CasePlan> plans, Random random) {
    List<Typing.Deed> all = deeds(begin.atZone(zone).toLocalDate(), begin);
    if (watched) {
      Instant first = begin.plus(Duration.ofHours(2));
      all.addAll(new WatchedYear(zone, random).deeds(first, now, plans));
    }
    return all;
  }

  private static void accounts(Path folder, String password, Threads threads) {
    try (Security security =
        Security.open(
            AccountTables.inFolder(folder, threads),
            folder,
            () -> Instant.ofEpochMilli(HubClock.SYSTEM.wallMs()),
            () -> TimeUnit.MILLISECONDS.toNanos(HubClock.SYSTEM.uptimeMs()),
            Cost.CHEAP, // for good: a folder that is kept keeps them
            threads)) {
      String token = security.setUpToken().orElseThrow();
      made(security.createFirstAdmin(token, Cast.KEEPER, password, PLACE));
      if (!(security.logIn(Cast.KEEPER, password, PLACE, false)
          instanceof LoginOutcome.Welcome(String _, LoginSession keeper))) {
        throw new IllegalStateException("the first account of the demo cannot log in");
      }
      for (Cast.Member member : Cast.ALL) {
        if (member.account() != Role.ADMIN) {
          made(security.addAccount(keeper, member.login(), member.account(), password, PLACE));
        }
      }
      security.logOut(keeper);
    }
  }

  private static void made(Optional<AccountProblem> problem) {
    problem.ifPresent(what -> {
      throw new IllegalStateException("an account of the demo is refused: " + what);
    });
  }

  /// What is written down about people in this year.
  private List<Typing.Deed> deeds(LocalDate first, Instant begin) {
    List<Typing.Deed> all = new ArrayList<>();
    int minute = 1;
    for (Cast.Member member : Cast.ALL) {
      all.add(
          deed(
              begin.plus(Duration.ofMinutes(minute)),
              new PeopleCommand.AddPerson(
                  new PeopleCommand.Details(member.name(), member.unit(), "", "", member.login()),
                  member.roles().stream()
                      .filter(role -> !role.equals(People.DUTY_OFFICER)) // the roster gives it
                      .toList(),
                  first)));
      minute++;
    }
    all.add(
        deed(
            begin.plus(Duration.ofMinutes(minute)),
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details("Bagus Wicaksono", "Bidang Aptika", "", "", ""),
                List.of("administrator_server"),
                first)));
    all.add(
        deed(begin.plus(Duration.ofMinutes(minute + 1L)), new PeopleCommand.NameRoom("", ROOM)));
    all.add(
        new Typing.Deed(
            begin.plus(Duration.ofMinutes(minute + 2L)),
            (office, id) -> {
              String room = office.rooms().names().firstKey();
              kept(office, id, new PeopleCommand.PlaceDevice(DEVICE, room));
            }));
    for (String login : TOLD) {
      all.add(deed(begin.plus(Duration.ofMinutes(minute + 3L)), told(login)));
      minute++;
    }
    Inventory rounds = new Inventory(first, watched);
    Instant inventory = begin.plus(Duration.ofMinutes(40));
    for (ItemCommand command : rounds.all("p" + number("dewi"), "p" + LEAVER)) {
      all.add(deed(inventory, OFFICIAL, command));
    }
    LocalDate round = first.plusDays(341);
    for (ItemCommand command : rounds.room(round, "p" + number("sari"), given())) {
      all.add(deed(nine(round), Cast.KEEPER, command));
    }
    all.addAll(fuel(round));
    LocalDate left = first.plusWeeks(18);
    all.add(deed(nine(left), new PeopleCommand.Leave(LEAVER, left, "Pindah ke dinas lain")));
    LocalDate away = first.plusWeeks(26);
    all.add(
        deed(
            nine(away),
            new PeopleCommand.Delegate(
                number("ratna"),
                number("hendra"),
                "kepala_bidang_aptika",
                "plh",
                away.plusDays(3),
                away.plusDays(10),
                "SP/" + away.getYear() + "/014")));
    for (int month = 0; month < 13; month++) {
      LocalDate planned =
          first
              .plusMonths(month)
              .withDayOfMonth(first.getDayOfMonth() > 28 ? 1 : first.getDayOfMonth());
      all.add(roster(month == 0 ? begin.plus(Duration.ofHours(1)) : nine(planned), planned));
    }
    return all;
  }

  /// How somebody is told outside the pages; who has the night is told at night too.
  private static PeopleCommand told(String login) {
    long person = number(login);
    SequencedMap<String, String> addresses = new LinkedHashMap<>();
    addresses.put(MESSAGES, "0812-0000-%04d".formatted(person));
    boolean nights = login.equals("joko") || login.equals("fajar");
    return new PeopleCommand.SetNotices(person, addresses, nights ? "" : "21:00-06:00", "id");
  }

  /// How the fuel of the generator was looked after since it is registered.
  private List<Typing.Deed> fuel(LocalDate since) {
    return List.of(
        fuel(since.plusDays(1), FuelRules.What.DIPSTICK, null, 52.0),
        fuel(since.plusDays(8), FuelRules.What.DIPSTICK, null, 51.5),
        fuel(since.plusDays(12), FuelRules.What.REFILL, 6.0, 57.5),
        fuel(since.plusDays(19), FuelRules.What.DIPSTICK, null, 53.0));
  }

  private Typing.Deed fuel(
      LocalDate day, FuelRules.What what, @Nullable Double litres, @Nullable Double level) {
    Instant at = nine(day);
    return new Typing.Deed(
        at,
        (office, id) -> {
          Answer answer =
              office
                  .power()
                  .tell(
                      id,
                      number(Cast.KEEPER),
                      "GENSET-1",
                      new FuelRules.Wanted(what, at, litres, level, "pemeriksaan", Set.of()));
          if (answer instanceof Answer.Refused(var refusal)) {
            throw new IllegalStateException("the fuel of the demo is refused: " + refusal);
          }
        });
  }

  private List<Register.Given> given() {
    Register standards = definitions.registers().get("room_standard");
    return standards == null ? List.of() : standards.given();
  }

  /// Two duty officers share the nights and the weekends of the month that follows a day.
  private Typing.Deed roster(Instant at, LocalDate planned) {
    List<PeopleCommand> shifts = new ArrayList<>();
    String letter = "ST/%d/%02d/017".formatted(planned.getYear(), planned.getMonthValue());
    for (LocalDate day = planned; day.isBefore(planned.plusMonths(1)); day = day.plusDays(1)) {
      boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
      Instant from = day.atTime(weekend ? MORNING : EVENING).atZone(zone).toInstant();
      Instant until = day.plusDays(1).atTime(MORNING).atZone(zone).toInstant();
      String who = day.getDayOfYear() % 2 == 0 ? "joko" : "fajar";
      shifts.add(new PeopleCommand.AddShift(number(who), from, until, letter, planned));
    }
    return deed(at, new PeopleCommand.Together(new Subject(Subject.Kind.ROSTER, "shifts"), shifts));
  }

  private Instant nine(LocalDate day) {
    return day.atTime(LocalTime.of(9, 0)).atZone(zone).toInstant();
  }

  private static long number(String login) {
    for (int i = 0; i < Cast.ALL.size(); i++) {
      if (Cast.ALL.get(i).login().equals(login)) {
        return i + 1L;
      }
    }
    throw new IllegalArgumentException(login);
  }

  private static Typing.Deed deed(Instant at, PeopleCommand command) {
    return new Typing.Deed(at, (office, id) -> kept(office, id, command));
  }

  private static void kept(Office office, String id, PeopleCommand command) {
    if (office.record(id, Cast.KEEPER, true, command)
        instanceof PeopleAnswer.Refused(List<PeopleAnswer.Remark> remarks)) {
      throw new IllegalStateException(command + " is refused: " + remarks);
    }
  }

  private static Typing.Deed deed(Instant at, String login, ItemCommand command) {
    return new Typing.Deed(
        at,
        (office, id) -> {
          if (office.record(id, login, true, command)
              instanceof ItemAnswer.Refused(List<FormProblem> problems)) {
            throw new IllegalStateException(command + " is refused: " + problems);
          }
        });
  }
}
