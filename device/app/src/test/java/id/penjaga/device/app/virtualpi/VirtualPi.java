package id.penjaga.device.app.virtualpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.penjaga.device.app.board.PiFilesTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/// Boots virtual Pis. How they are made is in `src/test/virtual-pi`.
final class VirtualPi {
  private static final Path TOOLS =
      Path.of("../../device/app/src/test/virtual-pi").toAbsolutePath().normalize();

  /// The flags of production.
  private static final Path FLAGS = PiFilesTest.FOLDER.resolve("jvm.options").toAbsolutePath();

  private VirtualPi() {}

  static void assumeWanted() throws IOException, InterruptedException {
    assumeTrue(
        System.getenv("CI") != null || Boolean.getBoolean("virtual-pi"),
        "takes a minute; .ci/virtual-pi or -Dvirtual-pi=true runs it");
    int missing =
        new ProcessBuilder(TOOLS.resolve("build").toString(), "--where")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assumeTrue(missing == 0, "the virtual Pi is not built on this machine; .ci/virtual-pi does it");
  }

  /// How the production program is started, up to its own arguments.
  static List<String> production() {
    List<String> command = new ArrayList<>(java());
    String jar = System.getProperty("device.jar", "");
    if (jar.isEmpty()) {
      command.addAll(
          List.of("-cp", System.getProperty("java.class.path"), "id.penjaga.device.app.Main"));
    } else {
      command.addAll(List.of("-jar", jar));
    }
    return command;
  }

  private static List<String> java() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("@" + FLAGS.normalize());
    return command;
  }

  /// Boots one, runs {@link Guest} in it, and waits for its end.
  ///
  /// @return a test for each of its checks, and one for its end
  static List<DynamicTest> boot(List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    Process boot =
        new ProcessBuilder(command(options, arguments)).redirectErrorStream(true).start();
    String said = new String(boot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = boot.waitFor();
    List<DynamicTest> tests = new ArrayList<>();
    said.lines()
        .filter(line -> line.startsWith(Guest.PASSED) || line.startsWith(Guest.FAILED))
        .forEach(line -> tests.add(test(line, said)));
    int checks = tests.size();
    tests.add(
        dynamicTest(
            "the guest ended well",
            () -> {
              assertEquals(0, exit, said);
              assertTrue(checks > 0, said);
            }));
    return tests;
  }

  /// Boots one in front of a broker outside, for tests that cannot see these classes. Prints a line
  /// for each check; the exit code is 0 only if all passed.
  ///
  /// @param arguments the device's configuration
  public static void main(String[] arguments) throws Exception {
    List<String> story = new ArrayList<>(List.of("whole"));
    story.addAll(production());
    story.addAll(List.of("run", "--config", arguments[0]));
    Process boot =
        new ProcessBuilder(command(List.of("--network"), story))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    boolean well = true;
    try (BufferedReader said = boot.inputReader()) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        System.out.println(line);
        well &= !line.startsWith(Guest.FAILED);
      }
    }
    System.exit(well ? boot.waitFor() : 1);
  }

  private static List<String> command(List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(TOOLS.resolve("boot").toString()));
    command.addAll(options);
    command.add("--");
    command.addAll(java());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Guest.class.getName()));
    command.addAll(arguments);
    return command;
  }

  private static DynamicTest test(String line, String said) {
    String name = line.split(" ", 2)[1].split(Guest.MEANS, 2)[0];
    return dynamicTest(
        name,
        () -> {
          System.out.println(line);
          assertTrue(line.startsWith(Guest.PASSED), said);
        });
  }
}
