package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.monitor.MonitorRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.PartitionUse;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Keeps what monitors found, in the writer's transaction: turns as entries of the book, and cases
/// of whatever procedure says that such a finding opens it (INC-01, INC-08, INC-18, NET-01).
public final class MonitorDesk {
  private static final Subject TURNS = new Subject(Subject.Kind.MONITOR, "turns");
  private static final By HUB = new By.Monitor("hub");

  private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
  private static final Duration EARLIEST = Duration.ofDays(1);

  private final WorkBook work;
  private final SqlSession session;

  public MonitorDesk(WorkBook work, SqlSession session) {
    this.work = work;
    this.session = session;
  }

  /// Something that a monitor found.
  ///
  /// @param finds as openers name it: `service`, `node`, `link`, `server`, `disk`, `raid`
  /// @param register of the item it is about
  /// @param item its label
  /// @param monitor its name in the book
  /// @param since tells one finding of a monitor from the next
  /// @param facts what was found, as a line
  public record Finding(
      String finds, String register, String item, String monitor, Instant since, String facts) {}

  /// Keeps turns, as one entry.
  ///
  /// @param id of the command
  public void turned(String id, List<StateTurn> turns) throws SQLException {
    if (!turns.isEmpty()) {
      List<Fact> facts =
          turns.stream()
              .<Fact>map(turn ->
                  new Fact.Turned(
                      turn.monitor(), MonitorRows.word(turn.stand()), turn.since(), turn.why()))
              .toList();
      work.keep(id, HUB, TURNS, "", (_, _) -> new Decision.Accepted(facts, List.of()));
    }
  }

  /// Opens the cases that a finding opens; while one is open, the finding is linked to it. The
  /// command's id is monitor, beginning and procedure, so that a finding opens a case once, also
  /// after a crash.
  ///
  /// @return the cases it is told in
  public List<Long> found(Finding finding) throws SQLException {
    List<Long> cases = new ArrayList<>();
    new FaultDesk(work).found(finding);
    for (Definition definition : work.inForce()) {
      for (Procedure.Opener opener : definition.procedure().opens()) {
        Field field = subject(definition, finding.register());
        if (opens(opener, finding.finds()) && field != null) {
          Long about = open(definition, opener, field, finding);
          if (about != null) {
            cases.add(about);
          }
        }
      }
    }
    return cases;
  }

  /// Tells the open cases that a finding opened or was linked to that it is over.
  ///
  /// @param facts what was found, as a line
  public void over(Finding finding, String facts) throws SQLException {
    for (Definition definition : work.inForce()) {
      Field field = subject(definition, finding.register());
      if (field != null
          && definition.procedure().opens().stream()
              .anyMatch(opener -> opens(opener, finding.finds()))) {
        Long about = openCase(definition.id(), finding.item());
        if (about != null) {
          told(
              work.act(
                  id(finding, definition.id()) + "/over",
                  new By.Monitor(finding.monitor()),
                  about,
                  new Command.Note(facts, List.of()),
                  null,
                  ""),
              finding,
              definition);
        }
      }
    }
  }

  /// What people say of a watched item.
  public static Subject subject(String register, String item) {
    return new Subject(Subject.Kind.MONITOR, register + "/" + item);
  }

  /// Keeps a window of planned work at an item.
  ///
  /// @param now the hub's clock
  public Answer plan(
      String id,
      By.Human by,
      String register,
      String item,
      Instant from,
      Instant until,
      String why,
      Instant now)
      throws SQLException {
    if (work.items().find(register, item) == null) {
      return no("Pilih butir yang ada di register.", "Choose an item that is in the register.");
    }
    if (!until.isAfter(from) || !until.isAfter(now)) {
      return no(
          "Akhir harus sesudah awal dan belum lewat. Tulis waktu akhir yang lain.",
          "The end must lie after the beginning, and ahead. Write another end.");
    }
    if (until.isAfter(from.plus(LONGEST_WINDOW)) || from.isBefore(now.minus(EARLIEST))) {
      return no(
          "Jendela pemeliharaan paling lama 31 hari, dan mulai paling lambat sejak kemarin.",
          "A window lasts at most 31 days and begins no earlier than yesterday.");
    }
    if (why.isBlank()) {
      return no("Tulis pekerjaan apa yang direncanakan.", "Say which work is planned.");
    }
    return work.keep(
        id,
        by,
        subject(register, item),
        from + " " + until + " " + why,
        (_, next) ->
            new Decision.Accepted(
                List.of(
                    new Fact.WindowSet(next, register, item, from, until, new Value.Personal(why))),
                List.of()));
  }

