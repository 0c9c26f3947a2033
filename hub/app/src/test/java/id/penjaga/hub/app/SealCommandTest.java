package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.seal.Seal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@DisplayName("The command seal")
@Isolated("it listens to what the JVM prints")
class SealCommandTest {
  private static final String NAMED = "seal:\n  store: seal.p12\n  password-file: seal.password\n";

  @TempDir Path folder;
  private Path config;
  private Path store;
  private Path password;

  private record Outcome(int code, String said) {}

  @BeforeEach
  void place() throws Exception {
    config = folder.resolve("hub.yaml");
    store = folder.resolve("seal.p12");
    password = folder.resolve("seal.password");
    config("");
  }

  private void config(String seal) throws Exception {
    Files.writeString(
        config,
        """
        data: data
        site: {name: Ruang Server, organisation: "Dinas \u201cKominfo\u201d, Kota Contoh"}
        http: {port: 0}
        mqtt: {url: "tcp://127.0.0.1:1"}
        """
            + seal);
  }

  /// What a command prints, and what it complains of.
  private static Outcome run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream heard = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setOut(heard);
    System.setErr(heard);
    try {
      return new Outcome(Main.run(List.of(args)), said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Outcome seal() {
    return run("seal", "--config", config.toString());
  }

  private String secret() throws Exception {
    return Files.readString(password).strip();
  }

  @Test
  @DisplayName("makes both files for their owner only, and says what to write; that hub seals")
  void first() throws Exception {
    assertNull(SealCommand.open(HubConfigReader.read(config), HubClock.SYSTEM));
    Outcome made = seal();
    assertEquals(0, made.code, made.said);
    assertTrue(made.said.contains("A key for the seal of Dinas Kominfo Kota Contoh"), made.said);
    assertTrue(made.said.contains(NAMED), made.said);
    for (Path file : List.of(store, password)) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    byte[] before = Files.readAllBytes(store);
    Outcome again = seal();
    assertEquals(0, again.code, again.said);
    assertTrue(again.said.contains("is there already"), again.said);
    assertArrayEquals(before, Files.readAllBytes(store), "nothing is written over");

    config(NAMED);
    HubConfig read = HubConfigReader.read(config);
    assertEquals(store, read.seal().store());
    assertNotNull(SealCommand.open(read, HubClock.SYSTEM));
  }

  @Test
  @DisplayName("makes a new key in the place of the old one, whose certificate stays")
  void renewed() throws Exception {
    seal();
    config(NAMED);
    Seal old = Seal.open(store, secret());
    Outcome renewed = seal();
    assertEquals(0, renewed.code, renewed.said);
    assertTrue(renewed.said.contains("can still be checked. Restart the hub"), renewed.said);
    Seal now = Seal.open(store, secret());
    assertEquals(old.authority(), now.authority());
    assertEquals(2, now.certificates().size());
    assertEquals(old.certificates().getFirst(), now.certificates().getLast());
    assertFalse(old.certificates().getFirst().equals(now.certificates().getFirst()));
  }

  @Test
  @DisplayName("a wrong password makes nothing, stops the hub, and both say which file")
  void wrongPassword() throws Exception {
    seal();
    config(NAMED);
    byte[] before = Files.readAllBytes(store);
    Files.writeString(password, "sesuatu yang lain\n");
    Outcome refused = seal();
    assertEquals(74, refused.code, refused.said);
    assertTrue(refused.said.contains("seal.p12 does not open with the password"), refused.said);
    assertArrayEquals(before, Files.readAllBytes(store));
    HubRefused start =
        assertThrows(
            HubRefused.class,
            () -> SealCommand.open(HubConfigReader.read(config), HubClock.SYSTEM));
    assertTrue(start.getMessage().contains("the seal of papers: "), start.getMessage());
  }

  @Test
  @DisplayName("no key, no password and no configuration are refused with what is missing")
  void missing() throws Exception {
    config(NAMED);
    Outcome noPassword = seal();
    assertEquals(78, noPassword.code, noPassword.said);
    assertTrue(noPassword.said.contains("seal.password"), noPassword.said);
    assertFalse(Files.exists(store));

    config("seal:\n  store: seal.p12\n");
    Outcome noFile = seal();
    assertEquals(78, noFile.code, noFile.said);
    assertTrue(noFile.said.contains("the command seal says what to write"), noFile.said);

    config(NAMED);
    Files.writeString(password, "rahasia segel\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    HubRefused noStore =
        assertThrows(
            HubRefused.class,
            () -> SealCommand.open(HubConfigReader.read(config), HubClock.SYSTEM));
    assertTrue(noStore.getMessage().contains("seal.p12"), noStore.getMessage());
    assertEquals(0, seal().code, "a password without a store gets one");

    Files.writeString(store, "no store");
    Outcome alien = seal();
    assertEquals(74, alien.code, alien.said);
    assertEquals("no store", Files.readString(store), "what is no store is not written over");

    assertEquals(64, run("seal").code);
    assertEquals(64, run("seal", "--config", config.toString(), "--to", "x").code);
    assertEquals(78, run("seal", "--config", folder.resolve("none.yaml").toString()).code);
  }

  @Test
  @DisplayName("init makes a site with a seal when it is asked, and its configuration names it")
  void init() throws Exception {
    Path site = folder.resolve("site");
    Outcome made =
        run("init", "--to", site.toString(), "--board", "simulated", "--seal", "Dinas Kominfo");
    assertEquals(0, made.code, made.said);
    assertTrue(made.said.contains("A key for the seal of Dinas Kominfo"), made.said);
    HubConfig read = HubConfigReader.read(site.resolve("hub/hub.yaml"));
    assertEquals("Dinas Kominfo", read.site().organisation());
    assertNotNull(SealCommand.open(read, HubClock.SYSTEM));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(site.resolve("hub/hub.yaml"))));

    Path none = folder.resolve("none");
    Outcome named =
        run("init", "--to", none.toString(), "--board", "simulated", "--seal", "\"Dinas\"");
    assertEquals(64, named.code, named.said);
    assertTrue(named.said.contains("whose seal it is"), named.said);
    assertFalse(Files.exists(none), "nothing is made by halves");
  }
}
