package id.penjaga.hub.demo.bench;

import id.penjaga.hub.app.Hub;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.kiosk.VisitCodes;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/// Each screen of a door, from the tap to the last byte, on a hub with the heap it ships with and
/// fifty open visits of two; an answer is on the disk when its screen is there. Beside it, in turn,
/// a page of the same size from the JDK's own file server with the same flags.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.KioskBench
/// ```
final class KioskBench {
  private static final int VISITS = 50;
  private static final int VISITORS = 2;
  private static final int WARM = 30;
  private static final int ROUNDS = 200;
  private static final String ADMIN = "administrator_ruang_server";
  private static final String HEAD = "kepala_bidang_aptika";

  private final Path folder;
  private final int pages = StartBench.freePort();
  private final int peerPort = StartBench.freePort();
  private final Path config;
  private final List<Long> visits = new ArrayList<>();
  private KioskTablet tablet = new KioskTablet(pages);

  private KioskBench(Path folder, int broker) throws Exception {
    this.folder = folder;
    config = folder.resolve("hub.yaml");
    Path shipped = Program.ROOT.resolve("config");
    Files.writeString(
        config,
        Files.readString(shipped.resolve("hub.yaml"))
            .replace("definitions: .", "definitions: " + shipped)
            .replace("tcp://127.0.0.1:1883", "tcp://127.0.0.1:" + broker)
            .replace("port: 8080", "port: " + pages));
  }

  static void main() throws Exception {
    Path folder = Files.createTempDirectory("kiosk-bench");
    int broker = StartBench.freePort();
    KioskBench bench = new KioskBench(folder, broker);
    bench.prepare();
    Path served = Files.createDirectory(folder.resolve("peer"));
    Path options = Program.ROOT.resolve("config/hub.options");
    try (Program _ = Program.mosquitto(folder, broker);
        Program _ =
            Program.start(
                Program.java(
                    options,
                    List.of("-Dsun.net.httpserver.nodelay=true"),
                    "-m",
                    "jdk.httpserver",
                    "-p",
                    "" + bench.peerPort,
                    "-d",
                    served.toString()));
        Program hub =
            Program.start(
                Program.java(
                    options,
                    List.of(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "id.penjaga.hub.app.Main",
                    "run",
                    "--config",
                    bench.config.toString()))) {
      hub.untilWell(bench.pages);
      bench.measure(served);
      System.out.printf("hub: %.0f MB resident%n", hub.memory("VmRSS"));
      hub.end();
    }
    System.exit(0);
  }

  // ---- Before it is measured

  /// The office, its open visits, a screen, and one visitor who waits to sign.
  private void prepare() throws Exception {
    try (Hub hub = Hub.start(HubConfigReader.read(config))) {
      tablet.begins(hub.setUpPath().orElseThrow());
      Office office = hub.office();
      person(office, "Sari", "sari");
      person(office, "Bayu", "", ADMIN, "staf_ruang_server");
      person(office, "Lestari", "", HEAD, "pejabat_berwenang");
      for (int i = 1; i <= 60; i++) {
        Map<String, Value> badge = Map.of("digest", Value.of("%032x".formatted(i)));
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new ItemCommand.Add(HeldBadge.REGISTER, "B-" + i, badge, "", ""));
      }
      for (int i = 0; i < VISITS; i++) {
        visits.add(visit(office));
      }
      long first = visits.getFirst();
      for (int i = 1; i <= VISITORS; i++) {
        String code = code(first, i);
        tablet.sends(code, tablet.types(code), arrival("T-0" + i));
        tablet.sends(code, tablet.types(code), leaving());
      }
      does(
          office,
          number(office, "Bayu"),
          ADMIN,
          first,
          "VIS-P4",
          null,
          Map.of("activities", Value.of("Filter dibersihkan"), "packing_out", Value.of(true)));
    }
  }

