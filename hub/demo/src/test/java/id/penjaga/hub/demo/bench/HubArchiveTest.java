package id.penjaga.hub.demo.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.peers.Mosquitto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged hub with the flags of its unit: Java keeps what it loaded for the next start.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HubArchiveTest {
  private static final Path JAR = Program.ROOT.resolve("hub/app/target/penjaga-hub.jar");
  private static final String KEPT = "id.penjaga.hub.app.Hub source: shared objects file (top)";

  @TempDir Path folder;

  @Test
  @DisplayName(
      "The next start begins with the classes of the last; an update deletes them, and where the"
          + " file is damaged the hub begins without it")
  void theNextStartBeginsWithWhatTheLastLoaded() throws Exception {
    assumeTrue(Files.exists(JAR), "mvn package first");
    assumeTrue(javaHasItsOwn(), "this Java came without its own archive: java -Xshare:dump");
    Path jar = Files.copy(JAR, folder.resolve("penjaga-hub.jar"));
    Files.createSymbolicLink(folder.resolve("lib"), JAR.resolveSibling("lib"));
    Path archive = folder.resolve("hub.jsa");
    try (Mosquitto broker = new Mosquitto(folder)) {
      assertFalse(loaded(broker.port, jar, archive).contains(KEPT));
      beforeTheStart();
      assertTrue(Files.exists(archive), "kept at an orderly end");
      assertTrue(loaded(broker.port, jar, archive).contains(KEPT));
      byte[] damaged = Files.readAllBytes(archive);
      int middle = damaged.length / 3; // as a disk leaves it that had no time for all
      Arrays.fill(damaged, middle, middle + (1 << 20), (byte) 0);
      Files.write(archive, damaged);
      assertFalse(loaded(broker.port, jar, archive).contains(KEPT));
      Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
      beforeTheStart();
      assertFalse(Files.exists(archive), "older than the program");
    }
  }

  /// Java keeps nothing of a program where the archive of its own classes is missing, which some
  /// distributions leave out; the hub then starts as it did before there were archives.
  private static boolean javaHasItsOwn() throws Exception {
    Path options = Program.ROOT.resolve("config/hub.options");
    List<String> command = Program.java(options, List.of("-Xshare:on"), "-version");
    ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
    return java.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
  }

  /// What the unit does then.
  private void beforeTheStart() throws Exception {
    String unit = Files.readString(Program.ROOT.resolve("config/penjaga-hub.service"));
    String command =
        unit.lines().filter(line -> line.startsWith("ExecStartPre=")).findFirst().orElseThrow();
    List<String> words =
        Stream.of(command.substring(command.indexOf('=') + 1).split(" "))
            .map(word -> word.replace("/var/cache/penjaga-hub", folder.toString()))
            .map(word -> word.replace("/opt/penjaga", folder.toString()))
            .toList();
    assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor());
  }

  /// Starts a hub until it is well, and ends it.
  ///
  /// @return each class that it loaded, and where from
  private String loaded(int port, Path jar, Path archive) throws Exception {
    Path log = folder.resolve("classes.log");
    List<String> flags = new ArrayList<>(Program.archiveFlags(archive));
    flags.add("-Xlog:class+load:file=" + log);
    int pages = StartBench.freePort();
    Path config = Program.ROOT.resolve("config");
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        Files.readString(config.resolve("hub.yaml"))
            .replace("tcp://127.0.0.1:1883", "tcp://127.0.0.1:" + port)
            .replace("port: 8080", "port: " + pages));
    try (Program hub =
        Program.start(
            Program.java(
                config.resolve("hub.options"),
                flags,
                "-jar",
                jar.toString(),
                "run",
                "--config",
                yaml.toString()))) {
      hub.untilWell(pages);
      hub.end();
    }
    return Files.readString(log);
  }
}
