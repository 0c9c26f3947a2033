package id.penjaga.device.app.upsd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A real `upsmon` as it runs on a server, private to one test: Debian's package nut-client. To
/// shut down is to make a file.
final class Upsmon implements AutoCloseable {
  /// One runs at a time on a computer: its file with the process id has a fixed place.
  static final String ONE = "upsmon";

  private static final Path PROGRAM = Path.of("/lib/nut/upsmon");

  private final Path folder;
  private final Path done;
  private final Process process;

  static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /// @param ups `group@address:port`
  Upsmon(Path folder, String ups, String password) throws IOException {
    this.folder = folder;
    done = folder.resolve("shut-down");
    Path file =
        Files.writeString(
            folder.resolve("upsmon.conf"),
            """
            MONITOR %s 1 upsmon %s secondary
            MINSUPPLIES 1
            SHUTDOWNCMD "touch %s"
            POLLFREQ 1
            POLLFREQALERT 1
            FINALDELAY 0
            HOSTSYNC 0
            NOTIFYFLAG ONBATT SYSLOG
            RUN_AS_USER %s
            """
                .formatted(ups, password, done, System.getProperty("user.name")));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    ProcessBuilder builder = new ProcessBuilder(PROGRAM.toString(), "-D", "-F", "-p");
    builder.environment().put("NUT_CONFPATH", folder.toString());
    builder.environment().put("NUT_STATEPATH", folder.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("upsmon.log").toFile());
    process = builder.start();
  }

  /// Whether its server was shut down.
  boolean hasShutDown() {
    return Files.exists(done);
  }

  boolean says(String words) {
    return log().contains(words);
  }

  String log() {
    try {
      return Files.readString(folder.resolve("upsmon.log"));
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
