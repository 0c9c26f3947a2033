package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.outage.OutageText;
import id.penjaga.hub.core.outage.Outages;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.outage.Responsible;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Outages from the record of the device to the document, over the store, the cases and the ledger
/// of a real hub: who answers, what happened, how long it took, and the fuel to the centilitre.
/// What the fold makes of facts alone is in `OutagesTest`.
class OutageStoryTest extends OutageSetting {
  private static final Speech SPEECH = new Speech("id", ZONE);
  private static final String OFFICER = People.DUTY_OFFICER;
  private static final String WARNINGS = "Peringatan:\n";

  private final List<String> refused = new ArrayList<>();
  private OutageDevice device = new OutageDevice(false, Instant.EPOCH);

  OutageStoryTest() {
    now = at("2026-08-12T08:00:00");
  }

  static List<String> stories() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static Path folder() throws URISyntaxException {
    URL one = Objects.requireNonNull(OutageStoryTest.class.getResource("stories/o5-dip.txt"));
    return Objects.requireNonNull(Path.of(one.toURI()).getParent());
  }

  private static OutageStory story(String name) throws IOException, URISyntaxException {
    return OutageStory.read(Files.readString(folder().resolve(name)));
  }

  @BeforeEach
  void independenceDay() {
    accepted(
        new PeopleCommand.SetHoliday(
            LocalDate.parse("2026-08-17"), "Hari Kemerdekaan", "SKB tiga menteri"));
    shift("Piket 1", "2026-08-17T00:00:00", "2026-08-18T07:30:00");
  }

  @ParameterizedTest
  @MethodSource("stories")
  @DisplayName("PWR-02 PWR-05 PWR-06 each story gives its document")
  void document(String name) throws Exception {
    OutageStory story = story(name);
    play(story, false);
    assertEquals(story.expected(), told() + warnings());
  }

  @ParameterizedTest
  @MethodSource("stories")
  @DisplayName("PWR-16 what comes late, in another order and twice gives the same document")
  void late(String name) throws Exception {
    OutageStory story = story(name);
    play(story, true);
    assertEquals(unnumbered(story.expected().split(WARNINGS, 2)[0]), unnumbered(told()));
  }

  /// A number is of the day on which it is given, not of the one on which the outage began.
  private static String unnumbered(String document) {
    return document.replaceAll("PLN/[0-9]{4}/[0-9]{2}/", "");
  }

  // Playing.

  /// @param late what the device says waits until a person does something
  private void play(OutageStory story, boolean late) {
    device = new OutageDevice(story.input(), now);
    give(device.birth(now));
    if (story.contact()) {
      wired();
    }
    boolean away = late;
    Random random = new Random(story.expected().hashCode());
    for (OutageStory.Line line : story.lines()) {
      device.passes(line.at());
      String what = line.words()[0];
      if (what.equals("hub")) {
        away = late || line.words()[1].equals("away");
      } else if (line.who().isEmpty()) {
        device.senses(line.at(), line.words());
      }
      if (!away) {
        if (what.equals("restarted")) {
          pass(line.at());
          give(device.birth(now));
        }
        deliver(null);
      } else if (!line.who().isEmpty()) {
        pass(line.at());
        deliver(random);
      }
      pass(line.at());
      if (!line.who().isEmpty()) {
        does(line);
        pass(line.at());
      }
    }
    device.passes(story.now());
    if (away) {
      pass(story.now());
    }
    deliver(away ? random : null);
    pass(story.now());
  }

  private void wired() {
    ItemAnswer wired =
        office.record(
            id(),
            "sari",
            true,
            new ItemCommand.Change(
                "genset",
                "GENSET-1",
                Map.of(
                    "tank_litres", Value.of(60),
                    "litres_per_hour", Value.of(8),
                    "warn_minutes", Value.of(60),
                    "point", Value.of("room-1/" + CONTACT.name())),
                ""));
    assertInstanceOf(ItemAnswer.Accepted.class, wired, wired::toString);
  }

