package id.penjaga.device.app.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The folder `schematics/` and the sheets in it.
final class Drawing {
  static final Path FOLDER = Path.of("../../schematics");

  /// In the order of their numbers, which is the order in which the netlister reads them.
  static final List<String> SHEETS =
      List.of("power", "sensors", "door", "readers", "serial", "ups", "outputs");

  private Drawing() {}

  static Netlist netlist() throws IOException {
    return Netlist.read(FOLDER.resolve("controller.net"));
  }

  static Table table(String name) throws IOException {
    return Table.read(FOLDER.resolve(name + ".csv"));
  }

  /// The value that is drawn at each part.
  ///
  /// @throws IllegalStateException if two parts have the same name
  static Map<String, String> values() throws IOException {
    Map<String, String> values = new TreeMap<>();
    for (String sheet : SHEETS) {
      String part = "";
      for (String line : Files.readAllLines(FOLDER.resolve(sheet + ".sch"))) {
        if (line.startsWith("refdes=")) {
          part = line.substring("refdes=".length());
          if (values.put(part, "") != null) {
            throw new IllegalStateException(part + " is drawn twice");
          }
        } else if (line.startsWith("value=") && !part.isEmpty()) {
          values.put(part, line.substring("value=".length()));
        } else if (line.equals("}")) {
          part = "";
        }
      }
    }
    return values;
  }

  /// What render.sh wrote into its results: the digest of sheets and symbols, in this order.
  static String digest(List<String> sheets) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (String sheet : sheets) {
      digest.update(Files.readAllBytes(FOLDER.resolve(sheet + ".sch")));
    }
    try (Stream<Path> symbols = Files.list(FOLDER.resolve("symbols"))) {
      symbols
          .sorted()
          .forEach(symbol -> {
            try {
              digest.update(Files.readAllBytes(symbol));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Whether a program is installed.
  static boolean installed(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Runs a command in the folder of the drawing and gives its lines.
  static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).directory(FOLDER.toFile()).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String trouble = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + trouble);
    }
    return text.lines().toList();
  }
}
