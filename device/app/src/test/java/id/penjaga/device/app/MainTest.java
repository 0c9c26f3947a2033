package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The command line: errors for people on stderr, exit codes for scripts.
@Isolated("it listens to what the JVM prints")
class MainTest {
  private static final String SAMPLE = "../../config/device.yaml";

  @TempDir Path folder;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private String printed = "";
  private String complained = "";

  @Test
  void theSampleIsGood() {
    assertEquals(0, main("check", "--config", SAMPLE));
    assertTrue(printed.endsWith("the configuration is good\n"), printed);
    assertTrue(printed.contains("  J3         GPIO4, pin 7, dht11@4  "), printed);
    assertTrue(printed.contains("  J11        GPIO23, pin 16  "), printed);
  }

  @Test
  void aRefusedConfigurationIs78WithEveryMistake() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "device: room-1\nbord: {}\n");
    assertEquals(78, main("run", "--config", file.toString()));
    assertTrue(
        complained.contains("bad.yaml:2: bord: is no key here; did you mean \"board\"?"),
        complained);
    assertEquals("", printed);
  }

  @Test
  void aCommandLineNobodyUnderstandsIs64WithTheUsage() {
    assertEquals(64, main());
    assertEquals(64, main("fly"));
    assertEquals(64, main("check", "--config"));
    assertEquals(64, main("check", "--confg", SAMPLE));
    assertTrue(complained.contains("usage:"), complained);
  }

  @Test
  void aMalformedRecordingIs65WhenAskedFor() throws Exception {
    Path trace =
        Files.writeString(folder.resolve("t.csv"), "timestamp,temperature,humidity\n1,2\n");
    assertEquals(
        65,
        main("replay", "--config", SAMPLE, "--trace", trace.toString(), "--on-malformed", "fail"));
    assertEquals("line 2: has 2 fields; 3 are needed\n", complained);
  }

  @Test
  @DisplayName("F60 a recording of which nothing was used ends with 65 and a summary, not with 0")
  void aRecordingOfNothingIs65() throws Exception {
    String header = "timestamp,temperature,humidity\n";
    for (String rows : List.of("", "1,2\n", "never,21.0,50\n", "1700000000,,\n")) {
      Path trace = Files.writeString(folder.resolve("t.csv"), header + rows);
      assertEquals(65, main("replay", "--config", SAMPLE, "--trace", trace.toString()), rows);
      assertTrue(complained.contains("Nothing was used"), complained);
    }
    Path good = Files.writeString(folder.resolve("t.csv"), header + "1700000000,21.0,50\n");
    assertEquals(0, main("replay", "--config", SAMPLE, "--trace", good.toString()));
    assertTrue(complained.startsWith("1 rows read, 1 used, 0 skipped\n"), complained);
  }

  @Test
  @DisplayName("F75 replay of a missing file, a folder or with a wrong zone is one sentence")
  void aTraceThatIsNoneIsASentence() {
    String nowhere = folder.resolve("nowhere.csv").toString();
    assertEquals(74, main("replay", "--config", SAMPLE, "--trace", nowhere));
    assertEquals(nowhere + ": there is no such file; check the path\n", complained);
    assertEquals(74, main("replay", "--config", SAMPLE, "--trace", folder.toString()));
    assertTrue(complained.contains("is a folder"), complained);
    assertEquals(
        64, main("replay", "--config", SAMPLE, "--trace", nowhere, "--zone", "WIB"), complained);
    assertTrue(complained.startsWith("--zone \"WIB\" is no time zone"), complained);
  }

  @Test
  @DisplayName("F29 F75 A data folder that cannot be used is one sentence with its cure")
  void aDataFolderThatCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("data"), "");
    String inTheWay =
        file + ": is a file where a folder is needed; remove it, or write another path\n";
    assertEquals("the data folder cannot be used. " + inTheWay, refusedIn(file));
    assertEquals("the data folder cannot be used. " + inTheWay, refusedIn(file.resolve("deep/er")));
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
    DataFolder.of(open).close();
    Path made = folder.resolve("new/data");
    DataFolder.of(made).close();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
  }

  private String refusedIn(Path data) throws IOException {
    String sample = Files.readString(Path.of(SAMPLE));
    Path config =
        Files.writeString(
            folder.resolve("device.yaml"), sample.replaceFirst("(?m)^data: .*", "data: " + data));
    assertEquals(74, main("run", "--config", config.toString()), complained);
    return complained;
  }

  @Test
  void probeTakesNoOptionsAndSaysWhenThereIsNothing() {
    int exit = main("probe");
    assertTrue(printed.startsWith("# "), printed);
    assertEquals(printed.contains("This machine has none of what") ? 74 : 0, exit, printed);
    assertEquals(64, main("probe", "--config", SAMPLE));
  }

  @Test
  void aMissingJournalIsTold() {
    assertEquals(2, main("verify", "--journal", folder.resolve("nowhere").toString()));
  }

  private int main(String... args) {
    ByteArrayOutputStream toOut = new ByteArrayOutputStream();
    ByteArrayOutputStream toErr = new ByteArrayOutputStream();
    System.setOut(new PrintStream(toOut, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(toErr, true, StandardCharsets.UTF_8));
    try {
      return Main.run(List.of(args));
    } finally {
      System.setOut(out);
      System.setErr(err);
      printed = toOut.toString(StandardCharsets.UTF_8);
      complained = toErr.toString(StandardCharsets.UTF_8);
    }
  }
}