  /// The hub's time goes by, and its rounds warn of fuel to the second.
  private void pass(Instant until) {
    Instant warn = ledger().warnAt();
    if (warn != null && warn.isAfter(now) && warn.isBefore(until)) {
      Instant second = warn.truncatedTo(ChronoUnit.SECONDS);
      now = second.isBefore(warn) ? second.plusSeconds(1) : second;
      office.power().round(now);
    }
    now = now.isBefore(until) ? until : now;
    office.power().round(now);
  }

  /// @param random for what comes late: some of it comes in another order first, which the hub
  ///     does not take, and then all of it twice
  private void deliver(@Nullable Random random) {
    List<OutageDevice.Told> told = device.told();
    if (random != null) {
      give(device.birth(now));
      List<OutageDevice.Told> shuffled = new ArrayList<>(told);
      Collections.shuffle(shuffled, random);
      shuffled.forEach(one -> give(one.message()));
      told.forEach(one -> give(one.message()));
    }
    for (OutageDevice.Told one : told) {
      if (random == null) {
        pass(one.at());
      }
      give(one.message());
    }
    store.actions().fold().join();
  }

  // People.

  private void does(OutageStory.Line line) {
    switch (line.words()[0]) {
      case "dipstick" -> fuel(line, FuelRules.What.DIPSTICK, null, number(line));
      case "refill" -> fuel(line, FuelRules.What.REFILL, number(line), null);
      case "started" -> fuel(line, FuelRules.What.STARTED, null, null);
      case "stopped" -> fuel(line, FuelRules.What.STOPPED, null, null);
      case "opens" ->
          stored(
              office.act(
                  id(),
                  as(line),
                  null,
                  new Command.OpenCase(line.words()[1], "by_hand", Map.of(), null, ""),
                  null,
                  ""));
      case "records" -> {
        List<Object> answers =
            new ArrayList<>(
                List.of(
                    "started_recorded",
                    Value.of(line.time(1).toString()),
                    "recorder",
                    who(line.who()),
                    "in_hours",
                    Value.of(unclosed().procedure().equals("OUTAGE_IN"))));
        if (line.words().length > 2) {
          answers.addAll(List.of("correction", Value.of(line.text(2))));
        }
        complete(line, null, answers.toArray());
      }
      case "confirms" -> {
        complete(line, "restored");
        complete(line, null, "ended", Value.of(line.time(1).toString()));
      }
      case "hands" ->
          act(line, new Command.HandOver(role(unclosed()), person(line.text(2)), OFFICER));
      case "takes" -> act(line, new Command.TakeOver(role(unclosed())));
      default -> throw new IllegalArgumentException(line.words()[0]);
    }
  }

  private static double number(OutageStory.Line line) {
    return Double.parseDouble(line.words()[1]);
  }

  private void fuel(
      OutageStory.Line line, FuelRules.What what, @Nullable Double litres, @Nullable Double level) {
    Answer answer = tells(line.at(), line.who(), what, litres, level);
    if (answer instanceof Answer.Refused(var refusal)) {
      String why =
          refusal.problems().isEmpty()
              ? refusal.text().in("id")
              : refusal.problems().getFirst().text().in("id");
      refused.add(OutageText.clock(line.at(), SPEECH) + " " + line.who() + ": " + why);
    }
  }

  private void complete(OutageStory.Line line, @Nullable String branch, Object... answers) {
    CaseLine about = unclosed();
    does(line.at(), line.who(), as(line).role(), about, branch, answers);
  }

  /// As whom somebody acts: officers by the roster, staff by their right.
  private By.Human as(OutageStory.Line line) {
    return new By.Human(
        person(line.who()), line.who().startsWith("Piket") ? OFFICER : Responsible.STAFF);
  }

  private static String role(CaseLine about) {
    return about.procedure().equals("OUTAGE_IN") ? Responsible.STAFF : OFFICER;
  }

  private void act(OutageStory.Line line, Command command) {
    now = line.at();
    stored(office.act(id(), as(line), unclosed().id(), command, null, ""));
  }

  /// The outage that nobody closed, the oldest first.
  private CaseLine unclosed() {
    return cases().stream().filter(one -> one.ended() == null).findFirst().orElseThrow();
  }

  private List<CaseLine> cases() {
    return office.cases(new CaseFilter(null, null, null, "", null), 50).reversed().stream()
        .filter(one -> one.procedure().startsWith("OUTAGE"))
        .toList();
  }

