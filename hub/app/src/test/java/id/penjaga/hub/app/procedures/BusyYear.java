package id.penjaga.hub.app.procedures;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Obligation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/// A busy office of ten rooms: sixty visits a week, forty incidents a month, and every duty of its
/// registers and procedures when it falls due. People do one thing after the other, choosing by
/// chance; many cases are open at a time.
final class BusyYear {
  static final LocalDate FIRST = LocalDate.parse("2026-01-05"); // a Monday
  private static final int ROOMS = 10;
  private static final int VISITS_A_WEEK = 60;
  private static final int INCIDENTS_A_MONTH = 40;
  private static final int MOST_STEPS = 60;
  private static final List<String> INCIDENTS =
      List.of("NETFAULT", "WEBFAULT", "SRVSEC", "ISP", "ALARM", "FINDING");

  private final SplittableRandom random;
  private final Desk desk;
  private final Things things;
  private final Clerk clerk;
  private final Walker walker;
  private final Set<String> asked = new HashSet<>();
  private final Map<Long, Integer> steps = new HashMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(java.util.Comparator.comparing(Event::at).thenComparing(Event::number));
  private long number;
  private long known;

  private record Event(Instant at, long number, Runnable what) {}

  /// @param desk without people
  BusyYear(Desk desk, long seed) {
    this.desk = desk;
    random = new SplittableRandom(seed);
    things = new Things(desk);
    List<Long> everybody = new ArrayList<>();
    for (String role : Desk.SHIPPED.roles().keySet()) {
      for (int i = 1; i <= 3; i++) {
        everybody.add(desk.person(role + " " + i, role));
      }
    }
    for (long person : everybody.subList(0, 3)) {
      desk.onDuty(desk.people().person(person).name(), "2026-01-01T00:00", "2027-12-31T00:00");
    }
    Map<String, Checklist> checklists = new HashMap<>();
    desk.definitions.values().forEach(one -> checklists.putAll(one.checklists()));
    clerk = new Clerk(random, everybody, checklists, equip());
    walker = new Walker(desk, clerk);
  }

  /// What has duties, one of each in every room.
  private Map<String, List<String>> equip() {
    Map<String, List<String>> labels = new HashMap<>();
    for (int room = 1; room <= ROOMS; room++) {
      add(labels, "server", "SRV-" + room, Map.of("raid", Value.of(true)), "in_service");
      add(labels, "ups", "UPS-" + room, Map.of(), "in_service");
      add(labels, "medium", "DVD-" + room, Map.of(), "good");
      add(labels, "account", "akun-" + room, Map.of("superuser", Value.of(false)), "active");
    }
    return labels;
  }

  private void add(
      Map<String, List<String>> labels,
      String register,
      String label,
      Map<String, Value> fields,
      String state) {
    desk.item(register, label, new Fact.ItemAdded(register, label, fields, Value.of("")));
    desk.item(register, label, new Fact.ItemMoved(register, label, state, Value.of("")));
    labels.computeIfAbsent(register, _ -> new ArrayList<>()).add(label);
  }

  /// Plays it.
  ///
  /// @return the day after the last
  LocalDate play(int weeks) {
    LocalDate end = FIRST.plusWeeks(weeks);
    for (LocalDate day = FIRST; day.isBefore(end); day = day.plusDays(1)) {
      LocalDate today = day;
      later(Desk.at(day + "T06:00"), () -> duties(today));
    }
    for (int i = 0; i < VISITS_A_WEEK * weeks; i++) {
      later(office(random.nextInt(weeks * 7)), () -> open("VISIT"));
    }
    for (int i = 0; i < INCIDENTS_A_MONTH * 12 * weeks / 52; i++) {
      later(
          Desk.at(FIRST.plusDays(random.nextInt(weeks * 7)) + "T00:00")
              .plusSeconds(random.nextInt(86_400)),
          () -> open(clerk.one(INCIDENTS)));
    }
    Instant last = Desk.at(end + "T00:00");
    for (Event event = events.poll(); event != null && event.at().isBefore(last); ) {
      now = event.at();
      event.what().run();
      followNew();
      event = events.poll();
    }
    things.catchUp();
    return end;
  }

  private Instant now = Instant.EPOCH;

  private Instant office(int day) {
    return Desk.at(FIRST.plusDays(day) + "T07:30").plusSeconds(random.nextInt(9 * 3600));
  }

  private void later(Instant at, Runnable what) {
    events.add(new Event(at, number++, what));
  }

  private void open(String procedure) {
    Definition definition = Desk.present(desk.definitions.get(procedure));
    List<Procedure.Opener> ways =
        definition.procedure().opens().stream().filter(way -> !way.by().equals("case")).toList();
    walker.open(
        definition, clerk.one(ways), clerk.filled(definition.procedure().subject(), now), now);
  }

  /// Whatever opened a case: somebody goes on with it.
  private void followNew() {
    for (long id = known + 1; id < desk.nextCase(); id++) {
      if (desk.cases.containsKey(id)) {
        goOn(id);
      }
    }
    known = desk.nextCase() - 1;
  }

  private void goOn(long id) {
    later(
        now.plus(Duration.ofSeconds(random.nextInt(60, 7200))),
        () -> {
          Case state = Desk.present(desk.cases.get(id));
          if (state.isOpen() && steps.merge(id, 1, Integer::sum) <= MOST_STEPS) {
            walker.step(id, now);
            goOn(id);
          }
        });
  }

  /// The obligations of a day.
  List<Due> due(LocalDate day) {
    List<Obligation> all =
        new ArrayList<>(Obligation.of(Desk.SHIPPED.registers(), things, things, Desk.ZONE, day));
    for (Definition definition : desk.definitions.values()) {
      for (Procedure.Obligation duty : definition.procedure().obligations()) {
        if (duty.days() != null || duty.months() != null) {
          all.add(
              new Obligation(
                  duty.id(),
                  duty.text(),
                  "",
                  "",
                  duty.days(),
                  duty.months(),
                  duty.lateAllowed(),
                  false,
                  duty.opens(),
                  "",
                  duty.source(),
                  FIRST,
                  things.closed(duty.opens(), "", "")));
        }
      }
    }
    return all.stream().map(one -> Due.of(one, day)).toList();
  }

  private void duties(LocalDate day) {
    things.catchUp();
    for (Due due : due(day)) {
      Obligation of = due.of();
      if (due.calls(day) && asked.add(of.id() + of.item() + due.period())) {
        Definition definition = Desk.present(desk.definitions.get(of.opens()));
        Procedure.Opener way =
            definition.procedure().opens().stream()
                .filter(one -> one.by().equals("obligation"))
                .findFirst()
                .orElseThrow();
        walker.open(definition, way, subject(definition, due), now);
      }
    }
  }

  private Map<String, Value> subject(Definition definition, Due due) {
    Map<String, Value> subject = new HashMap<>(clerk.filled(definition.procedure().subject(), now));
    for (Field field : definition.procedure().subject()) {
      if (field.key().equals(due.of().subject())) {
        subject.put(field.key(), Value.of(due.of().item()));
      } else if (field.type() == FieldType.MONTH) {
        subject.put(field.key(), Value.of(YearMonth.from(due.due()).toString()));
      }
    }
    return subject;
  }
}
