package id.penjaga.hub.app.store.power;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.fuel.FuelFact;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.fuel.GensetRuns;
import id.penjaga.hub.core.fuel.Refills;
import id.penjaga.hub.core.fuel.Tank;
import id.penjaga.hub.core.outage.OutageRecord;
import id.penjaga.hub.core.outage.Outages;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.outage.PowerRules;
import id.penjaga.hub.core.outage.Responsible;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.register.Item;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The power of rooms as the tables and the book tell it, in one session.
public final class RoomPower {
  public static final String GENSET = "genset";

  /// An outage is read from so long before a stretch, so that one that lasts is whole.
  private static final Duration LONGEST = Duration.ofDays(14);

  /// Who is inside was seen to enter within this time.
  private static final Duration INSIDE = Duration.ofHours(16);

  private static final Duration AROUND = Duration.ofMinutes(5);

  /// The stretch of a ledger that is shown.
  private static final Duration SHOWN = Duration.ofDays(62);

  private final SqlSession session;
  private final PendingReadings pending;
  private final ItemRows items;
  private final OfficeCalendar calendar;
  private final People people;

  public RoomPower(
      SqlSession session, PendingReadings pending, OfficeCalendar calendar, People people) {
    this.session = session;
    this.pending = pending;
    this.calendar = calendar;
    this.people = people;
    items = new ItemRows(session);
  }

  /// Something that is asked of it within one session.
  @FunctionalInterface
  public interface Question<T> {
    T ask(RoomPower power, List<PowerRoom> rooms) throws SQLException;
  }

  /// Outages and dips of a room.
  public record Told(List<LoggedOutage> outages, List<Outages.Dip> dips) {}

  /// Those of a room that began within a stretch, in order, without temperatures and people.
  ///
  /// @param now what came later does not count
  public Told outages(PowerRoom place, Instant from, Instant until, Instant now)
      throws SQLException {
    Known known = known(place, from, until, now);
    Outages folded = known.folded(now);
    return new Told(
        within(folded, from, until).map(one -> logged(place, one, known)).toList(),
        folded.dips().stream()
            .filter(one -> !one.at().isBefore(from) && one.at().isBefore(until))
            .toList());
  }

  /// One outage with all that is known of it; null when there is none with this start.
  public @Nullable LoggedOutage outage(PowerRoom place, Instant start, Instant now)
      throws SQLException {
    Known known = known(place, start, start.plusMillis(1), now);
    OutageRecord bare =
        within(known.folded(now), start, start.plusMillis(1)).findFirst().orElse(null);
    if (bare == null) {
      return null;
    }
    Instant end = bare.end();
    Instant last = end == null ? now : end.plus(AROUND);
    known.facts().addAll(known.journal().people(start.minus(INSIDE), last));
    known.facts().addAll(known.journal().measured(start.minus(AROUND), last));
    return within(known.folded(now), start, start.plusMillis(1))
        .map(one -> logged(place, one, known))
        .findFirst()
        .orElse(null);
  }

  /// The outage of a room that lasts; null for none, which reads no more than what tells of mains.
  public @Nullable LoggedOutage lasting(PowerRoom place, Instant now) throws SQLException {
    Instant from = now.minus(LONGEST);
    List<OutageRecord> lately =
        within(mains(place, from, now, now).folded(now), from, now.plusMillis(1)).toList();
    return lately.isEmpty() || !lately.getLast().open()
        ? null
        : outage(place, lately.getLast().start(), now);
  }

  private static Stream<OutageRecord> within(Outages folded, Instant from, Instant until) {
    return folded.records().stream()
        .filter(one -> !one.start().isBefore(from) && one.start().isBefore(until));
  }

  /// What is known of a room.
  private record Known(
      PowerJournal journal,
      List<OutageCases.Told> cases,
      List<GensetFuel.Told> entries,
      List<PowerFact> facts) {
    Outages folded(Instant now) {
      return Outages.of(facts, new PowerRules(journal.seesMains()), now);
    }
  }

  /// What tells whether the mains were there, around a stretch.
  ///
  /// @param last what devices told later is left out
  private Known mains(PowerRoom place, Instant from, Instant last, Instant now)
      throws SQLException {
    PowerJournal journal = new PowerJournal(session, pending, place.devices());
    Instant first = from.minus(LONGEST);
    List<PowerFact> facts = new ArrayList<>(journal.power(first, last));
    List<OutageCases.Told> cases = new OutageCases(session).of(place.keys(), first, now);
    cases.forEach(one -> facts.addAll(one.facts()));
    return new Known(journal, cases, new ArrayList<>(), facts);
  }

