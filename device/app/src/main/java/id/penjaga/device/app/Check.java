package id.penjaga.device.app;

import id.penjaga.device.app.board.RaspberryPiProvider;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.config.PageAccount;
import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Boards;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Says what a configuration would wire, without wiring it. The board is asked for its connectors
/// when this program has it.
final class Check {
  private Check() {}

  static void print(DeviceConfig config, PrintStream out) throws ConfigRefused {
    out.println("device " + config.rules().device() + ", configuration " + config.digest());
    table(config).forEach(out::println);
    out.println(config.badges().size() + " badges, data in " + config.data());
    out.println(config.mqtt() == null ? "no broker: works alone" : "broker " + config.mqtt());
    PageAccount page = config.page();
    out.println(page == null ? "no page of its own" : "page " + page);
    board(config, out);
    out.println("the configuration is good");
  }

  /// Which part is where: connector, pins, part, driver, points.
  private static List<String> table(DeviceConfig config) {
    Map<String, String> ends = RaspberryPiProvider.ends(config.board().options());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("connector", "pins", "part", "driver", "points"));
    for (PartEntry part : config.parts()) {
      rows.add(
          List.of(
              (part.connector() + " " + part.driver().share(part.settings())).strip(),
              ends.getOrDefault(part.connector(), ""),
              part.name(),
              part.driver().name(),
              fed(part)));
    }
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream()
        .map(row -> {
          StringBuilder line = new StringBuilder();
          for (int i = 0; i < widths.length; i++) {
            line.append("  ").append(row.get(i)).repeat(" ", widths[i] - row.get(i).length());
          }
          return line.toString().stripTrailing();
        })
        .toList();
  }

  private static String fed(PartEntry part) {
    if (part.role() == Driver.Role.ACTUATOR) {
      return part.name();
    }
    String fed =
        part.points().values().stream()
            .sorted()
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    String unused =
        part.driver().channels().stream()
            .filter(channel -> !part.points().containsKey(channel) && !channel.name().isEmpty())
            .map(Channel::name)
            .collect(Collectors.joining(", "));
    return unused.isEmpty() ? fed : fed + " (not used: " + unused + ")";
  }

  private static void board(DeviceConfig config, PrintStream out) throws ConfigRefused {
    DeviceConfig.BoardChoice choice = config.board();
    Threads threads = new Threads(_ -> {}); // a bug of the board's thread is in the log
    try (Board board = Boards.open(choice.name(), choice.options(), threads.factory("board"))) {
      out.println("board " + board.name() + (board.simulated() ? ", simulated" : ""));
    } catch (IllegalArgumentException e) {
      throw new ConfigRefused(
          List.of(
              new Problem(config.file().toString(), choice.line(), "board", "" + e.getMessage())));
    } catch (WireException e) {
      out.println("board " + choice.name() + " is not here: " + e.advice());
    }
  }
}
