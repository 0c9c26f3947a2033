package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Holds `config/requirements.md` against the sources: each id that a source names has a line
/// there, and a line says **held** exactly when a test names its id. `-Dtidy=write`, as for the
/// format, mends the column.
@DisplayName("Every id leads somewhere")
class RequirementsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path LIST = ROOT.resolve("config/requirements.md");
  private static final Pattern LINE =
      Pattern.compile("\\| ([A-Z]{3}-\\d\\d|F\\d+) \\| (.+) \\| (\\*\\*held\\*\\*|open) \\|");
  private static final Pattern REQUIREMENT =
      Pattern.compile("\\b(?:ENV|PWR|ACC|VIS|INS|INC|MNT|SVC|NET|SEC|DOC|SYS)-\\d\\d\\b");
  private static final Pattern FAULT = Pattern.compile("\\bF[1-9]\\d?\\b");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  @Test
  void everyIdOfASourceHasALine() throws IOException {
    Set<String> known = list().keySet();
    Set<String> strangers = new TreeSet<>();
    for (Path file : sources("")) {
      Matcher id = REQUIREMENT.matcher(Files.readString(file));
      while (id.find()) {
        if (!known.contains(id.group())) {
          strangers.add(ROOT.relativize(file) + ": " + id.group());
        }
      }
    }
    assertEquals(Set.of(), strangers, "no such line in " + LIST);
  }

  @Test
  void aLineSaysHeldExactlyWhenATestNamesIt() throws IOException {
    Set<String> named = namedByTests();
    List<String> untrue = new ArrayList<>();
    list()
        .forEach((id, held) -> {
          if (held && !named.contains(id)) {
            untrue.add(id + " says held, and no test names it");
          } else if (!held && named.contains(id)) {
            untrue.add(id + " says open, and a test names it");
          }
        });
    if ("write".equals(System.getProperty("tidy"))) {
      write(named);
    }
    assertEquals(List.of(), untrue, "run with -Dtidy=write");
  }

  @Test
  void theListIsWhole() throws IOException {
    Map<String, Boolean> list = list();
    assertEquals(186, list.keySet().stream().filter(id -> id.contains("-")).count());
    for (int i = 1; i <= 79; i++) {
      assertTrue(list.containsKey("F" + i), "F" + i);
    }
  }

  private static void write(Set<String> named) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(LIST)) {
      Matcher matcher = LINE.matcher(line);
      lines.add(
          matcher.matches()
              ? "| %s | %s | %s |"
                  .formatted(
                      matcher.group(1),
                      matcher.group(2),
                      named.contains(matcher.group(1)) ? "**held**" : "open")
              : line);
    }
    Files.write(LIST, lines);
  }

  private static Set<String> namedByTests() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path file : sources("/src/test/")) {
      Matcher text = TEXT.matcher(Files.readString(file));
      while (text.find()) {
        for (Pattern kind : List.of(REQUIREMENT, FAULT)) {
          Matcher id = kind.matcher(text.group(1));
          while (id.find()) {
            named.add(id.group());
          }
        }
      }
    }
    return named;
  }

  private static Map<String, Boolean> list() throws IOException {
    Map<String, Boolean> list = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        list.put(matcher.group(1), !matcher.group(3).equals("open"));
      }
    }
    return list;
  }

  private static List<Path> sources(String in) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String part : List.of("device", "hub")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(part))) {
        all.filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().contains("/src/") && file.toString().contains(in))
            .filter(file -> !file.endsWith("RequirementsTest.java"))
            .forEach(files::add);
      }
    }
    return files;
  }
}
