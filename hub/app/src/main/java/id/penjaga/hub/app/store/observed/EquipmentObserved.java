package id.penjaga.hub.app.store.observed;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.app.store.work.DutyRows;
import id.penjaga.hub.app.store.work.Observing.Scene;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The latest state of disks, links and services, each with its age, and faults that are open
/// (INS-07).
final class EquipmentObserved {
  /// A RAID check may be this many days old, 003 H.3.a.
  private static final int RAID_DAYS = 14;

  /// Disk values, links and services are looked at each day, 003 H.3.b and c.
  private static final int DAILY = 1;

  private static final int LATEST = 20;
  private static final String IN_SERVICE = "in_service";

  private final Scene scene;
  private final ZoneId zone;
  private final LocalDate today;
  private final Tongues tongues;
  private final WorkQueries queries;

  EquipmentObserved(Scene scene, Instant now) {
    this.scene = scene;
    zone = scene.standing().people().zone();
    today = LocalDate.ofInstant(now, zone);
    tongues = Tongues.of(zone);
    queries = new WorkQueries(scene.session());
  }

  /// One thing that was looked at.
  ///
  /// @param day of the latest value; null for never
  /// @param found what was found; empty for nothing to tell
  private record State(
      Bilingual what, @Nullable LocalDate day, int days, Bilingual found, String faults) {
    boolean old(LocalDate today) {
      return day == null || ChronoUnit.DAYS.between(day, today) > days;
    }
  }

  Value lines() throws SQLException {
    List<State> all = new ArrayList<>(storage());
    all.addAll(network());
    all.addAll(services());
    return Observed.lines(
        all.stream().map(one -> tongues.say(speech -> told(one, speech))).toList());
  }

  int storageOld() throws SQLException {
    return old(storage());
  }

  int networkOld() throws SQLException {
    return old(network());
  }

  int servicesOld() throws SQLException {
    return old(services());
  }

  private int old(List<State> states) {
    return (int) states.stream().filter(one -> one.old(today)).count();
  }

  private List<State> storage() throws SQLException {
    List<State> all = new ArrayList<>();
    for (Item server : standing("server")) {
      String faults = open("server", server, List.of("SRVSEC", "DISK", "RAID", "RESTORE"));
      if (server.fields().get("raid") instanceof Value.Flag(boolean raid) && raid) {
        LocalDate checked = Due.day(server.fields().get("last_raid_check"));
        all.add(new State(named(server, "RAID"), checked, RAID_DAYS, Bilingual.EMPTY, faults));
      }
      all.add(disks(server, faults));
    }
    return all;
  }

  /// What a collector or a person read last, else what the last case of it found.
  private State disks(Item server, String faults) throws SQLException {
    Bilingual named = named(server, "hardisk", "disks");
    List<TallyRows.Reading> read =
        new TallyRows(scene.session())
            .readings("server", server.label()).stream()
                .filter(one -> one.kind().equals(TallyRows.DISK))
                .toList();
    WorkQueries.@Nullable CaseRow last = last("server", server, "DISK");
    Optional<Instant> newest =
        read.stream().map(TallyRows.Reading::at).max(Comparator.naturalOrder());
    if (newest.isPresent() && (last == null || last.endedMs() <= newest.get().toEpochMilli())) {
      TallyRows.Reading most =
          read.stream().max(Comparator.comparingInt(TallyRows.Reading::tenths)).orElseThrow();
      return new State(
          named,
          LocalDate.ofInstant(newest.get(), zone),
          DAILY,
          used(most.what(), most.partition().used()),
          faults);
    }
    return new State(
        named,
        last == null ? null : day(last),
        DAILY,
        last == null ? Bilingual.EMPTY : fullest(last),
        faults);
  }

  /// What is watched now is of today, whether it answers or not.
  private @Nullable State watched(Bilingual named, String register, Item item, String faults)
      throws SQLException {
    Boolean answers = new MonitorRows(scene.session()).of(register, item.label()).answers();
    return answers == null
        ? null
        : new State(
            named,
            today,
            DAILY,
            answers
                ? new Bilingual("menjawab", "answers")
                : new Bilingual("tidak menjawab", "does not answer"),
            faults);
  }

