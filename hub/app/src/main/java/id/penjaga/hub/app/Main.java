package id.penjaga.hub.app;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.setup.SiteInit;
import id.penjaga.hub.app.setup.SiteRefused;
import id.penjaga.hub.app.verify.VerifyCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command line of the hub. Exit codes: 0 well, 64 the command is not understood, 70 a bug
/// ended the hub (the service manager starts it again), 74 disk or network do not allow it, 78 the
/// configuration is refused.
public final class Main {
  private static final String USAGE =
      """
      usage:
        run            --config <yaml>                run the hub
        check          --config <yaml>                say what is wrong with a configuration
                                                      and with the definitions it names
        reset-password --config <yaml> --user <name>  make a one-time link to a new password
        seal           --config <yaml>                make the key that seals papers, or a new one
        backup         --config <yaml> --to <zip>     copy everything, also while the hub runs
        restore        --to <folder> --from <zip>     put a backup, with its configuration, into
                                                      an empty folder
        restore        --config <yaml> --from <zip>   put a backup into the empty data folder of
                                                      a configuration
        export         --config <yaml> [--book <file>] [--journal <file>] [--personal <file>]
                                                      write book and journals as lines for verify,
                                                      also while the hub runs
        verify         [--book <file>] [--journal <file>] [--checkpoint <number or place>:<hash>]
                                                      prove that nothing exported was changed;
                                                      needs no hub
        init           --to <folder> --host <name or address> [--device <name>] [--site <name>]
                       [--board raspberry-pi|simulated] [--broker-port <n>] [--web-port <n>]
                       [--seal <organisation>]
                                                      make a new site: authority, broker accounts
                                                      and rules, configurations, and the key
                                                      with which the organisation seals papers
      """;

  private static final int BUG = 70;

  /// How long an orderly end may take after a bug.
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private Main() {}

  public static void main(String[] args) {
    // Numbers are written for programs and files; no language of the system changes their digits.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(run(List.of(args)));
  }

  /// @return the exit code
  static int run(List<String> args) {
    if (!args.isEmpty() && args.getFirst().equals("init")) {
      return init(args.subList(1, args.size()));
    }
    if (!args.isEmpty() && args.getFirst().equals("verify")) {
      return verify(args.subList(1, args.size()));
    }
    if (!args.isEmpty() && args.getFirst().equals("export")) {
      return export(args.subList(1, args.size()));
    }
    Map<String, String> options = options(args);
    String config = options.get("--config");
    String more =
        Stream.of("--user", "--to", "--from")
            .filter(options::containsKey)
            .map(" "::concat)
            .collect(Collectors.joining());
    String command = args.isEmpty() ? "" : args.getFirst();
    boolean whole = (command + more).equals("restore --to --from");
    if ((config == null) != whole || args.size() != 1 + 2 * options.size()) {
      return failed(64, USAGE);
    }
    try {
      if (config == null) {
        BackupCommands.restoreAll(
            Path.of(options.getOrDefault("--to", "")), Path.of(options.getOrDefault("--from", "")));
        return 0;
      }
      switch (command + more) {
        case "run" -> {
          return serve(Path.of(config));
        }
        case "check" -> {
          return check(config);
        }
        case "seal" -> System.out.println(SealCommand.run(Path.of(config)).stripTrailing());
        case "reset-password --user" ->
            System.out.println(
                PasswordReset.link(
                    HubConfigReader.read(Path.of(config)), options.getOrDefault("--user", "")));
        case "backup --to" ->
            BackupCommands.backup(Path.of(config), Path.of(options.getOrDefault("--to", "")));
        case "restore --from" ->
            BackupCommands.restore(Path.of(config), Path.of(options.getOrDefault("--from", "")));
        default -> {
          boolean known =
              List.of("run", "check", "reset-password", "seal", "backup", "restore")
                  .contains(command);
          String which = known ? "" : "there is no command \"" + command + "\"\n";
          return failed(64, which + USAGE);
        }
      }
      return 0;
    } catch (ConfigRefused e) {
      return failed(78, "The configuration is refused:\n" + e.getMessage());
    } catch (HubRefused e) {
      return failed(74, "" + e.getMessage());
    } catch (InterruptedException _) {
      return 0;
    }
  }

