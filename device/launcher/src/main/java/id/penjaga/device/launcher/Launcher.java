package id.penjaga.device.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks the version of Java, then starts the program of this JAR.
public final class Launcher {
  static final int NEEDED = 25;

  /// As for a command line that is not understood: starting again does not mend it.
  private static final int WRONG_JAVA = 64;

  private Launcher() {}

  public static void main(String[] args) throws Throwable {
    String version = System.getProperty("java.specification.version", "0");
    if (number(version) < NEEDED) {
      List<Path> places = new ArrayList<>();
      String home = System.getenv("JAVA_HOME");
      if (home != null) {
        places.add(Paths.get(home));
      }
      places.addAll(homesIn(Paths.get("/usr/lib/jvm")));
      places.addAll(homesIn(Paths.get("/opt")));
      System.err.println(refusal(version, System.getProperty("java.home", "?"), places));
      System.exit(WRONG_JAVA);
    }
    try {
      Class.forName(program()).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /// What to say instead of starting.
  ///
  /// @param version of the Java that runs this
  /// @param home of that Java
  /// @param places where others may be
  static String refusal(String version, String home, List<Path> places) {
    StringBuilder text = new StringBuilder();
    text.append("Penjaga needs Java ").append(NEEDED).append("; this is Java ").append(version);
    text.append(" (").append(home).append(").\n");
    for (Path place : places) {
      Path java = place.resolve("bin").resolve("java");
      if (versionOf(place) >= NEEDED && Files.isExecutable(java)) {
        return text.append("There is one here; write this instead of java:\n  ")
            .append(java)
            .toString();
      }
    }
    return text.append("None was found in JAVA_HOME, /usr/lib/jvm or /opt; install one, for")
        .append(" example Temurin ")
        .append(NEEDED)
        .append(".")
        .toString();
  }

  /// The feature number of a version such as `1.8`, `17.0.15` or `25`; 0 for no version.
  static int number(String version) {
    String[] parts = version.split("[^0-9]+", -1);
    try {
      int first = Integer.parseInt(parts[0]);
      return first == 1 && parts.length > 1 ? Integer.parseInt(parts[1]) : first;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// The feature number that a Java's `release` file states; 0 where there is none.
  private static int versionOf(Path home) {
    try {
      for (String line : Files.readAllLines(home.resolve("release"), StandardCharsets.UTF_8)) {
        if (line.startsWith("JAVA_VERSION=\"")) {
          return number(line.substring("JAVA_VERSION=\"".length()));
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }

  private static List<Path> homesIn(Path folder) {
    List<Path> homes = new ArrayList<>();
    File @Nullable [] inside = folder.toFile().listFiles();
    if (inside != null) {
      Arrays.sort(inside);
      for (File home : inside) {
        homes.add(home.toPath());
      }
    }
    return homes;
  }

  private static String program() throws IOException {
    try (InputStream in = Launcher.class.getResourceAsStream("/META-INF/penjaga-program")) {
      if (in == null) {
        throw new IOException("this JAR does not name its program");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String line = lines.readLine();
      return line == null ? "" : line.trim();
    }
  }
}
