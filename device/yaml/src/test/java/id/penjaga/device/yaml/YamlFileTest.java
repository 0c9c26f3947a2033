package id.penjaga.device.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  private static final int MANY = 20_000;

  @TempDir Path folder;

  static Stream<Arguments> deep() {
    return Stream.of(
        Arguments.of("lists in brackets", "a: " + "[".repeat(3_000) + "]".repeat(3_000)),
        Arguments.of("brackets that are never closed", "a: " + "[".repeat(MANY)),
        Arguments.of("groups in braces", "a: " + "{b: ".repeat(MANY) + "}".repeat(MANY)),
        Arguments.of("braces and brackets in turn", "a: " + "[{b: ".repeat(MANY)),
        Arguments.of("dashes in one line", "a:\n" + "- ".repeat(MANY) + "x"),
        Arguments.of("groups as keys", "? ".repeat(MANY) + "x"),
        Arguments.of(
            "groups by indentation",
            IntStream.range(0, 900)
                .mapToObj(i -> " ".repeat(i) + "a:\n")
                .collect(Collectors.joining())),
        Arguments.of(
            "a bracket in each line",
            IntStream.range(0, MANY)
                .mapToObj(_ -> "\n [")
                .collect(Collectors.joining("", "a:", ""))),
        Arguments.of("brackets with tags", "a: " + "!!seq [".repeat(MANY)),
        Arguments.of("brackets with anchors", "a: " + "&x [".repeat(MANY)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deep")
  @DisplayName("F57 nesting in any style is refused with its line, and no stack overflows")
  void deepNestingIsRefused(String style, String text) throws Exception {
    Problem problem = refusedInASmallStack(text);
    assertTrue(problem.what().startsWith("is nested more than 50 levels deep here; "), style);
    assertTrue(problem.line() >= 1, problem.toString());
  }

  @Test
  @DisplayName("F57 fifty levels are taken, the fifty-first is refused in its line")
  void theBoundIsWhereItIsSaid() throws Exception {
    // The mapping at the top is a level too.
    YamlFile.read(write("a:\n " + "[".repeat(49) + "]".repeat(49)), "a: b", "");
    assertEquals(2, refused("a:\n " + "[".repeat(50) + "]".repeat(50)).line());
  }

  @Test
  @DisplayName("F57 aliases that unfold to a billion values are refused, and so is one in itself")
  void aliasBombsAreRefused() throws Exception {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
    }
    assertEquals(
        "with its aliases unfolded this group is more than 100000 values; shorten it, and take"
            + " aliases out",
        refused(bomb.toString()).what());

    StringBuilder chain = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 3_000; i++) {
      chain.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
    }
    Problem deep = refusedInASmallStack(chain.toString());
    assertEquals(51, deep.line());
    assertTrue(deep.what().contains("nested more than 50 levels deep"), deep.what());

    assertEquals(
        "an alias inside this group repeats the group itself; take it out",
        refused("a: &a\n  b: [*a]\n").what());
    assertEquals("x", YamlFile.read(write("a: &a x\nb: *a\n"), "", "").root().text("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1"})
  @DisplayName("F58 a file that is not UTF-8 is refused as such")
  void otherEncodingsAreNamed(String charset) throws Exception {
    Path file = folder.resolve("a.yaml");
    Files.write(file, "a: b\ncafé: Zürich\n".getBytes(Charset.forName(charset)));
    Problem problem = refused(file);
    assertEquals("is not written in UTF-8; save it as UTF-8", problem.what());
    assertEquals(charset.startsWith("ISO") ? 2 : 1, problem.line());
  }

  @Test
  @DisplayName("F58 missing, folder, unreadable, too large: a sentence each")
  void eachTroubleOfAFileHasItsSentence() throws Exception {
    assertEquals("there is no such file; CURE", refused(folder.resolve("none.yaml")).what());
    assertEquals("is a folder; write the path of a file", refused(folder).what());
    // The memory of a process: root may open it too, and reading its first byte fails.
    assertEquals("the system says: Input/output error", refused(Path.of("/proc/self/mem")).what());
    assertEquals(
        "is larger than 1 MiB; write the path of a file in YAML",
        refused(Path.of("/dev/zero")).what());
    assertEquals(
        "is empty or no list of keys; begin with a line such as a: b",
        refused(Path.of("/dev/null")).what());
    assertEquals(
        "is empty or no list of keys; begin with a line such as a: b", refused("- a\n").what());
  }

  @Test
  void aByteOrderMarkAndEachKindOfLineEndAreTaken() throws Exception {
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      byte[] text = ("\uFEFFa: b" + end + "c: d" + end).getBytes(StandardCharsets.UTF_8);
      Section root =
          YamlFile.read(Files.write(folder.resolve("a.yaml"), text), "a: b", "CURE").root();
      assertEquals("b", root.text("a"));
      assertEquals("d", root.text("c"));
      assertEquals(2, root.line("c"));
    }
  }

  @Test
  void whatNoEditorShowsIsRefusedWithItsLine() throws Exception {
    Problem raw = refused("a: b\nc: \u0007d\n");
    assertEquals(2, raw.line());
    assertEquals(
        "the character U+0007 stands here, which no editor shows; take it out", raw.what());
    Problem escaped = refused("a: b\nc: \"d\\0\"\n");
    assertEquals(2, escaped.line());
    assertEquals("a text with a control character begins here; take it out", escaped.what());
  }

  @Test
  void aSecondDocumentIsRefusedWithItsLine() throws Exception {
    Problem problem = refused("a: b\n---\nc: d\n");
    assertEquals(2, problem.line());
    assertEquals(
        "a second document begins here; keep one, and take out the line ---", problem.what());
    assertEquals("b", YamlFile.read(write("---\na: b\n...\n"), "", "").root().text("a"));
  }

  @Test
  void aTextThatIsTooLongIsRefusedWithItsLine() throws Exception {
    Problem problem = refused("a: b\nc: " + "x".repeat(10_001));
    assertEquals(2, problem.line());
    assertEquals(
        "a text of more than 10000 characters begins here; shorten it, or close its quotes",
        problem.what());
  }

  @Test
  void tabsAndOpenQuotesAreRefusedWithTheirLine() throws Exception {
    assertEquals(2, refused("a:\n\tb: c\n").line());
    assertTrue(refused("a: \"b\nc: d\n").what().startsWith("is no YAML here: "));
  }

  /// In 256 KiB, half of what the programs give their threads.
  private Problem refusedInASmallStack(String text) throws Exception {
    Path file = write(text);
    Problem[] problem = new Problem[1];
    Throwable[] wrong = new Throwable[1];
    Thread thread = new Thread(null, () -> problem[0] = refused(file), "small", 256 * 1024);
    thread.setUncaughtExceptionHandler((_, e) -> wrong[0] = e);
    thread.start();
    thread.join();
    if (wrong[0] != null) {
      throw new AssertionError(wrong[0]);
    }
    return problem[0];
  }

  private Problem refused(String text) throws IOException {
    return refused(write(text));
  }

  private Problem refused(Path file) {
    ConfigRefused refused =
        assertThrows(ConfigRefused.class, () -> YamlFile.read(file, "a: b", "CURE"));
    assertEquals(1, refused.problems().size(), refused.getMessage());
    return refused.problems().getFirst();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("a.yaml"), text);
  }
}