  // The document.

  private String told() {
    StringBuilder text = new StringBuilder();
    PowerRoom place = place();
    RoomPower.Told told =
        office.power().outages(place, at("2026-08-01T00:00:00"), now.plusSeconds(1));
    for (LoggedOutage bare : told.outages()) {
      LoggedOutage one =
          Objects.requireNonNull(office.power().outage(place.id(), bare.record().start()));
      text.append(heading(one)).append('\n').append(responsible(one)).append('\n');
      OutageText.of(one.record(), SPEECH).forEach(line -> text.append(line).append('\n'));
      if (one.litres() > 0) {
        text.append("Diisi seluruhnya ").append(SPEECH.number(one.litres(), 2)).append(" L.\n");
      }
      for (PowerFact fact : one.record().lines()) {
        text.append("  ").append(OutageText.clock(fact.of(), SPEECH)).append(' ');
        text.append(OutageText.line(fact, SPEECH)).append('\n');
      }
    }
    for (Outages.Dip dip : told.dips()) {
      text.append("Kedip ").append(SPEECH.date(dip.at())).append(' ');
      text.append(OutageText.clock(dip.at(), SPEECH)).append(", ");
      text.append(OutageText.length(dip.length(), SPEECH)).append('\n');
    }
    FuelLedger ledger = ledger();
    for (FuelLedger.Line line : ledger.lines()) {
      text.append(fuel(line)).append('\n');
    }
    refused.forEach(line -> text.append("Ditolak ").append(line).append('\n'));
    return text.isEmpty() ? "Tidak ada.\n" : text.toString();
  }

  private String heading(LoggedOutage one) {
    return cases().stream()
        .filter(line -> line.id() == one.about())
        .map(line ->
            line.procedure() + " " + line.number() + (one.caseOpen() ? " terbuka" : " ditutup"))
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining(), s -> s.isEmpty() ? "Tanpa berkas" : s));
  }

  private String responsible(LoggedOutage one) {
    String shifts =
        one.responsible().shifts().stream()
            .map(shift -> name(shift.person()) + " (" + shift.letter() + ")")
            .collect(Collectors.joining(", "));
    return "Penanggung jawab: "
        + one.responsible().role()
        + (one.responsible().inHours() ? ", jam kerja" : ", di luar jam kerja")
        + (one.responsible().inHours()
            ? ""
            : ": " + (shifts.isEmpty() ? "belum dijadwalkan" : shifts))
        + (one.recorder() == 0 ? "" : "; dicatat " + name(one.recorder()))
        + (one.taker() == 0 ? "" : "; diserahkan kepada " + name(one.taker()));
  }

  private String name(long person) {
    return Objects.requireNonNull(office.people().person(person)).name();
  }

  private static String fuel(FuelLedger.Line line) {
    String what =
        switch (line.kind()) {
          case OPENING -> "diukur";
          case REFILL -> "diisi";
          case BURNT -> "terpakai";
          case CORRECTION -> "dikoreksi";
        };
    String when =
        line.from().equals(line.at())
            ? OutageText.clock(line.at(), SPEECH)
            : OutageText.clock(line.from(), SPEECH) + "–" + OutageText.clock(line.at(), SPEECH);
    return "BBM "
        + when
        + " "
        + what
        + " "
        + SPEECH.number(line.litres(), 2)
        + " = "
        + SPEECH.number(line.after(), 2)
        + " L"
        + (line.flag() == FuelLedger.Mismatch.NONE ? "" : " " + line.flag());
  }

  private String warnings() {
    StringBuilder text = new StringBuilder();
    for (AlarmLine low : low().reversed()) {
      Long cleared = low.clearedMs();
      text.append("FUEL_LOW ");
      text.append(OutageText.clock(Instant.ofEpochMilli(low.raisedMs()), SPEECH)).append('–');
      text.append(cleared == null ? "" : OutageText.clock(Instant.ofEpochMilli(cleared), SPEECH));
      text.append(' ').append(low.detail()).append('\n');
    }
    return text.isEmpty() ? "" : WARNINGS + text;
  }
}
