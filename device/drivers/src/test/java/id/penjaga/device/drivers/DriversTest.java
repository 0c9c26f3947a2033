package id.penjaga.device.drivers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.Display;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.MemoryChip;
import id.penjaga.device.drivers.wire.WireKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Adding a part touches one folder, its mirrored test folder and one line in the list. This says
/// exactly what is missing.
class DriversTest {
  private static final Set<String> NOT_PARTS = Set.of("wire", "part");
  private static final String HERE = "java/id/penjaga/device/drivers";

  @Test
  void everyPartIsComplete() throws IOException {
    assertEquals(List.of(), missing(Path.of("src"), names()));
  }

  @Test
  void anIncompletePartIsTold(@TempDir Path src) throws IOException {
    Path main = src.resolve("main").resolve(HERE).resolve("abc99");
    Files.createDirectories(main);
    Files.writeString(
        main.resolve("Abc99.java"), "import id.penjaga.device.drivers.dht22.Dht22;\n");

    assertEquals(
        List.of(
            "abc99 has no package-info.java with its facts, wiring, limits and maturity",
            "abc99 has no test under src/test/" + HERE + "/abc99",
            "abc99 is not in the list in Drivers.java",
            "abc99/Abc99.java uses another driver, dht22; a driver knows wires only",
            "dht22 is in the list in Drivers.java but has no package"),
        missing(src, Set.of("dht22")));

    Files.writeString(main.resolve("package-info.java"), "/// **Sheet.** x **Wiring.** y");
    assertEquals(
        "abc99/package-info.java says nothing under **Limits.**", missing(src, Set.of()).get(0));
    assertEquals(
        "abc99/package-info.java says nothing under **Maturity.**", missing(src, Set.of()).get(1));
  }

  @Test
  void theListIsInOrderAndWithoutDoubles() {
    List<String> listed = Drivers.all().stream().map(Driver::name).toList();
    assertEquals(List.copyOf(new TreeSet<>(listed)), listed);
  }

  @Test
  void whatIsOpenedIsWhatTheDriverSaysItIs() throws Exception {
    for (Driver driver : Drivers.all()) {
      Bench bench = new Bench();
      bench.plugged = new MemoryChip();
      String connector = driver.wire() == WireKind.NETWORK ? "10.3.0.7:1" : "J1";
      try (Part part = driver.open(bench, connector, Map.of())) {
        Driver.Role role =
            switch (part) {
              case Sensor _ -> Driver.Role.SENSOR;
              case Contact _ -> Driver.Role.CONTACT;
              case BadgeReader _ -> Driver.Role.READER;
              case Actuator _ -> Driver.Role.ACTUATOR;
              case Display _ -> Driver.Role.DISPLAY;
            };
        assertEquals(driver.role(), role, driver.name());
      }
    }
  }

  @Test
  void everyDriverIsFoundByItsName() {
    for (Driver driver : Drivers.all()) {
      assertEquals(driver, Drivers.named(driver.name()).orElseThrow());
    }
    assertTrue(Drivers.named("nothing").isEmpty());
  }

  private static Set<String> names() {
    return Drivers.all().stream()
        .map(driver -> driver.name().split("-", 2)[0])
        .collect(Collectors.toSet());
  }

  private static List<String> missing(Path src, Set<String> listed) throws IOException {
    Path main = src.resolve("main").resolve(HERE);
    Set<String> parts = folders(main);
    List<String> missing = new ArrayList<>();
    for (String part : parts) {
      Path folder = main.resolve(part);
      Path info = folder.resolve("package-info.java");
      if (!Files.exists(info)) {
        missing.add(part + " has no package-info.java with its facts, wiring, limits and maturity");
      } else {
        String text = Files.readString(info);
        if (!text.matches("(?s).*\\*\\*(Sheet|Facts|Protocol)\\.\\*\\*.*")) {
          missing.add(part + "/package-info.java says nothing under **Sheet.**");
        }
        for (String heading : List.of("**Wiring.**", "**Limits.**", "**Maturity.**")) {
          if (!text.contains(heading)) {
            missing.add(part + "/package-info.java says nothing under " + heading);
          }
        }
      }
      if (!hasTest(src.resolve("test").resolve(HERE).resolve(part))) {
        missing.add(part + " has no test under src/test/" + HERE + "/" + part);
      }
      if (!listed.contains(part)) {
        missing.add(part + " is not in the list in Drivers.java");
      }
      missing.addAll(strangers(folder, part));
    }
    for (String name : new TreeSet<>(listed)) {
      if (!parts.contains(name)) {
        missing.add(name + " is in the list in Drivers.java but has no package");
      }
    }
    return missing;
  }

  private static List<String> strangers(Path folder, String part) throws IOException {
    List<String> found = new ArrayList<>();
    String prefix = "import id.penjaga.device.drivers.";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.startsWith(prefix)) {
            String other = line.substring(prefix.length()).split("\\.", 2)[0];
            if (!NOT_PARTS.contains(other) && !other.equals(part)) {
              found.add(
                  part
                      + "/"
                      + file.getFileName()
                      + " uses another driver, "
                      + other
                      + "; a driver knows wires only");
            }
          }
        }
      }
    }
    return found;
  }

  private static Set<String> folders(Path main) throws IOException {
    try (Stream<Path> entries = Files.list(main)) {
      return entries
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(name -> !NOT_PARTS.contains(name))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static boolean hasTest(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(path -> path.getFileName().toString().endsWith("Test.java"));
    }
  }
}
