package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
          "mosquitto_passwd",
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

  /// Programs that come with the package of another one.
  private static final Set<String> TOGETHER =
      Set.of("mosquitto_passwd", "upsd", "lepton-export", "openssl");

  @Test
  @DisplayName("F64 each program that scripts and tests call has its package in .ci/programs")
  void everyProgramHasItsPackage() throws IOException {
    Set<String> installed = new TreeSet<>(TOGETHER);
    Matcher need =
        Pattern.compile("(?m)^need \\S+ (\\S+)$")
            .matcher(Files.readString(ROOT.resolve(".ci/programs")));
    while (need.find()) {
      installed.add(need.group(1).replaceFirst(".*/", ""));
    }
    Set<String> missing = new TreeSet<>();
    for (Path file : sources()) {
      Matcher word =
          Pattern.compile(
                  "(?m)(?:^|[;&|(!\"] ?|\\bneed |\\bexec |\\btimeout \\d+ )([a-z0-9_-]+)\\b")
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
