package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the compiler does not see. `mvn -q test -pl hub/demo -am -Dtest=TidyTest -Dtidy=write
/// -Dsurefire.failIfNoSpecifiedTests=false` mends the format.
@DisplayName("The house is tidy")
class TidyTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final int LONGEST_FILE = 450;
  private static final int COLUMNS = 100;
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().formatJavadoc(false).build());

  @Test
  void everySourceIsFormatted() throws IOException {
    // A formatter keeps no state, and there are a thousand files.
    List<Path> untidy =
        sources().parallelStream().filter(TidyTest::untidy).map(ROOT::relativize).toList();
    assertEquals(List.of(), untidy, "run with -Dtidy=write");
  }

  private static boolean untidy(Path file) {
    try {
      String text = Files.readString(file);
      String tidy = format(text);
      if (!tidy.equals(text) && "write".equals(System.getProperty("tidy"))) {
        Files.writeString(file, tidy);
      }
      return !tidy.equals(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theFormatterCanSayNo() {
    assertNotEquals("class A{int  b;}", format("class A{int  b;}"));
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Set<Path> silent = new TreeSet<>();
    for (Path file : sources()) {
      Path folder = file.getParent();
      if (file.toString().contains("/src/main/")
          && (!Files.exists(folder.resolve("package-info.java"))
              || !Files.readString(folder.resolve("package-info.java")).contains("@NullMarked"))) {
        silent.add(ROOT.relativize(folder));
      }
    }
    assertEquals(
        Set.of(),
        silent,
        "write a package-info.java with @NullMarked: what, why, what it must not know");
  }

  @Test
  void everyFileIsReadInOneSitting() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      long lines;
      try (Stream<String> all = Files.lines(file)) {
        lines = all.count();
      }
      if (lines > LONGEST_FILE) {
        tooLong.add(ROOT.relativize(file) + ": " + lines + " lines, at most " + LONGEST_FILE);
      }
    }
    assertEquals(List.of(), tooLong);
  }

  @Test
  void aNameMeansOneThing() throws IOException {
    Map<String, Path> seen = new TreeMap<>();
    List<String> twice = new ArrayList<>();
    for (Path file : sources()) {
      String name = String.valueOf(file.getFileName());
      boolean shared = name.equals("package-info.java") || name.equals("Main.java");
      if (shared || !file.toString().contains("/src/main/")) {
        continue;
      }
      Path other = seen.put(name, file);
      if (other != null) {
        twice.add(ROOT.relativize(other) + " and " + ROOT.relativize(file));
      }
    }
    assertEquals(List.of(), twice, "one word, one thing: give one of them another name");
  }

  @Test
  void everyCommentFitsIntoAHundredColumns() throws IOException {
    List<String> tooWide = new ArrayList<>();
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        boolean comment = line.stripLeading().startsWith("//");
        boolean table = line.stripLeading().startsWith("/// |");
        if (comment && !table && line.codePointCount(0, line.length()) > COLUMNS) {
          tooWide.add(ROOT.relativize(file) + ":" + (i + 1));
        }
      }
    }
    assertEquals(List.of(), tooWide, "wrap comments at " + COLUMNS + " columns");
  }

  @Test
  void onlyTheFixedNamesStandAtTheTop() throws IOException {
    Set<String> allowed =
        Set.of(
            "pom.xml", "hub", "device", "schematics", "config", "README.md", "LICENSE", "target");
    try (Stream<Path> top = Files.list(ROOT)) {
      List<String> strangers =
          top.map(p -> p.getFileName().toString())
              .filter(n -> !n.startsWith(".") && !allowed.contains(n))
              .toList();
      assertEquals(List.of(), strangers);
    }
  }

  private static String format(String text) {
    try {
      return FORMATTER.formatSource(
          RemoveUnusedImports.removeUnusedImports(
              ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE)));
    } catch (FormatterException e) {
      throw new IllegalArgumentException(
          text.lines().findFirst().orElse("") + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : List.of("device", "hub")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(part))) {
        all.filter(f -> f.toString().endsWith(".java") && !f.toString().contains("/target/"))
            .sorted()
            .forEach(files::add);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    assertTrue(files.size() > 50, "found the sources");
    return files;
  }
}
