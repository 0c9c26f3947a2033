package id.penjaga.hub.app.setup;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.mqtt.BrokerAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a new site shall be.
///
/// @param device name of its first device
/// @param host by which devices and hub reach the broker: a name or an address
/// @param board of the device: `raspberry-pi`, or `simulated` to try it on one machine
/// @param name of the site, on every page
/// @param brokerPort of the broker, TLS
/// @param webPort of the hub's pages
record Site(String device, String host, String board, String name, int brokerPort, int webPort) {
  private static final Set<String> OPTIONS =
      Set.of("to", "device", "host", "board", "site", "broker-port", "web-port");

  boolean simulated() {
    return board.equals("simulated");
  }

  List<String> hosts() {
    return host.equals("localhost")
        ? List.of("localhost", "127.0.0.1")
        : List.of(host, "localhost", "127.0.0.1");
  }

  /// The broker's address as both configurations write it.
  String url() {
    return "ssl://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + brokerPort;
  }

  /// Understands the options of the command `init`.
  ///
  /// @throws SiteRefused with what to write instead
  static Site of(Map<String, String> options) throws SiteRefused {
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new SiteRefused("there is no option --" + option + " here");
      }
    }
    String board = options.getOrDefault("board", "raspberry-pi");
    if (!board.equals("raspberry-pi") && !board.equals("simulated")) {
      throw new SiteRefused("--board is raspberry-pi or simulated, not \"" + board + "\"");
    }
    String host = options.getOrDefault("host", board.equals("simulated") ? "localhost" : "");
    if (host.isEmpty()) {
      throw new SiteRefused(
          "--host is missing: the name or address of this machine, as the Raspberry Pi reaches it");
    }
    String device = options.getOrDefault("device", "room-1");
    try {
      new DeviceId(device);
    } catch (IllegalArgumentException e) {
      throw new SiteRefused("--device \"" + device + "\" is no name: " + e.getMessage());
    }
    if (Set.of(BrokerRules.HUB, BrokerRules.NOC).contains(device)) {
      throw new SiteRefused("--device \"" + device + "\" is the name of another account");
    }
    Site site =
        new Site(
            device,
            host,
            board,
            options.getOrDefault("site", "Ruang Server"),
            port("broker-port", options.get("broker-port"), 8883),
            port("web-port", options.get("web-port"), 8080));
    try {
      BrokerAddress.of(site.url());
    } catch (IllegalArgumentException e) {
      throw new SiteRefused("--host \"" + host + "\": " + e.getMessage());
    }
    if (site.name().isBlank()
        || site.name().length() > 60
        || site.name().matches("(?s).*[\\p{C}\"\\\\].*")) {
      throw new SiteRefused("--site is 1 to 60 letters without quotes");
    }
    return site;
  }

  private static int port(String option, @Nullable String text, int usual) throws SiteRefused {
    if (text == null) {
      return usual;
    }
    if (text.matches("[0-9]{1,5}")) {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    }
    throw new SiteRefused("--" + option + " \"" + text + "\" is no port; write 1 to 65535");
  }
}