  private static int check(String config) throws ConfigRefused {
    HubConfig read = HubConfigReader.read(Path.of(config));
    System.out.println(config + " is well formed.");
    Definitions definitions = DefinitionFolder.read(read.definitions());
    if (definitions.equals(Definitions.NONE)) {
      System.out.println("There are no definitions in " + read.definitions() + ".");
      return 0;
    }
    definitions.warnings().forEach(warning -> System.out.println("Note: " + warning));
    System.out.println("Sound: " + definitions.counted() + ".");
    if (definitions.problems().isEmpty()) {
      return 0;
    }
    return failed(
        78,
        "These definitions are refused, the others work:\n"
            + definitions.problems().stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n")));
  }

  private static int verify(List<String> args) {
    try {
      return VerifyCommand.run(args, System.out);
    } catch (IOException e) {
      return failed(74, "" + e);
    }
  }

  private static int export(List<String> args) {
    try {
      Map<String, String> options = pairs(args);
      String config = options.remove("config");
      if (config == null || !ExportCommand.takes(options.keySet())) {
        return failed(64, ExportCommand.USAGE);
      }
      ExportCommand.run(Path.of(config), options);
      return 0;
    } catch (IllegalArgumentException e) {
      return failed(64, e.getMessage() + "\n" + ExportCommand.USAGE);
    } catch (ConfigRefused e) {
      return failed(78, "The configuration is refused:\n" + e.getMessage());
    } catch (HubRefused e) {
      return failed(74, "" + e.getMessage());
    } catch (InterruptedException _) {
      return 0;
    }
  }

  /// Options with their values, without the dashes.
  ///
  /// @throws IllegalArgumentException when one is no option, or has no value
  private static Map<String, String> pairs(List<String> args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!args.get(i).startsWith("--") || i + 1 == args.size()) {
        throw new IllegalArgumentException("\"" + args.get(i) + "\" is no option with a value");
      }
      options.put(args.get(i).substring(2), args.get(i + 1));
    }
    return options;
  }

  private static int init(List<String> args) {
    Map<String, String> options;
    try {
      options = pairs(args);
    } catch (IllegalArgumentException e) {
      return failed(64, e.getMessage() + "\n" + USAGE);
    }
    try {
      String organisation = options.remove("seal");
      if (organisation != null) {
        SealCommand.requireName(organisation);
      }
      String said = SiteInit.run(options).stripTrailing();
      if (organisation != null) {
        Path config = Path.of(options.getOrDefault("to", "")).resolve("hub/hub.yaml");
        said += "\n" + SealCommand.first(config, organisation).stripTrailing();
      }
      System.out.println(said);
      return 0;
    } catch (SiteRefused | IllegalArgumentException e) {
      return failed(64, "" + e.getMessage());
    } catch (HubRefused | ConfigRefused e) {
      return failed(74, "The site is made, but not its seal: " + e.getMessage());
    }
  }

  /// The options after the command; a name that comes twice, or is none of ours, makes the count
  /// wrong.
  private static Map<String, String> options(List<String> args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < args.size(); i += 2) {
      if (List.of("--config", "--user", "--to", "--from").contains(args.get(i))) {
        options.put(args.get(i), args.get(i + 1));
      }
    }
    return options;
  }

  /// Serves until the process is told to end, or a bug ends it.
  private static int serve(Path config) throws ConfigRefused, HubRefused, InterruptedException {
    CountDownLatch bug = new CountDownLatch(1);
    Threads threads = new Threads(_ -> bug.countDown());
    Hub hub = Hub.start(HubConfigReader.read(config), HubClock.SYSTEM, threads);
    threads.atExit("hub-closing", hub::close);
    String pages = "http://localhost:" + hub.port();
    System.out.println("The hub serves " + pages);
    hub.setUpPath()
        .ifPresent(path ->
            System.out.println(
                "There is no administrator yet. Make the first one, within 15 minutes: "
                    + pages
                    + path));
    bug.await();
    threads.start(
        "hub-ending",
        () -> {
          Threads.pause(LONGEST_END);
          Runtime.getRuntime().halt(BUG); // closing hangs on what the bug has left behind
        });
    return failed(BUG, "A bug ends the hub; the log says which.");
  }

  private static int failed(int code, String what) {
    System.err.println(what.stripTrailing());
    return code;
  }
}
