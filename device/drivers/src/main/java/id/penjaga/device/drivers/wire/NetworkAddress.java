package id.penjaga.device.drivers.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a part on the network is, as a config entry writes it instead of a connector:
/// `10.3.0.7:3493`, `ups.lan:3493` or `[fd00::7]:3493`.
///
/// @param host a name or a number; a number of six words without its brackets
public record NetworkAddress(String host, int port) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9][A-Za-z0-9.-]{0,252})):([0-9]{1,5})");

  /// @throws IllegalArgumentException saying what to write instead
  public static NetworkAddress of(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (written.matches()) {
      int port = Integer.parseInt(written.group(3));
      if (port >= 1 && port <= 65_535) {
        String number = written.group(1);
        return new NetworkAddress(number != null ? number : written.group(2), port);
      }
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no address; write host and port, such as 10.3.0.7:3493");
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
