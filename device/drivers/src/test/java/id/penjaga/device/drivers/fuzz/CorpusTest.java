package id.penjaga.device.drivers.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The inputs that the fuzzer kept, and seeded changes of each, go through their targets with every
/// build. `.ci/fuzz` looks for new ones.
@DisplayName("bad input (issue 3): nothing but the typed fault, an end, and physics")
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/fuzz");
  private static final int CHANGES = 40;

  /// A target; what it throws is a finding.
  @FunctionalInterface
  interface Target {
    void run(byte[] input) throws Exception;
  }

  private static final Map<String, Target> TARGETS =
      new TreeMap<>(
          Map.of(
              "rdm6300", Rdm6300Fuzz::fuzzerTestOneInput,
              "megatec", MegatecFuzz::fuzzerTestOneInput,
              "wiegand", WiegandFuzz::fuzzerTestOneInput,
              "pn532", Pn532Fuzz::fuzzerTestOneInput,
              "osdp", OsdpFuzz::fuzzerTestOneInput,
              "nut", NutFuzz::fuzzerTestOneInput,
              "registers", RegistersFuzz::fuzzerTestOneInput,
              "kernel-files", KernelFilesFuzz::fuzzerTestOneInput));

  static Stream<String> targets() {
    return TARGETS.keySet().stream();
  }

  @Test
  void everyTargetHasInputsAndEveryFolderATarget() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      assertEquals(
          TARGETS.keySet(),
          new TreeSet<>(folders.map(folder -> folder.getFileName().toString()).toList()));
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void keptInputsAndTheirChangesBreakNothing(String name) throws IOException {
    Target target = TARGETS.get(name);
    for (byte[] input : inputs(name)) {
      Random random = new Random(Arrays.hashCode(input));
      run(name, target, input);
      for (int i = 0; i < CHANGES; i++) {
        run(name, target, changed(input, random));
      }
    }
  }

  private static List<byte[]> inputs(String name) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS.resolve(name))) {
      List<Path> sorted = files.sorted().toList();
      byte[][] inputs = new byte[sorted.size()][];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = Files.readAllBytes(sorted.get(i));
      }
      return List.of(inputs);
    }
  }

  private static void run(String name, Target target, byte[] input) {
    try {
      assertTimeoutPreemptively(Duration.ofSeconds(20), () -> target.run(input));
    } catch (Throwable e) {
      fail(name + " breaks on " + HexFormat.of().formatHex(input), e);
    }
  }

  private static byte[] changed(byte[] input, Random random) {
    byte[] changed = input.clone();
    if (changed.length > 0) {
      for (int hit = random.nextInt(4); hit >= 0; hit--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
    }
    int length = changed.length + random.nextInt(9) - 4;
    return random.nextInt(3) > 0 ? changed : Arrays.copyOf(changed, Math.max(0, length));
  }
}
