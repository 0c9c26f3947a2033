package id.penjaga.hub.app;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.setup.SiteInit;
import id.penjaga.hub.app.setup.SiteRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The command line of the hub. Exit codes: 0 well, 64 the command is not understood, 74 disk or
/// network do not allow it, 78 the configuration is refused.
public final class Main {
  private static final String USAGE =
      """
      usage:
        run   --config <yaml>   run the hub
        check --config <yaml>   say what is wrong with a configuration
        init  --to <folder> --host <name or address> [--device <name>] [--site <name>]
              [--board raspberry-pi|simulated] [--broker-port <n>] [--web-port <n>]
                                make a new site: authority, broker accounts and rules, configurations
      """;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  /// @return the exit code
  static int run(List<String> args) {
    if (!args.isEmpty() && args.getFirst().equals("init")) {
      return init(args.subList(1, args.size()));
    }
    if (args.size() != 3 || !args.get(1).equals("--config")) {
      return failed(64, USAGE);
    }
    Path config = Path.of(args.get(2));
    try {
      switch (args.getFirst()) {
        case "run" -> serve(config);
        case "check" -> {
          HubConfigReader.read(config);
          System.out.println(config + " is well formed.");
        }
        default -> {
          return failed(64, "there is no command \"" + args.getFirst() + "\"\n" + USAGE);
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

  private static int init(List<String> args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.size(); i += 2) {
      if (!args.get(i).startsWith("--") || i + 1 == args.size()) {
        return failed(64, "\"" + args.get(i) + "\" is no option with a value\n" + USAGE);
      }
      options.put(args.get(i).substring(2), args.get(i + 1));
    }
    try {
      System.out.println(SiteInit.run(options).stripTrailing());
      return 0;
    } catch (SiteRefused e) {
      return failed(64, "" + e.getMessage());
    }
  }

  private static void serve(Path config) throws ConfigRefused, HubRefused, InterruptedException {
    Hub hub = Hub.start(HubConfigReader.read(config));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(hub::close));
    String pages = "http://localhost:" + hub.port();
    System.out.println("The hub serves " + pages);
    hub.setUpPath()
        .ifPresent(path ->
            System.out.println(
                "There is no administrator yet. Make the first one, within 15 minutes: "
                    + pages
                    + path));
    new CountDownLatch(1).await(); // until the process is told to end
  }

  private static int failed(int code, String what) {
    System.err.println(what.stripTrailing());
    return code;
  }
}