  private static void person(Office office, String name, String login, String... roles) {
    PeopleAnswer answer =
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details(name, "Aptika", "", "", login),
                List.of(roles),
                LocalDate.parse("2026-01-01")));
    if (!(answer instanceof PeopleAnswer.Accepted)) {
      throw new IllegalStateException(answer.toString());
    }
  }

  private static long number(Office office, String name) {
    return office.people().persons().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Answer.Stored act(
      Office office, long person, String role, Long about, Command command) {
    Answer answer =
        office.act(
            UUID.randomUUID().toString(), new By.Human(person, role), about, command, null, "");
    if (answer instanceof Answer.Stored stored) {
      return stored;
    }
    throw new IllegalStateException(answer.toString());
  }

  private static void does(
      Office office,
      long person,
      String role,
      long about,
      String step,
      String branch,
      Map<String, Value> answers) {
    Case state = office.caseFile(about).orElseThrow().state();
    int opening =
        state.open().stream()
            .filter(one -> Objects.requireNonNull(state.openings().get(one)).step().equals(step))
            .findFirst()
            .orElseThrow();
    act(
        office,
        person,
        role,
        about,
        new Command.Complete(opening, answers, branch, "", Map.of(), ""));
  }

  private static long visit(Office office) {
    long admin = number(office, "Bayu");
    long about =
        act(
                office,
                admin,
                ADMIN,
                null,
                new Command.OpenCase("VISIT", "request", Map.of(), null, ""))
            .about();
    Instant now = Instant.now();
    Value device =
        new Value.Group(
            new TreeMap<>(Map.of("name", Value.of("Pompa vakum"), "count", Value.of(1))));
    List<Value> visitors = new ArrayList<>();
    for (int i = 1; i <= VISITORS; i++) {
      visitors.add(
          new Value.Group(
              new TreeMap<>(
                  Map.of("name", new Value.Personal("Tamu " + i), "unit", Value.of("PT Sejuk")))));
    }
    Map<String, Value> request = new LinkedHashMap<>();
    request.put("requester_org", Value.of("PT Sejuk"));
    request.put("vendor_kind", Value.of("ac"));
    request.put("purpose_kind", Value.of("pemeliharaan"));
    request.put("target", Value.of("Pembersihan AC unit 1"));
    request.put("visitors", new Value.Many(visitors));
    request.put("window_start", Value.of(now.minus(Duration.ofMinutes(10)).toString()));
    request.put("window_end", Value.of(now.plus(Duration.ofHours(6)).toString()));
    request.put("equipment_in", new Value.Many(List.of(device)));
    does(office, admin, ADMIN, about, "VIS-P1", null, request);
    Map<String, Value> escort = Map.of("escort", Value.of("p" + admin));
    does(office, number(office, "Lestari"), HEAD, about, "VIS-P2", "approved", escort);
    return about;
  }

  private String code(long about, int visitor) throws Exception {
    return VisitCodes.in(folder.resolve("data/hub")).code(about, Integer.toString(visitor));
  }

  private static Map<String, String> arrival(String badge) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      answers.put("f.prohibited.X" + i + ".result", "good");
    }
    answers.put("f.purpose", "Membersihkan filter");
    answers.put("f.work_kind", "environment");
    answers.put("f.card_kept", "ktp");
    answers.put("f.badge", badge);
    return answers;
  }

  private static Map<String, String> leaving() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("f.activities", "Filter dibersihkan");
    answers.put("f.packing_out", "yes");
    answers.put("f.room_rules.R1.result", "good");
    answers.put("f.room_rules.R2.result", "good");
    answers.put("f.card_returned", "yes");
    answers.put("f.visitor_signature", "10,10 20,30 40,20 60,80 90,30 120,60;130,20 140,90");
    answers.put("f.escort_signature", "10,90 20,60 40,80 60,20 90,70 120,30");
    return answers;
  }

  // ---- What is measured

  private interface Ask {
    KioskTablet.Screen ask() throws Exception;
  }

  private void measure(Path served) throws Exception {
    String asked = code(visits.getLast(), 1);
    String signs = code(visits.getFirst(), 1);
    screen(served, "start", "start", () -> tablet.get("/kiosk"));
    screen(served, "evacuation list", "inside", () -> tablet.get("/kiosk/inside"));
    screen(served, "questions, coming", "questions", () -> tablet.types(asked));
    KioskTablet.Screen empty = tablet.types(asked);
    screen(
        served,
        "questions again, wrong answer",
        "questions",
        () -> tablet.sends(asked, empty, Map.of("f.badge", "T-1")));
    screen(served, "minutes to sign", "sign", () -> tablet.types(signs));
    List<String> codes = new ArrayList<>();
    for (long about : visits.subList(1, visits.size() - 1)) {
      for (int i = 1; i <= VISITORS; i++) {
        codes.add(code(about, i));
      }
    }
    int[] next = {0};
    kept(served, "come, kept", codes, code -> arrival("T-" + ++next[0]));
    String left = codes.getFirst();
    screen(served, "questions, leaving", "questions", () -> tablet.types(left));
    kept(served, "left, kept", codes, _ -> leaving());
    screen(served, "left already", "message", () -> tablet.types(left));
    KioskTablet paired = tablet;
    tablet = new KioskTablet(pages);
    screen(served, "pairing", "pair", () -> tablet.get("/kiosk"));
    tablet = paired;
  }

  private interface Given {
    Map<String, String> of(String code);
  }

  /// Every visitor answers once; the questions are asked for before and are not counted.
  private void kept(Path served, String name, List<String> codes, Given given) throws Exception {
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    KioskTablet.Screen last = null;
    for (String code : codes) {
      KioskTablet.Screen questions = tablet.types(code);
      last = tablet.sends(code, questions, given.of(code));
      if (!last.is("message") || !last.page().contains("k-good")) {
        throw new IllegalStateException(name + ": " + last.page());
      }
      ours.add(last.nanos());
      theirs.add(floor(served, last));
    }
    report(name, ours, theirs, Objects.requireNonNull(last));
  }

  private void screen(Path served, String name, String kind, Ask ask) throws Exception {
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    KioskTablet.Screen last = null;
    for (int i = -WARM; i < ROUNDS; i++) {
      last = ask.ask();
      if (!last.is(kind)) {
        throw new IllegalStateException(name + ": " + last.page());
      }
      long peer = floor(served, last);
      if (i >= 0) {
        ours.add(last.nanos());
        theirs.add(peer);
      }
    }
    report(name, ours, theirs, Objects.requireNonNull(last));
  }

  /// The same bytes as a file.
  private long floor(Path served, KioskTablet.Screen screen) throws Exception {
    int size = screen.page().length();
    Path file = served.resolve(size + ".html");
    if (!Files.exists(file)) {
      Files.writeString(file, screen.page());
    }
    return new KioskTablet(tablet, peerPort).get("/" + size + ".html").nanos();
  }

  private static void report(
      String name, List<Long> ours, List<Long> theirs, KioskTablet.Screen last) {
    System.out.printf(
        "%-30s p50 %5.1f ms, p95 %5.1f ms of %d; %,d letters as a file: p50 %.1f ms, p95 %.1f ms%n",
        name,
        part(ours, 0.5),
        part(ours, 0.95),
        ours.size(),
        last.page().length(),
        part(theirs, 0.5),
        part(theirs, 0.95));
  }

  private static double part(List<Long> times, double part) {
    Collections.sort(times);
    return times.get((int) Math.ceil(times.size() * part) - 1) / 1e6;
  }
}
