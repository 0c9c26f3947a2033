package id.penjaga.device.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("F69 The wrong Java is told which one is needed")
class LauncherTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1.8, 8", "11, 11", "17.0.15, 17", "25, 25", "26-ea, 26", "x, 0"})
  void versionsAreNumbers(String version, int number) {
    assertEquals(number, Launcher.number(version));
  }

  @Test
  void theRefusalNamesAJavaThatWouldDo() throws IOException {
    Path old = java("old", "17.0.15");
    Path good = java("good", "25.0.1");
    assertEquals(
        "Penjaga needs Java 25; this is Java 17 (/old).\n"
            + "There is one here; write this instead of java:\n  "
            + good.resolve("bin/java"),
        Launcher.refusal("17", "/old", List.of(folder.resolve("none"), old, good)));
    assertTrue(Launcher.refusal("17", "/old", List.of(old)).contains("install one"));
  }

  @Test
  @DisplayName("F69 an older Java prints the sentence, with the options of both programs, and ends")
  void anOlderJavaSaysIt() throws Exception {
    Path java;
    try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
      java =
          homes
              .filter(home -> home.getFileName().toString().matches(".*(11|17|21).*"))
              .map(home -> home.resolve("bin/java"))
              .filter(Files::isExecutable)
              .findAny()
              .orElse(null);
    }
    assumeTrue(java != null, "no older Java here: apt-get install openjdk-17-jdk-headless");
    for (String options : List.of("../../config/hub.options", "../../config/pi/jvm.options")) {
      Process process =
          new ProcessBuilder(
                  java.toString(), "@" + options, "-cp", "target/classes", Launcher.class.getName())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(64, process.waitFor(), said);
      assertTrue(said.startsWith("Penjaga needs Java 25; this is Java "), said);
      assertEquals(3, said.lines().count(), said);
    }
  }

  private Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.createFile(home.resolve("bin/java"));
    assertTrue(java.toFile().setExecutable(true));
    return home;
  }
}