  /// Ends a window now.
  public Answer end(String id, By.Human by, long window, Instant now) throws SQLException {
    MaintenanceWindow open =
        new MonitorRows(session)
            .windows(now).stream().filter(one -> one.id() == window).findFirst().orElse(null);
    if (open == null) {
      return no("Jendela itu sudah berakhir.", "That window has ended already.");
    }
    Instant until = now.isBefore(open.from()) ? open.from() : now;
    return work.keep(
        id,
        by,
        subject(open.register(), open.item()),
        "end " + window,
        (_, _) -> new Decision.Accepted(List.of(new Fact.WindowEnded(window, until)), List.of()));
  }

  /// Keeps how full somebody found partitions to be (MNT-10). What is above the limit opens a case
  /// (MNT-11).
  public Answer read(
      String id, By.Human by, String register, String item, List<PartitionUse> found, Instant now)
      throws SQLException {
    if (work.items().find(register, item) == null) {
      return no("Pilih server yang ada di register.", "Choose a server that is in the register.");
    }
    if (found.isEmpty()) {
      return no("Isi paling sedikit satu partisi.", "Fill in at least one partition.");
    }
    Map<String, Value> used = new TreeMap<>();
    found.forEach(one -> used.put(one.partition(), new Value.Numeric(one.used())));
    Answer answer =
        work.keep(
            id,
            by,
            subject(register, item),
            used.toString(),
            (_, _) ->
                new Decision.Accepted(
                    List.of(new Fact.PartitionsRead(register, item, used)), List.of()));
    List<PartitionUse> over = PartitionUse.breaches(found);
    if (answer instanceof Answer.Stored stored && !stored.repeated() && !over.isEmpty()) {
      found(
          new Finding(
              "disk",
              register,
              item,
              register + "/" + item + "/readings",
              now,
              String.join(", ", over.stream().map(PartitionUse::line).toList())));
    }
    return answer;
  }

  private static Answer no(String id, String en) {
    return new Answer.Refused(
        new Decision.Refused(Decision.Reason.FORM, new Bilingual(id, en), List.of()));
  }

  private @Nullable Long openCase(String procedure, String key) throws SQLException {
    return session.first(
        row -> row.getLong(1),
        "SELECT MIN(id) FROM work_case WHERE procedure = ? AND case_key = ? AND ended_ms = 0"
            + " HAVING COUNT(*) > 0",
        procedure,
        key);
  }

  private static boolean opens(Procedure.Opener opener, String finds) {
    return opener.by().equals("monitor") && opener.on().contains(finds);
  }

  /// The field of the subject that takes an item of a register.
  private static @Nullable Field subject(Definition definition, String register) {
    return definition.procedure().subject().stream()
        .filter(field -> field.type() == FieldType.ITEM && register.equals(field.register()))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Long open(
      Definition definition, Procedure.Opener opener, Field field, Finding finding)
      throws SQLException {
    return told(
        work.act(
            id(finding, definition.id()),
            new By.Monitor(finding.monitor()),
            null,
            new Command.OpenCase(
                definition.id(),
                opener.id(),
                Map.of(field.key(), Value.of(finding.item())),
                null,
                finding.facts(),
                first(definition.procedure().step(opener.at()))),
            null,
            ""),
        finding,
        definition);
  }

  /// A first step that a device may do is done by what was found: of its branches the one that goes
  /// on. Where that is not clear, it waits for a person.
  private static Command.@Nullable First first(@Nullable Step step) {
    if (step == null || !step.actor().device()) {
      return null;
    }
    if (step.branches().isEmpty()) {
      return new Command.First(Map.of(), null, "");
    }
    List<Step.Branch> onward =
        step.branches().stream().filter(branch -> !branch.next().equals(Procedure.END)).toList();
    return onward.size() == 1 ? new Command.First(Map.of(), onward.getFirst().when(), "") : null;
  }

  private static @Nullable Long told(Answer answer, Finding finding, Definition definition) {
    return switch (answer) {
      case Answer.Stored stored -> stored.about();
      case Answer.Refused(var refusal) -> {
        Logger.warn(
            "{} told no case of {}: {}", finding.monitor(), definition.id(), refusal.text().en());
        yield null;
      }
    };
  }

  /// Names may be longer than the id of a command.
  private static String id(Finding finding, String procedure) {
    String what = finding.monitor() + " " + finding.finds() + " " + finding.since();
    return "monitor/"
        + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8))
        + "/"
        + Objects.requireNonNull(procedure);
  }
}
