package id.penjaga.hub.app.web;

import id.penjaga.device.yaml.Problem;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.office.Climbs;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.office.visit.VisitReads;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Obligation;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.threat.Threat;
import id.penjaga.hub.core.work.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stands around the cases of an office without a disk: the shipped definitions, and one
/// server, whose RAID check is overdue.
abstract class RegisterFake implements Office, Surroundings {
  Rooms rooms = Rooms.NONE;

  private static final Definitions SHIPPED = Shipped.DEFINITIONS;
  final Definitions definitions = SHIPPED;
  private final ErasureFake erasures = new ErasureFake();
  final ClimbFake climbs = new ClimbFake();
  final MonitoringFake monitoring = new MonitoringFake();
  final PowerFake power = new PowerFake();
  private final HoldingsFake holdings = new HoldingsFake(this, () -> this.now);
  Instant now = Instant.EPOCH;

  @Override
  public HoldingsFake holdings() {
    if (holdings.find("server", server().label()) == null) {
      holdings.put(server());
    }
    return holdings;
  }

  @Override
  public ErasureFake erasures() {
    return erasures;
  }

  VisitReads visits = VisitReads.NONE;

  @Override
  public VisitReads visits() {
    return visits;
  }

  @Override
  public MonitoringFake monitoring() {
    return monitoring;
  }

  @Override
  public PowerFake power() {
    return power;
  }

  @Override
  public Climbs climbs() {
    return climbs;
  }

  @Override
  public List<Threat> threats() {
    return definitions.threats();
  }

  @Override
  public Map<String, Register> registers() {
    return definitions.registers();
  }

  /// A server whose RAID check is overdue.
  private Item server() {
    return new Item(
        "server",
        "SRV-01 <b>",
        "in_service",
        new TreeMap<>(
            Map.of("raid", Value.of(true), "watt", Value.of(650), "manager", Value.of("ICT"))),
        now.minus(Duration.ofDays(40)),
        now);
  }

  @Override
  public List<Item> items(String register, String search, int most) {
    return holdings().of(register);
  }

  @Override
  public ItemAnswer record(String id, String login, boolean admin, ItemCommand command) {
    if (command instanceof ItemCommand.Together) {
      return holdings.keep(login, admin, command);
    }
    return new ItemAnswer.Refused(
        List.of(new FormProblem("watt", new Bilingual("Terlalu berat.", "Too heavy."))));
  }

  @Override
  public List<DutyLine> obligations(LocalDate day) {
    Register.Duty duty = Objects.requireNonNull(registers().get("server")).obligations().getFirst();
    Due due =
        Due.of(
            new Obligation(
                duty.id(),
                duty.text(),
                "server",
                server().label(),
                duty.days(),
                duty.months(),
                duty.lateAllowed(),
                false,
                duty.opens(),
                duty.subject(),
                duty.source(),
                day.minusDays(40),
                List.of(day.minusDays(16))),
            day);
    return List.of(
        new DutyLine(
            due,
            server().label(),
            Bilingual.same("Server"),
            List.of("staf_jaringan_dc"),
            0,
            new Command.OpenCase("RAID", "due", Map.of(), null, "")));
  }

  @Override
  public List<String> labels(String register) {
    return switch (register) {
      case "server" -> List.of("SRV-01", "SRV-02");
      case "application" -> List.of("Portal <b>", "Surel");
      case "node" -> List.of("N-01");
      case "room" -> List.of("R-01");
      default -> List.of();
    };
  }

  @Override
  public Rooms rooms() {
    return rooms;
  }

  @Override
  public PeopleAnswer record(String id, String login, boolean admin, PeopleCommand command) {
    throw new UnsupportedOperationException("the pages of people are tried with a real store");
  }

  @Override
  public OfficeCalendar calendar() {
    return Objects.requireNonNull(definitions.calendar());
  }

  @Override
  public Map<String, OfficeRole> roles() {
    return definitions.roles();
  }

  @Override
  public Bilingual role(String id) {
    return Objects.requireNonNull(definitions.roles().get(id)).name();
  }

  @Override
  public Ready ready(String fact, @Nullable Value of, Instant at) {
    return Ready.UNKNOWN;
  }

  @Override
  public @Nullable Value observed(Observed what, Map<String, Value> subject, Instant at) {
    return null;
  }

  @Override
  public @Nullable Value item(String register, String label, String path) {
    return null;
  }

  @Override
  public boolean known(String register, String label) {
    return true;
  }

  @Override
  public boolean exists(String register, String label) {
    return false;
  }

  @Override
  public List<Problem> definitionProblems() {
    return List.of(
        new Problem(
            "procedures/RUSAK.yaml",
            7,
            "",
            new Sentence("langkah <b>X</b> tidak ada", "step <b>X</b> is not there")));
  }
}