  private List<State> network() throws SQLException {
    List<State> all = new ArrayList<>();
    for (Item link : standing("link")) {
      Bilingual named = named(link, "koneksi", "link");
      String faults = open("link", link, List.of("ISP"));
      State now = watched(named, "link", link, faults);
      WorkQueries.@Nullable CaseRow last = last("link", link, "ISP");
      all.add(
          now != null
              ? now
              : new State(named, last == null ? null : day(last), DAILY, Bilingual.EMPTY, faults));
    }
    return all;
  }

  private List<State> services() throws SQLException {
    List<State> all = new ArrayList<>();
    for (Item service : standing("application")) {
      Bilingual named = named(service, "layanan", "service");
      String faults = open("application", service, List.of("WEBFAULT"));
      State now = watched(named, "application", service, faults);
      LocalDate checked = Due.day(service.fields().get("last_check"));
      all.add(now != null ? now : new State(named, checked, DAILY, Bilingual.EMPTY, faults));
    }
    return all;
  }

  private List<Item> standing(String register) {
    Register of = scene.registers().get(register);
    return of == null
        ? List.of()
        : scene.items().of(register).stream()
            .filter(item -> of.stateOf(item).equals(IN_SERVICE))
            .toList();
  }

  private static Bilingual named(Item item, String what) {
    return named(item, what, what);
  }

  private static Bilingual named(Item item, String id, String en) {
    return new Bilingual(item.label() + " " + id, item.label() + " " + en);
  }

  private WorkQueries.@Nullable CaseRow last(String register, Item item, String procedure)
      throws SQLException {
    return queries.about(register, Item.key(item.label()), LATEST).stream()
        .filter(row -> row.procedure().equals(procedure))
        .findFirst()
        .orElse(null);
  }

  private LocalDate day(WorkQueries.CaseRow row) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(row.endedMs()), zone);
  }

  /// The fullest partition of a check.
  private Bilingual fullest(WorkQueries.CaseRow row) throws SQLException {
    Case state = Cases.fold(BookTables.reading(scene.session()).entries(Subject.ofCase(row.id())));
    Value listed =
        state == null
            ? null
            : state.answers().getOrDefault("DISK_CHECK", java.util.Map.of()).get("partitions");
    Optional<Value.Group> most =
        listed instanceof Value.Many(List<Value> rows)
            ? rows.stream()
                .filter(Value.Group.class::isInstance)
                .map(Value.Group.class::cast)
                .max(Comparator.comparing(EquipmentObserved::used))
            : Optional.empty();
    return most.map(group -> used(String.valueOf(plain(group, "partition")), used(group)))
        .orElse(Bilingual.EMPTY);
  }

  private Bilingual used(String partition, BigDecimal percent) {
    return tongues.say(speech -> partition + " " + speech.number(percent) + " %");
  }

  private static BigDecimal used(Value.Group partition) {
    return partition.values().get("used") instanceof Value.Numeric(BigDecimal number)
        ? number
        : BigDecimal.ZERO;
  }

  private static @Nullable String plain(Value.Group group, String key) {
    Value value = group.values().get(key);
    return value == null ? null : value.plain();
  }

  /// Numbers of the open cases about a thing.
  private String open(String register, Item item, List<String> procedures) throws SQLException {
    List<Long> ids = DutyRows.all(scene.session(), zone, List.of()).cases(register, item.label());
    return String.join(
        ", ",
        queries.some(ids).stream()
            .filter(row -> procedures.contains(row.procedure()))
            .map(row -> row.number().isEmpty() ? "#" + row.id() : row.number())
            .toList());
  }

  private String told(State state, Speech speech) {
    LocalDate day = state.day();
    StringBuilder told = new StringBuilder(speech.say(state.what())).append(": ");
    if (day == null) {
      told.append(speech.say("belum ada data", "no data yet"));
    } else {
      told.append(speech.date(day));
      if (!state.found().isEmpty()) {
        told.append(", ").append(speech.say(state.found()));
      }
    }
    if (state.old(today)) {
      told.append(
          day == null
              ? ""
              : speech.say(
                  ", sudah lama (" + ChronoUnit.DAYS.between(day, today) + " hari)",
                  ", old (" + ChronoUnit.DAYS.between(day, today) + " days)"));
    }
    if (!state.faults().isEmpty()) {
      told.append(speech.say("; berkas terbuka: ", "; open cases: ")).append(state.faults());
    }
    return told.append('.').toString();
  }
}
