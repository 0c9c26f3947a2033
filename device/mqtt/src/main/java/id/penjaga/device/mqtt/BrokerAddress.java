package id.penjaga.device.mqtt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The address of a broker: `tcp://host:port`, or `ssl://host:port` for TLS.
///
/// The host is a name (letters, digits, hyphens and, as container names have them, underscores), an
/// IPv4 address in four plain decimal numbers, or an IPv6 address in brackets, with an interface
/// after `%` where it needs one. Both programs read their `mqtt.url` here, so what one accepts the
/// other does, and what passes can be given to a socket.
///
/// @param tls whether the connection is encrypted
/// @param host without brackets
/// @param port 1 to 65535
public record BrokerAddress(boolean tls, String host, int port) {
  private static final String PLAIN = "tcp://";
  private static final String ENCRYPTED = "ssl://";
  private static final int MOST_PORT = 65_535;
  private static final int MOST_NAME = 253;
  private static final int MOST_LABEL = 63;

  /// Parses an address.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong and what to write
  public static BrokerAddress of(String text) {
    try {
      return parsed(text);
    } catch (Wrong e) {
      throw new IllegalArgumentException(
          "\""
              + text.replaceAll("\\p{C}", "?")
              + "\" is no broker: "
              + e.getMessage()
              + "; write tcp://host:1883, or ssl://host:8883 for an encrypted link",
          e);
    }
  }

