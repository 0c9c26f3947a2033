package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import id.penjaga.device.app.config.ConfigFuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The recordings and configurations that the fuzzer kept, and seeded changes of each, are read
/// with every build. `.ci/fuzz` looks for new ones.
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/fuzz");
  private static final int CHANGES = 25;

  /// A target; what it throws is a finding.
  @FunctionalInterface
  private interface Target {
    void run(byte[] input) throws Exception;
  }

  @Test
  @DisplayName("bad input (issue 3): any recording is replayed or refused, and comes to an end")
  void keptRecordingsAndTheirChangesBreakNothing() throws IOException {
    keptInputsOf("replay", ReplayFuzz::fuzzerTestOneInput, "0123456789,.-\n");
  }

  @Test
  @DisplayName("bad input (issue 2): any file is a configuration or refused with sentences")
  void keptConfigurationsAndTheirChangesBreakNothing() throws IOException {
    keptInputsOf("config", ConfigFuzz::fuzzerTestOneInput, "{}[]:,- \n&*\"'0123456789abc");
  }

  private static void keptInputsOf(String name, Target target, String signs) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(name))) {
      List<Path> sorted = files.sorted().toList();
      for (Path file : sorted) {
        byte[] input = Files.readAllBytes(file);
        Random random = new Random(Arrays.hashCode(input));
        run(target, input);
        for (int i = 0; i < CHANGES; i++) {
          byte[] changed = input.clone();
          for (int hit = random.nextInt(4); hit >= 0; hit--) {
            changed[random.nextInt(changed.length)] =
                (byte) signs.charAt(random.nextInt(signs.length()));
          }
          run(target, changed);
        }
      }
    }
  }

  private static void run(Target target, byte[] input) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> target.run(input),
        () -> new String(input, StandardCharsets.ISO_8859_1));
  }
}
