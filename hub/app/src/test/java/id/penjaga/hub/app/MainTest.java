package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("The hub's command line")
@Timeout(120)
@Isolated("it listens to what the JVM prints")
class MainTest {
  @TempDir Path folder;

  private record Outcome(int code, String said) {}

  private static Outcome run(String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      return new Outcome(Main.run(List.of(args)), said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  /// What a command prints, where [#run] hears what it complains of.
  private static Outcome printed(String... args) {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      return new Outcome(run(args).code, said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  /// A hub without a broker: it serves and says so.
  private Path config(int port) throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml, "http: { port: %d }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\n".formatted(port));
    return yaml;
  }

  @Test
  @DisplayName("F41 backup and restore are commands that say what is wrong")
  void backupAndRestore() throws Exception {
    String yaml = config(0).toString();
    Outcome nothing = run("backup", "--config", yaml, "--to", folder.resolve("a.zip").toString());
    assertEquals(74, nothing.code);
    assertTrue(nothing.said.contains("there is nothing to back up in"), nothing.said);
    Path data = Files.createDirectories(folder.resolve("data/hub"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    try (Store store = Store.open(data, HubClock.SYSTEM, new Threads(_ -> {}))) {
      store.actions().write(_ -> true).join();
    }
    Path archive = folder.resolve("a.zip");
    assertEquals(0, run("backup", "--config", yaml, "--to", archive.toString()).code);
    Outcome full = run("restore", "--config", yaml, "--from", archive.toString());
    assertEquals(74, full.code);
    assertTrue(full.said.contains("is there already"), full.said);
    Files.move(data, folder.resolve("old"));
    assertEquals(0, run("restore", "--config", yaml, "--from", archive.toString()).code);
    assertTrue(Files.exists(data.resolve("penjaga.mv.db")));
    assertEquals(64, run("backup", "--config", yaml).code);
    assertEquals(64, run("restore", "--config", yaml, "--to", "x").code);
  }

  @Test
  @DisplayName("DOC-11 One command makes the whole hub of a backup: configuration and data")
  void restoresAll() throws Exception {
    Path home = Files.createDirectories(folder.resolve("old"));
    String text = "mqtt: { url: \"tcp://127.0.0.1:1\" } # by hand\n";
    Path yaml = Files.writeString(home.resolve("hub.yaml"), text);
    Files.createDirectories(home.resolve("procedures"));
    Files.writeString(home.resolve("procedures/X.yaml"), "procedure: X");
    Files.writeString(home.resolve("roles.yaml"), "roles: {}");
    Files.writeString(home.resolve("hub.password"), "hunter2");
    Path data = Files.createDirectories(home.resolve("data/hub"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    try (Store store = Store.open(data, HubClock.SYSTEM, new Threads(_ -> {}))) {
      store.actions().write(_ -> true).join();
    }
    String zip = folder.resolve("a.zip").toString();
    assertEquals(0, run("backup", "--config", yaml.toString(), "--to", zip).code);
    Outcome full = run("restore", "--to", home.toString(), "--from", zip);
    assertEquals(74, full.code);
    assertTrue(full.said.contains("is there already"), full.said);
    Path fresh = folder.resolve("new/place");
    assertEquals(0, run("restore", "--to", fresh.toString(), "--from", zip).code);
    assertEquals(text, Files.readString(fresh.resolve("hub.yaml")));
    assertEquals("procedure: X", Files.readString(fresh.resolve("procedures/X.yaml")));
    assertEquals("roles: {}", Files.readString(fresh.resolve("roles.yaml")));
    assertFalse(Files.exists(fresh.resolve("hub.password")), "no secret is in a backup");
    assertTrue(Files.exists(fresh.resolve("data/hub/penjaga.mv.db")));
    String again = fresh.resolve("hub.yaml").toString();
    assertEquals(0, run("backup", "--config", again, "--to", zip + "2").code);
  }

  @Test
  @DisplayName("ACC-18: book and journals are exported, and verified without the hub")
  void exportAndVerify() throws Exception {
    String yaml = config(0).toString();
    Path data = Files.createDirectories(folder.resolve("data/hub"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    try (Store store = Store.open(data, HubClock.SYSTEM, new Threads(_ -> {}))) {
      for (int i = 1; i <= 3; i++) {
        Proposed note =
            new Proposed(
                new By.House(),
                null,
                "c-" + i,
                "",
                Subject.ofCase(1),
                List.of(new Fact.Noted(new Value.Personal("Rina"), List.of())));
        store
            .actions()
            .write(connection ->
                new BookTables(new SqlSession(connection), () -> new byte[32])
                    .append(note, Instant.EPOCH))
            .join();
      }
    }
    Path book = folder.resolve("book.jsonl");
    Path personal = folder.resolve("personal.jsonl");
    Outcome export =
        run("export", "--config", yaml, "--book", "" + book, "--personal", "" + personal);
    assertEquals(0, export.code, export.said);
    assertTrue(Files.readString(personal).contains("Rina"));
    String lines = Files.readString(book);
    assertFalse(lines.contains("Rina"));
    assertFalse(Files.exists(data.resolve("export.zip")));
    assertFalse(Files.exists(data.resolve("export")));
    assertEquals(74, run("export", "--config", yaml, "--book", "" + book).code, "is there");
    assertEquals(64, run("export", "--config", yaml).code);

    String hash = lines.substring(lines.length() - 67, lines.length() - 3);
    Outcome sound = printed("verify", "--book", "" + book, "--checkpoint", "3:" + hash);
    assertEquals(0, sound.code, sound.said);
    assertTrue(sound.said.contains("3 entries, 1 to 3; as it was at checkpoint 3"), sound.said);
    Files.writeString(book, lines.replaceFirst("c-2", "c-9"));
    Outcome edited = printed("verify", "--book", "" + book);
    assertEquals(1, edited.code);
    assertTrue(edited.said.contains("book.jsonl line 2, 2: was edited"), edited.said);
    Files.writeString(book, lines.lines().limit(2).collect(Collectors.joining("\n")));
    Outcome cut = printed("verify", "--book", "" + book, "--checkpoint", "3:" + hash);
    assertEquals(1, cut.code);
    assertTrue(cut.said.contains("the end after 2 was cut off"), cut.said);
    assertEquals(2, run("verify", "--book", "" + folder.resolve("none")).code);
    assertEquals(64, run("verify", "--book", "" + book, "--checkpoint", "3").code);
    assertEquals(64, run("verify").code);
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithTheUsage() {
    assertEquals(64, run().code);
    Outcome outcome = run("serve", "--config", "x");
    assertEquals(64, outcome.code);
    assertTrue(outcome.said.contains("there is no command \"serve\""), outcome.said);
    assertTrue(outcome.said.contains("--config <yaml>"), outcome.said);
  }

  @Test
  void aRefusedConfigurationNamesFileLineAndRemedy() throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(yaml, "http:\n  prot: 80\n");
    Outcome outcome = run("check", "--config", yaml.toString());
    assertEquals(78, outcome.code);
    assertTrue(
        outcome.said.contains(yaml + ":2: http.prot: is no key here; did you mean \"port\"?"),
        outcome.said);
    assertEquals(78, run("run", "--config", folder.resolve("none.yaml").toString()).code);
  }

  @Test
  @DisplayName("SYS-01 check names a broken definition with its cure, and counts the others")
  void aBrokenDefinitionIsNamedAndTheOthersWork() throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(yaml, "definitions: sops\n");
    Path sops = folder.resolve("sops");
    Path config = Path.of("../../config");
    for (String part : List.of("procedures", "forms", "checklists", "registers")) {
      Files.createDirectories(sops.resolve(part));
      try (Stream<Path> files = Files.list(config.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, sops.resolve(part).resolve(file.getFileName()));
        }
      }
    }
    for (String file : List.of("roles.yaml", "calendar.yaml", "escalation.yaml")) {
      Files.copy(config.resolve(file), sops.resolve(file));
    }
    Outcome sound = run("check", "--config", yaml.toString());
    assertEquals(0, sound.code, sound.said);
    Path srvsec = sops.resolve("procedures/SRVSEC.yaml");
    Files.writeString(srvsec, Files.readString(srvsec).replace("next: SS-3", "next: SS-33"));
    Outcome outcome = run("check", "--config", yaml.toString());
    assertEquals(78, outcome.code);
    assertTrue(
        outcome.said.contains(
            "steps[2].next: step SS-2 names \"SS-33\", which is no step here; write one of SS-1"),
        outcome.said);
  }

  @Test
  void aTakenPortIsSaidInOneSentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Outcome outcome = run("run", "--config", config(taken.getLocalPort()).toString());
      assertEquals(74, outcome.code);
      assertTrue(outcome.said.contains("the port is taken"), outcome.said);
      assertFalse(outcome.said.contains("\tat "), outcome.said);
    }
  }

  @Test
  void aSecondHubOnTheSameDataIsRefused() throws Exception {
    Path yaml = config(0);
    try (Hub hub = Hub.start(HubConfigReader.read(yaml))) {
      assertTrue(hub.setUpPath().isPresent());
      Process second =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "run",
                  "--config",
                  yaml.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(74, second.waitFor());
      assertTrue(said.contains("is in use by another hub"), said);
      assertFalse(said.contains("\tat "), said);
    }
  }

  @Test
  @DisplayName("A hub makes the tables of work again at its start when another version made them")
  void tablesOfAnotherVersion() throws Exception {
    HubConfig config = HubConfigReader.read(config(0));
    try (Hub hub = Hub.start(config)) {
      assertTrue(hub.store().stats().recording());
    }
    try (SqlSession session = new SqlSession(new Database(config.data()).connect())) {
      session.update("UPDATE work_projection SET version = 999, upto = 1");
      session.connection().commit();
    }
    try (Hub hub = Hub.start(config)) {
      Instant end = Instant.now().plusSeconds(30);
      while (version(hub) == 999) {
        assertTrue(Instant.now().isBefore(end), "the tables are as they were");
        Thread.onSpinWait();
      }
    }
  }

  private static Integer version(Hub hub) {
    return hub.store()
        .reads()
        .in(session -> session.first(row -> row.getInt(1), "SELECT version FROM work_projection"));
  }

  @Test
  @DisplayName("SYS-12: a hub without its broker serves, and its health check says what is missing")
  void withoutABrokerItServesAndSaysSo() throws Exception {
    try (Hub hub = Hub.start(HubConfigReader.read(config(0)));
        HttpClient client = HttpClient.newHttpClient()) {
      URI health = URI.create("http://127.0.0.1:" + hub.port() + "/healthz");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      assertEquals(503, answer.statusCode());
      assertTrue(answer.body().contains("\"recording\":true,\"broker\":false"), answer.body());
      HttpResponse<String> numbers =
          client.send(
              HttpRequest.newBuilder(health.resolve("/metrics")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertTrue(numbers.body().contains("penjaga_broker_connected 0.0"), numbers.body());
      assertTrue(numbers.body().contains("penjaga_store_recording 1.0"), numbers.body());
    }
  }

  @Test
  @DisplayName(
      "F34 reset-password makes a link beside the running hub, and names who has an account")
  void aPasswordIsResetFromTheConsole() throws Exception {
    Path yaml = config(0);
    assertEquals(64, run("reset-password", "--config", yaml.toString()).code);
    assertEquals(74, run("reset-password", "--config", yaml.toString(), "--user", "sari").code);
    try (Hub hub = Hub.start(HubConfigReader.read(yaml))) {
      HubBrowser browser = new HubBrowser(hub.port());
      assertEquals(303, browser.post(hub.setUpPath().orElseThrow(), HubBrowser.ADMIN));
      Outcome wrong = run("reset-password", "--config", yaml.toString(), "--user", "sara");
      assertEquals(74, wrong.code);
      assertTrue(wrong.said.contains("there are: sari"), wrong.said);
      PrintStream before = System.out;
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      try {
        assertEquals(0, run("reset-password", "--config", yaml.toString(), "--user", "Sari").code);
      } finally {
        System.setOut(before);
      }
      Matcher link = Pattern.compile("/reset/\\S+").matcher(said.toString(StandardCharsets.UTF_8));
      assertTrue(link.find(), said::toString);
      String wanted = "password=lima+kata+sandi+lain&again=lima+kata+sandi+lain";
      assertEquals(303, browser.post(link.group(), wanted));
      assertEquals(401, browser.post("/login", HubBrowser.LOGIN), "the old one is gone");
    }
  }

  @Test
  @DisplayName("F29 A data folder that others may enter is refused, and a new one is made private")
  void theDataFolderIsPrivate() throws Exception {
    Path yaml = config(0);
    Path data = folder.resolve("data/hub");
    try (Hub _ = Hub.start(HubConfigReader.read(yaml))) {
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Outcome outcome = run("run", "--config", yaml.toString());
    assertEquals(74, outcome.code);
    assertTrue(outcome.said.contains("run: chmod 700 " + data), outcome.said);
  }

  @Test
  @DisplayName("F16 A thread that dies of a bug makes the hub unwell")
  void aBugIsSeen() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    Threads threads = new Threads(_ -> told.countDown());
    try (Hub hub = Hub.start(HubConfigReader.read(config(0)), HubClock.SYSTEM, threads)) {
      assertTrue(hub.alive());
      threads.start(
          "broken",
          () -> {
            throw new AssertionError("a bug");
          });
      assertTrue(told.await(30, TimeUnit.SECONDS));
      assertFalse(hub.alive());
      String health = new HubBrowser(hub.port()).get("/healthz").body();
      assertTrue(health.contains("\"status\":\"trouble\""), health);
    }
  }

  @Test
  @DisplayName("F30 On a full disk the pages start, people log in, and the store comes later")
  void aFullDiskDoesNotKeepThePagesAway() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts a tmpfs");
    Path mount = Files.createDirectory(folder.resolve("small"));
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=6m,mode=700", "tmpfs", mount.toString()));
    try {
      Path yaml = folder.resolve("hub.yaml");
      Files.writeString(
          yaml, "data: small/data\nhttp: { port: 0 }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\n");
      try (Hub hub = Hub.start(HubConfigReader.read(yaml))) {
        HubBrowser browser = new HubBrowser(hub.port());
        assertEquals(303, browser.post(hub.setUpPath().orElseThrow(), HubBrowser.ADMIN));
        assertEquals(200, browser.get("/").statusCode());
      }
      fill(mount.resolve("filler"));
      try (Hub hub = Hub.start(HubConfigReader.read(yaml))) {
        HubBrowser browser = new HubBrowser(hub.port());
        assertEquals(303, browser.post("/login", HubBrowser.LOGIN));
        HttpResponse<String> page = browser.get("/");
        // A database that fits as it is opens without a write; else the page says what is wrong.
        if (page.statusCode() != 200) {
          assertEquals(503, page.statusCode());
          assertTrue(page.body().contains("penjaga.mv.db"), page.body());
          String health = browser.get("/healthz").body();
          assertTrue(health.contains("\"recording\":false"), health);
        }
        assertEquals(200, browser.get("/account").statusCode(), "accounts need no store");
        Files.delete(mount.resolve("filler"));
        for (int i = 0; i < 300 && browser.get("/").statusCode() != 200; i++) {
          Thread.sleep(100);
        }
        assertEquals(200, browser.get("/").statusCode(), "the store came later");
        assertTrue(browser.get("/healthz").body().contains("\"recording\":true"));
      }
    } finally {
      ran("umount", "-l", mount.toString());
    }
  }

  private static boolean ran(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException _) { // now it is full
      assertTrue(Files.size(file) > 0);
    }
  }
}
