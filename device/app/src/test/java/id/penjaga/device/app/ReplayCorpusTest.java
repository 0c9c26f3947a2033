package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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

/// The recordings that the fuzzer kept, and seeded changes of each, are replayed with every build. `.ci/fuzz` looks for new ones.
class ReplayCorpusTest {
  private static final Path CORPUS = Path.of("src/test/fuzz/replay");
  private static final int CHANGES = 25;
  private static final String SIGNS = "0123456789,.-\n";

  @Test
  @DisplayName("bad input (issue 3): any recording is replayed or refused, and comes to an end")
  void keptRecordingsAndTheirChangesBreakNothing() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      List<Path> sorted = files.sorted().toList();
      for (Path file : sorted) {
        byte[] input = Files.readAllBytes(file);
        Random random = new Random(Arrays.hashCode(input));
        run(input);
        for (int i = 0; i < CHANGES; i++) {
          byte[] changed = input.clone();
          for (int hit = random.nextInt(4); hit >= 0; hit--) {
            changed[random.nextInt(changed.length)] =
                (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
          }
          run(changed);
        }
      }
    }
  }

  private static void run(byte[] input) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> ReplayFuzz.fuzzerTestOneInput(input),
        () -> new String(input, StandardCharsets.ISO_8859_1));
  }
}
