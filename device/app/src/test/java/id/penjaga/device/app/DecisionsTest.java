package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A decision is cited by its number, so there is one of each.
class DecisionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"../decisions", "../../hub/decisions"})
  void decisionsAreNumberedWithoutGapAndSayTheirNumber(String folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(folder))) {
      files = all.sorted().toList();
    }
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      String number = String.format("%04d", i + 1);
      assertEquals(number, String.valueOf(file.getFileName()).substring(0, 4));
      String title = Files.readAllLines(file).getFirst();
      assertTrue(title.startsWith("# " + number + " "), file + " begins with " + title);
    }
  }
}
