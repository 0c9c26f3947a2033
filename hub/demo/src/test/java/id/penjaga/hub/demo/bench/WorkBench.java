package id.penjaga.hub.demo.bench;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.StoredOffice;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The work of people: repairs by SRVSEC step by step, each step on the disk when it is answered,
/// by one client and by eight; then the hub with the cases of years ([WorkYears]).
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.WorkBench
/// ```
///
/// With `-Ppeer` and `WorkPeerBench` in its place, the same steps go through Flowable in the same
/// run.
///
/// Settings by environment, in `WORK`: `runs=200 closed=100000 open=2000`.
final class WorkBench {
  static final int CLIENTS = 8;

  private WorkBench() {}

  record Size(int runs, int closed, int open) {
    static Size given() {
      Size size = new Size(200, 100_000, 2_000);
      String given = System.getenv("WORK");
      for (String word : given == null ? new String[0] : given.split("\\s+")) {
        int at = word.indexOf('=');
        int value = Integer.parseInt(word.substring(at + 1));
        size =
            switch (word.substring(0, at)) {
              case "runs" -> new Size(value, size.closed, size.open);
              case "closed" -> new Size(size.runs, value, size.open);
              case "open" -> new Size(size.runs, size.closed, value);
              default -> throw new IllegalArgumentException("unknown setting " + word);
            };
      }
      return size;
    }
  }

  static void main() throws Exception {
    Size size = Size.given();
    steps(size.runs);
    Path folder = Files.createTempDirectory("work-years");
    WorkYears.measure(folder, size.closed, size.open);
    delete(folder);
  }

  static void steps(int runs) throws Exception {
    Path folder = Files.createTempDirectory("work-bench");
    OfficeStart start = start(HubClock.SYSTEM);
    try (Store store =
        Store.open(
            folder, HubClock.SYSTEM, new Threads(Throwable::printStackTrace), start.beginning())) {
      StoredOffice office = start.open(store);
      ServerFault.Office people =
          new ServerFault.Office(
              person(store, 1, "dewi", "staf_jaringan_dc"),
              person(store, 2, "ketut", "kepala_seksi_jaringan_dc"),
              person(store, 3, "made", "kabid_infrastruktur"));
      Waits.report(
          "hub",
          runs,
          (client, run, wait) -> {
            Long about = null;
            int number = 0;
            for (ServerFault step : ServerFault.run(people, "SRV-" + client)) {
              String id = client + "/" + run + "/" + number++;
              Long of = about;
              about =
                  wait.of(() -> stored(office.act(id, step.by(), of, step.command(), null, "")));
            }
          });
    }
    delete(folder);
  }

  static OfficeStart start(HubClock clock) {
    return new OfficeStart(
        DefinitionFolder.read(Program.ROOT.resolve("config")),
        ZoneId.of("Asia/Jakarta"),
        clock,
        KeepTimes.USUAL);
  }

  /// Adds somebody with a role.
  static By person(Store store, long id, String login, String role) throws Exception {
    store
        .actions()
        .work((work, _) ->
            work.keep(
                "add-" + id,
                new By.House(),
                new Subject(Subject.Kind.PERSON, Long.toString(id)),
                "",
                (_, next) ->
                    new Decision.Accepted(
                        List.of(
                            new Fact.PersonAdded(
                                id,
                                Map.of(
                                    "name", new Value.Personal(login), "login", Value.of(login))),
                            new Fact.Granted(next, id, role, null, null)),
                        List.of())))
        .get(1, TimeUnit.MINUTES);
    return new By.Human(id, role);
  }

  /// The case of a command that was kept.
  static long stored(Answer answer) {
    return switch (answer) {
      case Answer.Stored done -> done.about();
      case Answer.Refused refused ->
          throw new IllegalStateException(
              refused.refusal().text().en() + " " + refused.refusal().problems());
    };
  }

  static void delete(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
