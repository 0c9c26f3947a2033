package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.definitions.Trial;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.work.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("SYS-01 Definitions changed by a page, over files that change as well")
class VersionsTest {
  private static final DefinitionKey FORM = new DefinitionKey("form", "DIAGNOSIS");
  private static final DefinitionKey UPS = new DefinitionKey("register", "ups");
  private static final DefinitionKey SRVSEC = DefinitionKey.procedure("SRVSEC");

  @TempDir Path folder;
  private Path config;
  private Store store;
  private StoredOffice office;

  @BeforeEach
  void open() throws IOException {
    config = folder.resolve("config");
    Path shipped = Path.of("../../config").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.walk(shipped, 2)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        Path to = config.resolve(shipped.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    start();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void start() {
    OfficeStart start =
        new OfficeStart(
            DefinitionFolder.read(config),
            ZoneId.of("Asia/Jakarta"),
            HubClock.SYSTEM,
            KeepTimes.USUAL);
    store =
        Store.open(
            NewTables.in(folder.resolve("data")),
            HubClock.SYSTEM,
            new Threads(Throwable::printStackTrace),
            start.beginning());
    office = start.open(store, config);
  }

  private void restart() {
    store.close();
    start();
  }

  private String text(DefinitionKey key) throws IOException {
    return Files.readString(file(key));
  }

  private Path file(DefinitionKey key) {
    return config.resolve(key.kind() + "s").resolve(key.id() + ".yaml");
  }

  private void order(long person, VersionCommand command) {
    Answer answer = office.version(UUID.randomUUID().toString(), new By.Human(person, ""), command);
    assertInstanceOf(Answer.Stored.class, answer, answer.toString());
  }

  /// Person 7 keeps a text, person 8 puts it in force.
  private void force(DefinitionKey key, String text) {
    Trial trial = DefinitionFolder.trial(config, office.held(), key, text);
    assertTrue(trial.sound(), () -> trial.problems().toString());
    List<VersionCommand.Become> become =
        trial.become().stream()
            .map(one ->
                new VersionCommand.Become(
                    one.definition().id(),
                    office.held().hash(DefinitionKey.procedure(one.definition().id())),
                    new VersionCommand.Version(one.definition().hash(), one.text())))
            .toList();
    VersionCommand.Version version =
        become.stream()
            .filter(one -> DefinitionKey.procedure(one.procedure()).equals(key))
            .map(VersionCommand.Become::version)
            .findFirst()
            .orElse(new VersionCommand.Version(Pin.hash(trial.own()), trial.own()));
    String standing = DefinitionFolder.own(config, key).orElse("");
    order(
        7,
        new VersionCommand.Put(
            key,
            version,
            key.isProcedure() || standing.isEmpty() || office.held().inForce(key) != null
                ? null
                : new VersionCommand.Version(Pin.hash(standing), standing)));
    order(8, new VersionCommand.Force(key, version.hash(), "rapat", become));
  }

  private String label() {
    return Objects.requireNonNull(
            Objects.requireNonNull(office.procedure("SRVSEC")).forms().get("DIAGNOSIS"))
        .name()
        .en();
  }

  private int minutes() {
    return Objects.requireNonNull(
        Objects.requireNonNull(office.procedure("SRVSEC")).step("SS-3").time().minutes());
  }

  @Test
  @DisplayName("a form from a page outlives a restart and a new file of a procedure beside it")
  void aFormStays() throws IOException {
    force(FORM, text(FORM).replace("Analysis of damage or fault", "Analysis"));
    assertEquals("Analysis", label());
    restart();
    assertEquals("Analysis", label());

    Files.writeString(
        file(SRVSEC), text(SRVSEC).replace("time: {minutes: 15}", "time: {minutes: 20}"));
    restart();
    assertEquals(20, minutes());
    assertEquals("Analysis", label());

    Files.writeString(file(FORM), text(FORM).replace("Analysis of damage or fault", "From file"));
    restart();
    assertEquals("From file", label(), "a text that the book does not know takes its place");
    assertEquals(20, minutes());
    restart();
    assertEquals("From file", label());
  }

  @Test
  @DisplayName("a procedure from a page stays when only a form's file changes")
  void aProcedureStays() throws IOException {
    force(SRVSEC, text(SRVSEC).replace("time: {minutes: 15}", "time: {minutes: 25}"));
    Files.writeString(file(FORM), text(FORM).replace("Analysis of damage or fault", "From file"));
    restart();
    assertEquals(25, minutes());
    assertEquals("From file", label());
    restart();
    assertEquals(25, minutes());
  }

  @Test
  @DisplayName("a register from a page serves at once and after a restart; back is one order")
  void aRegister() throws IOException {
    String before = office.registers().get("ups").name().en();
    force(UPS, text(UPS).replaceFirst("name: \\{.*\\}", "name: {id: \"Catu\", en: \"Supply\"}"));
    assertEquals("Supply", office.registers().get("ups").name().en());
    restart();
    assertEquals("Supply", office.registers().get("ups").name().en());
    String own = DefinitionFolder.own(config, UPS).orElseThrow();
    order(9, new VersionCommand.Force(UPS, Pin.hash(own), "kembali", List.of()));
    assertEquals(before, office.registers().get("ups").name().en());
  }

  @Test
  @DisplayName("a new procedure needs no file, and one taken out of force stays out")
  void withdrawn() throws IOException {
    DefinitionKey fresh = DefinitionKey.procedure("BATERAI");
    force(
        fresh,
        text(DefinitionKey.procedure("UPSBATTERY"))
            .replace("procedure: UPSBATTERY", "procedure: BATERAI"));
    restart();
    assertEquals("BATERAI", Objects.requireNonNull(office.procedure("BATERAI")).id());
    order(8, new VersionCommand.Withdraw(fresh, "digabung"));
    order(8, new VersionCommand.Withdraw(DefinitionKey.procedure("UPSBATTERY"), "digabung"));
    restart();
    assertNull(office.procedure("BATERAI"));
    assertNull(office.procedure("UPSBATTERY"), "its file is there and known");
    assertEquals(List.of(), office.definitionProblems());
  }

  @Test
  @DisplayName("putting in force is refused when a procedure changed since it was looked at")
  void changedMeanwhile() throws IOException {
    Trial trial =
        DefinitionFolder.trial(
            config, office.held(), FORM, text(FORM).replace("Analysis of", "Finding of"));
    String standing = DefinitionFolder.own(config, FORM).orElseThrow();
    VersionCommand.Version version = new VersionCommand.Version(Pin.hash(trial.own()), trial.own());
    order(
        7,
        new VersionCommand.Put(
            FORM, version, new VersionCommand.Version(Pin.hash(standing), standing)));
    List<VersionCommand.Become> stale =
        List.of(new VersionCommand.Become("SRVSEC", "another", version));
    String hash = office.procedure("SRVSEC").hash();
    assertInstanceOf(
        Answer.Refused.class,
        office.version(
            "x",
            new By.Human(8, ""),
            new VersionCommand.Force(FORM, version.hash(), "rapat", stale)));
    assertEquals(hash, office.procedure("SRVSEC").hash());
    assertNotEquals(version.hash(), office.held().hash(FORM));
  }
}