  /// The canonical form, which [#of] reads again.
  @Override
  public String toString() {
    return (tls ? ENCRYPTED : PLAIN) + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static BrokerAddress parsed(String text) throws Wrong {
    boolean tls = text.startsWith(ENCRYPTED);
    if (!tls && !text.startsWith(PLAIN)) {
      throw new Wrong(scheme(text));
    }
    String rest = text.substring(PLAIN.length());
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        throw new Wrong(
            c <= ' ' || Character.isWhitespace(c)
                ? "it holds a blank"
                : "it holds a letter outside ASCII; a name of that kind has a form that begins with"
                    + " xn--");
      }
    }
    refuse(rest, '@', "user and password have keys of their own, mqtt.user and mqtt.password-file");
    refuse(rest, '/', "a broker has no path behind its port");
    refuse(rest, '?', "a broker has no query behind its port");
    refuse(rest, '#', "a broker has no fragment behind its port");
    return rest.startsWith("[") ? bracketed(tls, rest) : named(tls, rest);
  }

  private static String scheme(String text) {
    int end = text.indexOf("://");
    if (text.isBlank()) {
      return "it is empty";
    }
    if (end < 0) {
      return "it does not begin with tcp:// or ssl://";
    }
    String scheme = text.substring(0, end).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "tcp", "ssl" -> scheme + " stands in small letters and first";
      case "mqtt" -> "mqtt:// is written tcp:// here";
      case "mqtts", "tls" -> scheme + ":// is written ssl:// here";
      case "ws", "wss", "http", "https" ->
          "the broker must be spoken to directly, not over the web";
      default -> "it does not begin with tcp:// or ssl://";
    };
  }

  private static void refuse(String rest, char c, String why) throws Wrong {
    if (rest.indexOf(c) >= 0) {
      throw new Wrong(why);
    }
  }

  private static BrokerAddress named(boolean tls, String rest) throws Wrong {
    int colon = rest.indexOf(':');
    if (rest.indexOf(':', colon + 1) >= 0) {
      throw new Wrong("it has more than one colon; an IPv6 address stands in brackets, [::1]");
    }
    if (rest.indexOf('[') >= 0 || rest.indexOf(']') >= 0) {
      throw new Wrong("brackets stand around a whole IPv6 address only");
    }
    String host = colon < 0 ? rest : rest.substring(0, colon);
    if (host.isEmpty()) {
      throw new Wrong("it has no host");
    }
    if (endsInANumber(host)) {
      checkIpv4(host);
    } else {
      checkName(host);
    }
    return new BrokerAddress(tls, host, port(colon < 0 ? "" : rest.substring(colon + 1)));
  }

  private static BrokerAddress bracketed(boolean tls, String rest) throws Wrong {
    int end = rest.indexOf(']');
    if (end < 0) {
      throw new Wrong("the bracket around the IPv6 address is not closed");
    }
    String host = rest.substring(1, end);
    String after = rest.substring(end + 1);
    if (!after.isEmpty() && after.charAt(0) != ':') {
      throw new Wrong("a colon and the port come after the bracket");
    }
    int percent = host.indexOf('%');
    if (percent >= 0) {
      String zone = host.substring(percent + 1);
      if (zone.length() > 2 && zone.startsWith("25")) {
        zone = zone.substring(2); // as RFC 6874 writes a percent sign
      }
      if (!zone.matches("[A-Za-z0-9._~-]{1,15}")) {
        throw new Wrong("the interface after % has no name, such as %eth0");
      }
      host = host.substring(0, percent) + "%" + zone;
    }
    checkIpv6(percent < 0 ? host : host.substring(0, percent));
    return new BrokerAddress(tls, host, port(after.isEmpty() ? "" : after.substring(1)));
  }

  private static int port(String text) throws Wrong {
    if (text.isEmpty()) {
      throw new Wrong("it has no port");
    }
    if (!text.matches("[0-9]{1,5}") || text.startsWith("0")) {
      throw new Wrong("its port is no plain number from 1 to " + MOST_PORT);
    }
    int port = Integer.parseInt(text);
    if (port > MOST_PORT) {
      throw new Wrong("its port is above " + MOST_PORT);
    }
    return port;
  }

  /// Whether resolvers take a host for an IPv4 address whatever its other parts are: its last part
  /// is a number.
  private static boolean endsInANumber(String host) {
    return host.matches("(.*\\.)?([0-9]+|0[xX][0-9A-Fa-f]*)\\.?");
  }

  private static void checkIpv4(String host) throws Wrong {
    int[] parts = ipv4(host);
    if (parts[0] == 0 || parts[0] >= 224) {
      throw new Wrong(host + " is not the address of one computer");
    }
  }

  private static int[] ipv4(String host) throws Wrong {
    List<String> parts = List.of(host.split("\\.", -1));
    if (parts.size() != 4) {
      throw new Wrong("it ends in a number and is no IPv4 address, which has four");
    }
    int[] numbers = new int[4];
    for (int i = 0; i < 4; i++) {
      String part = parts.get(i);
      if (!part.matches("[0-9]{1,9}")) {
        throw new Wrong("\"" + part + "\" is no part of an IPv4 address");
      }
      if (part.length() > 1 && part.startsWith("0")) {
        throw new Wrong(
            "\"" + part + "\" begins with a zero, which some programs read in base eight");
      }
      numbers[i] = Integer.parseInt(part);
      if (numbers[i] > 255) {
        throw new Wrong("a part of an IPv4 address is at most 255, not " + part);
      }
    }
    return numbers;
  }

  private static void checkName(String host) throws Wrong {
    if (host.length() > MOST_NAME) {
      throw new Wrong("its name is longer than " + MOST_NAME + " letters");
    }
    for (String label : host.split("\\.", -1)) {
      if (label.isEmpty()) {
        throw new Wrong("its name has a dot too many");
      }
      if (label.length() > MOST_LABEL) {
        throw new Wrong("\"" + label + "\" is longer than " + MOST_LABEL + " letters");
      }
      if (!label.matches("[A-Za-z0-9_-]+")) {
        throw new Wrong("its name has other signs than letters, digits, hyphens and underscores");
      }
      if (label.startsWith("-") || label.endsWith("-")) {
        throw new Wrong("\"" + label + "\" begins or ends with a hyphen");
      }
    }
  }

  private static void checkIpv6(String host) throws Wrong {
    int[] groups = ipv6(host);
    if (Arrays.stream(groups).allMatch(group -> group == 0) || groups[0] >> 8 == 0xff) {
      throw new Wrong(host + " is not the address of one computer");
    }
  }

  private static int[] ipv6(String host) throws Wrong {
    int gap = host.indexOf("::");
    if (gap >= 0 && host.indexOf("::", gap + 1) >= 0) {
      throw new Wrong("\"::\" stands in an IPv6 address once at most");
    }
    if (gap < 0) {
      int[] all = groups(host, true);
      if (all.length != 8) {
        throw new Wrong("an IPv6 address has eight groups, or \"::\" for those that are zero");
      }
      return all;
    }
    int[] head = groups(host.substring(0, gap), false);
    int[] tail = groups(host.substring(gap + 2), true);
    if (head.length + tail.length > 7) {
      throw new Wrong("\"::\" stands for at least one of the eight groups of an IPv6 address");
    }
    int[] all = Arrays.copyOf(head, 8);
    System.arraycopy(tail, 0, all, 8 - tail.length, tail.length);
    return all;
  }

  /// @param last whether an IPv4 address may stand at the end
  private static int[] groups(String text, boolean last) throws Wrong {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    boolean dotted = last && parts[parts.length - 1].contains(".");
    int[] groups = new int[parts.length + (dotted ? 1 : 0)];
    for (int i = 0; i < parts.length - (dotted ? 1 : 0); i++) {
      if (!parts[i].matches("[0-9A-Fa-f]{1,4}")) {
        throw new Wrong("\"" + parts[i] + "\" is no group of an IPv6 address");
      }
      groups[i] = Integer.parseInt(parts[i], 16);
    }
    if (dotted) {
      int[] four = ipv4(parts[parts.length - 1]);
      groups[parts.length - 1] = four[0] << 8 | four[1];
      groups[parts.length] = four[2] << 8 | four[3];
    }
    return groups;
  }

  /// Why a text is no address.
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String why) {
      super(why);
    }
  }
}