  /// As [#mains] with the generators: of what came long after the stretch only what ends an outage.
  private Known known(PowerRoom place, Instant from, Instant until, Instant now)
      throws SQLException {
    Instant last = until.plus(LONGEST).isBefore(now) ? until.plus(LONGEST) : now;
    Known known = mains(place, from, last, now);
    if (last.isBefore(now) && within(known.folded(now), from, until).anyMatch(OutageRecord::open)) {
      last = now;
      known = mains(place, from, last, now);
    }
    known.entries().addAll(entries(place));
    gensets(known, from.minus(LONGEST), last);
    return known;
  }

  /// Temperatures of a room within a stretch, for a chart.
  public List<PowerFact.Temperature> temperatures(PowerRoom place, Instant from, Instant until)
      throws SQLException {
    return new PowerJournal(session, pending, place.devices())
        .measured(from, until).stream()
            .filter(PowerFact.Temperature.class::isInstance)
            .map(PowerFact.Temperature.class::cast)
            .sorted(Comparator.comparing(PowerFact.Temperature::at))
            .toList();
  }

  /// What became of servers of a room within a stretch, the latest first.
  public List<PowerFact.Shutdown> shutdowns(PowerRoom place, Instant from, Instant until)
      throws SQLException {
    return new PowerJournal(session, pending, place.devices())
        .shutdowns(from, until).stream()
            .sorted(Comparator.comparing(PowerFact.Shutdown::at).reversed())
            .toList();
  }

  private LoggedOutage logged(PowerRoom place, OutageRecord record, Known known) {
    Set<Instant> opened = new HashSet<>();
    long taker = 0;
    for (PowerFact line : record.lines()) {
      if (line instanceof PowerFact.Told told) {
        opened.add(told.opened());
        if (told.kind() == PowerFact.Kind.HANDED_OVER) {
          taker = Long.parseLong(told.who().substring(1));
        }
      }
    }
    Instant end = record.end();
    OutageCases.Told of =
        known.cases().stream()
            .filter(one ->
                opened.contains(one.state().opened())
                    || !one.state().opened().isBefore(record.start())
                        && (end == null || one.state().opened().isBefore(end)))
            .findFirst()
            .orElse(null);
    Instant until = end == null ? record.now() : end;
    double litres =
        record.litres()
            + Refills.besides(OutageCases.fuel(known.cases()), filled(known.entries())).stream()
                .filter(one -> !one.at().isBefore(record.start()))
                .filter(one -> !one.at().isAfter(until))
                .mapToDouble(FuelFact.Filled::litres)
                .sum();
    return new LoggedOutage(
        place,
        record,
        Responsible.of(record.start(), calendar, people),
        of == null ? 0 : of.state().id(),
        of == null ? "" : of.state().number(),
        of != null && of.state().ended() == null,
        of == null || of.recorder() == null ? 0 : of.recorder().person(),
        taker,
        litres);
  }

  /// Refills as people wrote them into the ledger.
  private static List<FuelFact.Filled> filled(List<GensetFuel.Told> entries) {
    List<FuelFact.Filled> all = new ArrayList<>();
    for (GensetFuel.Told one : entries) {
      Double litres = OutageCases.number(one.fact().litres());
      if (told(one, FuelRules.What.REFILL) && litres != null) {
        all.add(
            new FuelFact.Filled(
                one.fact().at(),
                litres,
                OutageCases.number(one.fact().level()),
                "entry/" + one.entry().sequence()));
      }
    }
    return all;
  }

  private static double or(@Nullable Double number) {
    return number == null ? 0 : number;
  }

  // Generators.

  /// Those that feed a room.
  public List<Item> gensets(PowerRoom place) {
    return gensets().stream()
        .filter(item -> {
          Value room = item.fields().get("room");
          return room == null || room.plain().isBlank() || place.is(room.plain());
        })
        .toList();
  }

  /// All that are not given up.
  public List<Item> gensets() {
    return items.of(GENSET).stream().filter(item -> !item.state().equals("retired")).toList();
  }

  private List<GensetFuel.Told> entries(PowerRoom place) throws SQLException {
    List<GensetFuel.Told> all = new ArrayList<>();
    for (Item item : gensets(place)) {
      all.addAll(entries(item));
    }
    return all;
  }

