package id.penjaga.device.messages;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The golden files, the inputs that the fuzzer kept, and seeded changes of each, go through the
/// codec with every build. `.ci/fuzz` looks for new ones.
class CodecCorpusTest {
  private static final List<Path> CORPUS =
      List.of(
          Path.of("src/test/resources/id/penjaga/device/messages/golden"),
          Path.of("src/test/fuzz/codec"));
  private static final int CHANGES = 100;
  private static final String SIGNS = "{}[]\",:0123456789-+.eE\\un tfalsr";

  @Test
  @DisplayName("bad input (issue 3): a payload is one of our messages or refused, nothing else")
  void keptInputsAndTheirChangesBreakNothing() throws IOException {
    for (Path folder : CORPUS) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          byte[] input = Files.readAllBytes(file);
          Random random = new Random(Arrays.hashCode(input));
          run(input);
          for (int i = 0; i < CHANGES; i++) {
            run(changed(input, random));
          }
        }
      }
    }
  }

  private static void run(byte[] input) {
    try {
      CodecFuzz.fuzzerTestOneInput(input);
    } catch (RuntimeException | Error e) {
      fail("the codec breaks on " + new String(input, StandardCharsets.ISO_8859_1), e);
    }
  }

  private static byte[] changed(byte[] input, Random random) {
    byte[] changed = input.clone();
    for (int hit = random.nextInt(3); hit >= 0 && changed.length > 0; hit--) {
      changed[random.nextInt(changed.length)] =
          random.nextInt(4) == 0
              ? (byte) random.nextInt(256)
              : (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
    }
    return random.nextInt(4) > 0
        ? changed
        : Arrays.copyOf(changed, random.nextInt(changed.length + 1));
  }
}
