package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Holds `.ci/programs` against what scripts and tests start. `.ci/fresh` proves it in a clean
/// root.
@DisplayName("F64 CI installs every program that is called")
class CiProgramsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path PI = ROOT.resolve("device/app/src/test/virtual-pi");

  /// Programs that scripts and tests may call. Each that Debian's smallest system lacks must have a
  /// line in `.ci/programs`.
  private static final Set<String> KNOWN =
      Set.of(
          "insmod",
          "ip",
          "mount",
          "make",
          "gcc",
          "flex",
          "bison",
          "bc",
          "xz",
          "slirp-fullbolt",
          "kill",
          "pkill",
          "mosquitto",
          "mosquitto_sub",
          "mosquitto_pub",
          "mosquitto_passwd",
          "find",
          "upsd",
          "dummy-ups",
          "chromium",
          "lepton-netlist",
          "lepton-export",
          "ngspice",
          "promtool",
          "localedef",
          "debootstrap",
          "mvn",
          "java",
          "git",
          "python3",
          "perl",
          "strace",
          "openssl",
          "pdfsig",
          "certutil",
          "curl");

  /// Programs that come with the package of another one, which has the line.
  private static final Map<String, String> TOGETHER =
      Map.of(
          "mosquitto_passwd", "mosquitto",
          "mosquitto_pub", "mosquitto_sub",
          "python3", "aiosmtpd",
          "upsd", "dummy-ups",
          "lepton-export", "lepton-netlist");

  @Test
  @DisplayName("F64 each program that scripts and tests call has its package in .ci/programs")
  void everyProgramHasItsPackage() throws IOException {
    Set<String> installed = new TreeSet<>();
    Matcher need =
        Pattern.compile("(?m)^need \\S+ (\\S+)$")
            .matcher(Files.readString(ROOT.resolve(".ci/programs")));
    while (need.find()) {
      installed.add(need.group(1).replaceFirst(".*/", ""));
    }
    TOGETHER.forEach((program, line) -> {
      if (installed.contains(line)) {
        installed.add(program);
      }
    });
    Set<String> missing = new TreeSet<>();
    for (Path file : sources()) {
      Matcher word =
          Pattern.compile(
                  "(?m)(?:^|[;&|(!\"] ?|\\bneed |\\bexec |\\btimeout \\d+ |^Exec\\w+=)"
                      + "(?:(?:/usr)?/s?bin/)?([a-z0-9_-]+)\\b")
              .matcher(Files.readString(file).replaceAll("(?m)^\\s*#.*$", ""));
      while (word.find()) {
        if (KNOWN.contains(word.group(1)) && !installed.contains(word.group(1))) {
          missing.add(ROOT.relativize(file) + ": " + word.group(1));
        }
      }
    }
    assertEquals(Set.of(), missing, "write their packages into .ci/programs");
  }

  @Test
  @DisplayName(
      "F64 a step of the virtual Pi's boot that fails is named, and readiness asks for its chip")
  void theBootNamesItsFailures() throws IOException {
    String init = Files.readString(PI.resolve("init"));
    for (String step : List.of("insmod", "ip link", "mount -t debugfs")) {
      Matcher bare = Pattern.compile("(?m)^\\s*" + step).matcher(init);
      assertTrue(!bare.find(), step + " is not checked in init");
    }
    assertTrue(Files.readString(PI.resolve("ready")).contains("/sys/kernel/debug/pi-header"));
    assertTrue(Files.readString(ROOT.resolve(".ci/run")).contains("/ready"));
  }

  @Test
  @DisplayName("F64 whoever has no JDK 25 hears it before anything is installed or built")
  void theJdkIsAskedForFirst() throws IOException {
    String run = Files.readString(ROOT.resolve(".ci/run"));
    int asked = run.indexOf("Penjaga needs a JDK 25");
    assertTrue(asked > 0 && asked < run.indexOf("\n.ci/programs"));
  }

  private static List<Path> sources() throws IOException {
    Stream.Builder<Path> files = Stream.builder();
    for (String folder : List.of(".ci", "device/app/src/test/virtual-pi")) {
      try (Stream<Path> all = Files.list(ROOT.resolve(folder))) {
        all.filter(file -> !file.toString().matches(".*\\.(c|config|xml)"))
            .filter(file -> !file.endsWith("programs"))
            .forEach(files::add);
      }
    }
    files.add(ROOT.resolve("schematics/render.sh"));
    files.add(ROOT.resolve("config/penjaga-hub.service")); // HubArchiveTest does what it says
    for (String module : List.of("device/app", "device/mqtt", "hub/app", "hub/demo")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
        all.filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("CiProgramsTest.java"))
            .forEach(files::add);
      }
    }
    return files.build().toList();
  }
}
