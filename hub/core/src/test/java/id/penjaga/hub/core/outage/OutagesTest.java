package id.penjaga.hub.core.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutagesTest {
  static List<String> scripts() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static Path folder() throws URISyntaxException {
    URL script = OutagesTest.class.getResource("scripts/o5-dip.txt");
    return Objects.requireNonNull(Path.of(Objects.requireNonNull(script).toURI()).getParent());
  }

  private static String text(String name) {
    try {
      return Files.readString(folder().resolve(name));
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(name, e);
    }
  }

  private static Outages of(String name) {
    OutageScript script = OutageScript.read(text(name + ".txt"));
    return script.folded(script.facts());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("Each script gives its document")
  void document(String name) {
    OutageScript script = OutageScript.read(text(name));
    String[] parts = text(name).split(OutageScript.EXPECTED, 2);
    assertEquals(
        parts.length < 2 ? "" : parts[1], OutageScript.document(script.folded(script.facts())));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  @DisplayName("PWR-16 late, in another order and twice, the facts give the same record")
  void anyOrder(String name) {
    OutageScript script = OutageScript.read(text(name));
    Outages expected = script.folded(script.facts());
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 50; i++) {
      List<PowerFact> order = new ArrayList<>(script.facts());
      script.facts().stream().filter(_ -> random.nextInt(3) == 0).forEach(order::add);
      Collections.shuffle(order, random);
      assertEquals(expected, script.folded(order));
    }
  }

  @Test
  @DisplayName(
      "PWR-05 O1 stays open when the UPS leaves its battery, and closes when a person confirms")
  void plnIsNotUps() {
    OutageRecord open = of("o1-without-input-open").records().getFirst();
    assertTrue(open.open());
    assertEquals(Phase.Source.GENSET_ASSUMED, open.source());
    OutageRecord closed = of("o1-without-input").records().getFirst();
    assertEquals(Duration.ofMinutes(94).plusSeconds(40), closed.length());
    assertNull(closed.sensedEnd());
  }

  @Test
  @DisplayName("PWR-05 O1 to O4 have the lengths of the fixtures, O5 is a dip and no record")
  void lengths() {
    assertEquals(
        Duration.ofMinutes(94).plusSeconds(40), of("o1-in-hours").records().getFirst().length());
    OutageRecord night = of("o2-outside-hours").records().getFirst();
    assertEquals(Duration.ofMinutes(349).plusSeconds(55), night.length());
    assertEquals(20, night.litres());
    assertEquals("jam dinding", night.correction());
    assertEquals(Duration.ofMinutes(25), of("o3-holiday").records().getFirst().length());
    assertEquals(Duration.ofMinutes(105), of("o4-across-closing").records().getFirst().length());
    assertEquals(List.of(), of("o5-dip").records());
    assertEquals(Duration.ofSeconds(4), of("o5-dip").dips().getFirst().length());
  }

  @Test
  @DisplayName("A prefix of the facts never tells of more outages than all of them")
  void cut() {
    OutageScript script = OutageScript.read(text("two-outages.txt"));
    int before = 0;
    for (int i = 0; i <= script.facts().size(); i++) {
      int now = script.folded(script.facts().subList(0, i)).records().size();
      assertTrue(now >= before, "at " + i);
      before = now;
    }
    assertEquals(2, before);
  }
}