  /// What people wrote down of a generator, in order.
  private List<GensetFuel.Told> entries(Item item) throws SQLException {
    List<GensetFuel.Told> all = new ArrayList<>();
    for (Entry entry : BookTables.reading(session).entries(subject(item))) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.GensetLogged logged) {
          all.add(new GensetFuel.Told(entry, logged));
        }
      }
    }
    return all;
  }

  static Subject subject(Item item) {
    return new Subject(Subject.Kind.ITEM, GENSET + "/" + item.label());
  }

  private void gensets(Known known, Instant from, Instant last) throws SQLException {
    known.facts().addAll(said(known.entries()));
    for (Item item : items.of(GENSET)) {
      known.facts().addAll(sensed(item, known.journal(), from, last));
    }
  }

  /// When generators ran as people wrote down.
  private static List<PowerFact.Genset> said(List<GensetFuel.Told> entries) {
    List<PowerFact.Genset> all = new ArrayList<>();
    for (GensetFuel.Told one : entries) {
      boolean started = told(one, FuelRules.What.STARTED);
      if (started || told(one, FuelRules.What.STOPPED)) {
        all.add(new PowerFact.Genset(one.fact().at(), one.fact().genset(), started, false));
      }
    }
    return all;
  }

  /// When a generator ran as its contact says.
  private static List<PowerFact.Genset> sensed(
      Item item, PowerJournal journal, Instant from, Instant last) throws SQLException {
    Value point = item.fields().get("point");
    return point == null ? List.of() : journal.genset(item.label(), point.plain(), from, last);
  }

  private static boolean told(GensetFuel.Told one, FuelRules.What what) {
    return one.fact().what().equals(what.word());
  }

  /// The tank as the register says; null when it does not.
  static @Nullable Tank tank(Item item) {
    double litres = or(OutageCases.number(item.fields().get("tank_litres")));
    double hourly = or(OutageCases.number(item.fields().get("litres_per_hour")));
    Double warn = OutageCases.number(item.fields().get("warn_minutes"));
    return litres > 0 && hourly > 0
        ? new Tank(
            litres,
            hourly,
            OutageCases.number(item.fields().get("idle_litres_per_hour")),
            warn == null ? Tank.WARN : Duration.ofMinutes(warn.longValue()))
        : null;
  }

  /// The fuel of a generator at a moment.
  public GensetFuel fuel(Item item, List<PowerRoom> places, Instant now) throws SQLException {
    List<GensetFuel.Told> entries = entries(item);
    Tank tank = tank(item);
    FuelLedger ledger = tank == null ? null : ledger(item, tank, entries, places, now);
    return new GensetFuel(item, ledger, entries.reversed());
  }

  private FuelLedger ledger(
      Item item, Tank tank, List<GensetFuel.Told> entries, List<PowerRoom> places, Instant now)
      throws SQLException {
    Instant from = first(entries, now);
    List<FuelFact.Filled> filled = filled(entries);
    List<FuelFact> facts = new ArrayList<>(filled);
    for (GensetFuel.Told one : entries) {
      Fact.GensetLogged fact = one.fact();
      Double level = OutageCases.number(fact.level());
      if (told(one, FuelRules.What.DIPSTICK) && level != null) {
        facts.add(new FuelFact.Measured(fact.at(), level, "entry/" + one.entry().sequence()));
      }
    }
    Double share = share(item);
    if (share != null) {
      facts.add(new FuelFact.Load(from, share));
    }
    Instant before = from.minus(LONGEST);
    Set<String> devices = new HashSet<>();
    List<List<OutageRecord>> outages = new ArrayList<>();
    for (PowerRoom place : places) {
      devices.addAll(place.devices());
      if (gensets(place).stream().noneMatch(one -> one.is(GENSET, item.label()))) {
        continue;
      }
      outages.add(
          outages(place, before.minus(LONGEST), now, now).outages().stream()
              .map(LoggedOutage::record)
              .toList());
      List<OutageCases.Told> cases = new OutageCases(session).of(place.keys(), before, now);
      facts.addAll(Refills.besides(filled, OutageCases.fuel(cases)));
    }
    List<PowerFact.Genset> told = new ArrayList<>(said(entries));
    told.addAll(sensed(item, new PowerJournal(session, pending, devices), before, now));
    told.removeIf(one -> one.at().isBefore(before));
    facts.addAll(GensetRuns.of(told, outages, now));
    facts.removeIf(fact -> fact.at().isBefore(from) && !(fact instanceof FuelFact.Running));
    return FuelLedger.of(tank, facts, now);
  }

  /// Where the ledger begins: the first level that was read within what is shown, else the last
  /// one before.
  private static Instant first(List<GensetFuel.Told> entries, Instant now) {
    Instant shown = now.minus(SHOWN);
    List<Instant> read =
        entries.stream()
            .filter(one -> one.fact().level() != null)
            .map(one -> one.fact().at())
            .filter(at -> !at.isAfter(now))
            .sorted()
            .toList();
    return read.stream()
        .filter(at -> !at.isBefore(shown))
        .findFirst()
        .orElse(read.isEmpty() ? shown : read.getLast());
  }

  /// The planned load of a generator; null when the register does not say what it can carry.
  private @Nullable Double share(Item item) {
    double rated = or(OutageCases.number(item.fields().get("rated_w")));
    double watts =
        items.of("server").stream()
            .filter(server -> !Set.of("out", "retired").contains(server.state()))
            .mapToDouble(server -> or(OutageCases.number(server.fields().get("watt"))))
            .sum();
    return rated > 0 && watts > 0 ? watts / rated : null;
  }
}
