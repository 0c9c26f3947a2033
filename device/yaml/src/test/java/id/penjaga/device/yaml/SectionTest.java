package id.penjaga.device.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets the system's language")
class SectionTest {
  private enum Colour {
    LIGHT_INDIGO,
    RED
  }

  @TempDir Path folder;
  private YamlFile yaml;

  @Test
  void whatIsNotAskedForIsAProblem() throws Exception {
    Section root = root("a: 1\nB: 2\nnew-word: 3\n");
    root.text("a");
    root.optionalText("b");
    root.end();
    assertProblems(
        "2: B: is no key here; did you mean \"b\"?",
        "3: new-word: is no key here; write one of a, b");
  }

  @Test
  @DisplayName("F52 two numbers that do not fit are refused with both lines and the rule")
  void numbersThatBelongTogetherAreCompared() throws Exception {
    Section root = root("unlock: 24 h\npulse: 10 s\ngrant: 1 s\n");
    Amount unlock = root.duration("unlock", "5 s");
    Amount grant = root.duration("grant", "10 s");
    Amount held = root.duration("held", "60 s");
    assertFalse(unlock.atMost(root.duration("pulse", "30 s"), "no pulse lasts longer"));
    assertTrue(grant.atMost(held, "never said"));
    assertFalse(grant.atLeast(unlock, "the lock is open for so long"));
    assertFalse(held.atLeast(unlock, "the lock is open for so long"));
    assertFalse(grant.above(Amount.of("one sample", 2_000, "2 s").times(2), "or it is lost"));
    assertProblems(
        "1: unlock: is 24 h and must be at most 10 s, pulse in line 2; no pulse lasts longer",
        "1: unlock: is 24 h and must be at most 60 s, held, which is not written (line 1) and so"
            + " has this value; the lock is open for so long",
        "3: grant: is 1 s and must be at least 24 h, unlock in line 1; the lock is open for so"
            + " long",
        "3: grant: is 1 s and must be more than 2 x 2 s, one sample; or it is lost");
  }

  @Test
  @DisplayName("F52 a number that was refused already is compared with nothing")
  void oneMistakeIsOneProblem() throws Exception {
    Section root = root("unlock: 5\ngrant: 1 s\n");
    root.duration("grant", "10 s").atLeast(root.duration("unlock", "5 s"), "never said");
    assertProblems(
        "1: unlock: \"5\" is no duration; write a number and one of ms, s, min, h, d, such as 60 s"
            + " or 10 min");
  }

  @Test
  @DisplayName("F29 a secret that others may read is refused with what to do")
  void secretsAreForTheirOwner() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), " geheim \nrest\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    Section root = root("one: secret\ntwo: secret\nthree: none\nfour: \".\"\n");
    assertNull(root.secret("one"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertEquals("geheim", root.secret("two"));
    assertEquals(secret, root.secretFile("two"));
    assertNull(root.secretFile("three"));
    assertNull(root.file("four"));
    assertProblems(
        "1: one: "
            + secret
            + ": others than its owner may read or change it; run: chmod 600 "
            + secret,
        "3: three: " + folder.resolve("none") + ": there is no such file; check the path",
        "4: four: " + folder + ": is a folder; write the path of a file");
  }

  @Test
  void whatIsUnsafeIsWrittenOnPurpose() throws Exception {
    Section root = root("a: yes\nb: no\nc: true\n");
    assertTrue(root.consent("a"));
    assertFalse(root.consent("b"));
    assertFalse(root.consent("c"));
    assertFalse(root.consent("d"));
    assertProblems("3: c: is \"true\"; write yes or no");
  }

  @Test
  void theLanguageOfTheSystemDecidesNothing() throws Exception {
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "id-ID", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals("light-indigo", Vocabulary.written(Colour.LIGHT_INDIGO));
        assertEquals(Colour.LIGHT_INDIGO, Vocabulary.of("light-indigo", Colour.class));
        assertEquals(22.5, Quantities.number("22.5"));
        assertEquals("22.5", Quantities.number(22.5));
        assertEquals(1_500, Quantities.milliseconds("1.5 s"));
        assertEquals("10 min", Quantities.duration(600_000));
        Section root = root("a: 20,0\nb: ٣ s\nLIMIT: 1\n");
        root.number("a");
        root.duration("b", "1 s");
        root.optionalText("limit");
        root.end();
        assertProblems(
            "1: a: \"20,0\" is no number; write digits and a decimal point, such as 22.5",
            "2: b: \"٣ s\" is no duration; write a number and one of ms, s, min, h, d, such as"
                + " 60 s or 10 min",
            "3: LIMIT: is no key here; did you mean \"limit\"?");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private Section root(String text) throws ConfigRefused, IOException {
    yaml = YamlFile.read(Files.writeString(folder.resolve("a.yaml"), text), "a: b", "");
    return yaml.root();
  }

  private void assertProblems(String... expected) {
    assertEquals(
        String.join("\n", expected),
        String.join(
            "\n",
            yaml.problems().inOrder().stream()
                .map(problem -> problem.toString().replace(problem.file() + ":", ""))
                .toList()));
  }
}
