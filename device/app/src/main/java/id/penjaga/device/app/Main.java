package id.penjaga.device.app;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.journal.HubMark;
import id.penjaga.device.app.journal.JournalVerify;
import id.penjaga.device.app.probe.Probe;
import id.penjaga.device.app.recording.CsvTrace;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.yaml.ConfigRefused;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The command line of a device. Exit codes: 0 well, 1 something was found (a bad record), 2 no
/// journal there, 64 the command is not understood, 65 the recording says too little (nothing used,
/// or more than a tenth of its rows skipped) or is malformed, 70 a bug, 74 disk or hardware do not
/// allow it, 78 the configuration is refused.
public final class Main {
  private static final String USAGE =
      """
      usage:
        run    --config <yaml>                            run the device
        check  --config <yaml>                            say what would be wired, and what is wrong
        probe                                             say what is attached here, as a first configuration
        probe  --dht22 <connector>                        ask a DHT22 by the edges on its line, without the kernel's driver
        replay --config <yaml> --trace <csv> [--on-malformed skip|fail] [--zone <zone>]
                                                          judge a recording, one JSON object per journal event;
                                                          --zone is that of times which name none
        verify --journal <folder> [--mark <position>]     check the journal's chain and both its ends;
                                                          the mark is what the hub's device page shows
      """;

  private Main() {}

  public static void main(String[] args) {
    // Numbers are written for programs and files; no language of the system changes their digits.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(run(List.of(args)));
  }

  /// @return the exit code
  static int run(List<String> args) {
    try {
      return args.isEmpty() ? usage("no command") : command(args.getFirst(), options(args));
    } catch (UsageError e) {
      return usage(String.valueOf(e.getMessage()));
    } catch (ConfigRefused e) {
      return failed(78, "The configuration is refused:\n" + e.getMessage());
    } catch (StartRefused e) {
      return failed(74, "" + e.getMessage());
    } catch (Replay.Malformed e) {
      return failed(65, "" + e.getMessage());
    } catch (IOException e) {
      return failed(74, "" + e);
    } catch (InterruptedException _) {
      return 0;
    }
  }

  private static int command(String command, Map<String, String> options)
      throws UsageError,
          ConfigRefused,
          StartRefused,
          Replay.Malformed,
          IOException,
          InterruptedException {
    return switch (command) {
      case "run" -> device(path(options, "config"));
      case "check" -> {
        allow(options, Set.of("config"));
        Check.print(ConfigReader.read(path(options, "config")), System.out);
        yield 0;
      }
      case "probe" -> {
        allow(options, Set.of("dht22"));
        String connector = options.get("dht22");
        boolean found =
            connector == null ? Probe.print(System.out) : Probe.askDht22(connector, System.out);
        yield found ? 0 : 74;
      }
      case "replay" -> replay(options);
      case "verify" -> {
        allow(options, Set.of("journal", "mark"));
        yield JournalVerify.run(path(options, "journal"), mark(options), System.out);
      }
      default -> throw new UsageError("there is no command \"" + command + "\"");
    };
  }

  private static int device(Path config) throws ConfigRefused, StartRefused, InterruptedException {
    Systemd systemd = Systemd.of(System.getenv());
    Device device = Device.start(config);
    Threads threads = device.threads();
    threads.atExit(
        "shutdown",
        () -> {
          systemd.close();
          device.close();
        });
    systemd.ready(device::alive, threads);
    Throwable failure = device.failure();
    if (failure instanceof CopiedLog.Found) {
      Logger.error("{}", failure.getMessage());
    } else {
      Logger.error(failure, "A bug ends the device");
    }
    return 70;
  }

  private static int replay(Map<String, String> options)
      throws UsageError, ConfigRefused, StartRefused, Replay.Malformed, IOException {
    allow(options, Set.of("config", "trace", "on-malformed", "zone"));
    String malformed = options.getOrDefault("on-malformed", "skip");
    if (!malformed.equals("skip") && !malformed.equals("fail")) {
      throw new UsageError("--on-malformed is skip or fail");
    }
    Path trace = path(options, "trace");
    DeviceConfig config = ConfigReader.read(path(options, "config"));
    ZoneId zone = options.containsKey("zone") ? zone(options.get("zone")) : null;
    OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
    try (BufferedReader lines = Replay.reader(trace)) {
      CsvTrace recording =
          new Replay(config, out)
              .run(lines, zone, malformed.equals("fail") ? null : System.err::println);
      System.err.println(recording.summary());
      return recording.trustworthy() ? 0 : 65;
    } catch (IOException e) {
      throw new StartRefused(FileWords.of(trace, e), e);
    }
  }

  private static @Nullable HubMark mark(Map<String, String> options) throws UsageError {
    String mark = options.get("mark");
    try {
      return mark == null ? null : HubMark.of(mark);
    } catch (IllegalArgumentException e) {
      throw new UsageError("--mark " + e.getMessage());
    }
  }

  private static ZoneId zone(@Nullable String text) throws UsageError {
    try {
      return CsvTrace.zone(String.valueOf(text));
    } catch (IllegalArgumentException e) {
      throw new UsageError("--zone " + e.getMessage());
    }
  }

  private static Map<String, String> options(List<String> args) throws UsageError {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i < args.size(); i += 2) {
      if (!args.get(i).startsWith("--") || i + 1 == args.size()) {
        throw new UsageError("\"" + args.get(i) + "\" is no option with a value");
      }
      options.put(args.get(i).substring(2), args.get(i + 1));
    }
    return options;
  }

  private static void allow(Map<String, String> options, Set<String> known) throws UsageError {
    for (String option : options.keySet()) {
      if (!known.contains(option)) {
        throw new UsageError("there is no option --" + option + " here");
      }
    }
  }

  private static Path path(Map<String, String> options, String name) throws UsageError {
    String path = options.get(name);
    if (path == null) {
      throw new UsageError("--" + name + " is missing");
    }
    return Path.of(path);
  }

  private static int usage(String what) {
    return failed(64, what + "\n" + USAGE);
  }

  private static int failed(int code, String what) {
    System.err.println(what.stripTrailing());
    return code;
  }

  /// The command line is not understood.
  private static final class UsageError extends Exception {
    private static final long serialVersionUID = 1;

    UsageError(String message) {
      super(message);
    }
  }
}
