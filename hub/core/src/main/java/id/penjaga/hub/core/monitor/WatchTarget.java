package id.penjaga.hub.core.monitor;

import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whom a check asks, and how.
///
/// @param means how it is asked
/// @param address as it was written, without what surrounds it
/// @param host name or address
/// @param port 1 to 65535; 0 for a ping
public record WatchTarget(Means means, String address, String host, int port) {
  private static final int MOST = 8;
  private static final int LONGEST = 500;
  private static final int LAST_PORT = 65_535;
  private static final String NAME = "[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?";
  private static final Pattern HOST =
      Pattern.compile(NAME + "|[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*"); // of IPv6

  /// Scheme, host, port and path of what is no bare host. A path holds what may stand in an address
  /// of the web without being written in another way.
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?i)(https?|tcp|tls|ping)://("
              + NAME
              + "|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?(/[!-\"$-;=?-\\[\\]_a-z~]*)?");

  /// How a target is asked.
  public enum Means {
    /// A page is fetched; redirects are not followed.
    HTTP,
    /// A connection is opened and closed.
    TCP,
    /// An ICMP echo.
    PING,
    /// The certificate is looked at: until when it is good.
    TLS,
    /// Readings are fetched in the text format of Prometheus.
    READINGS
  }

  /// Targets, or what is wrong with them.
  ///
  /// @param problems empty when all are good
  public record Parsed(List<WatchTarget> targets, List<Bilingual> problems) {}

  /// The targets in the field of a register, with blanks or commas between them: `192.0.2.1`,
  /// `2001:db8::1`, `https://contoh.go.id/`, `tcp://192.0.2.1:3306`,
  /// `tls://surel.contoh.go.id:993`. A bare name or address is pinged. More than eight are refused.
  public static Parsed parse(String text) {
    List<WatchTarget> targets = new ArrayList<>();
    List<Bilingual> problems = new ArrayList<>();
    for (String word : text.strip().split("[\\s,;]+")) {
      if (!word.isEmpty()) {
        one(word, targets, problems);
      }
    }
    if (targets.size() > MOST) {
      problems.add(
          new Bilingual(
              "Paling banyak " + MOST + " sasaran; tulis yang terpenting saja.",
              "At most " + MOST + " targets; write the most important ones only."));
      return new Parsed(List.copyOf(targets.subList(0, MOST)), List.copyOf(problems));
    }
    return new Parsed(List.copyOf(targets), List.copyOf(problems));
  }

  private static void one(String word, List<WatchTarget> targets, List<Bilingual> problems) {
    if (word.length() <= LONGEST && HOST.matcher(word).matches()) {
      targets.add(new WatchTarget(Means.PING, word, word, 0));
      return;
    }
    Matcher written = WRITTEN.matcher(word);
    if (word.length() > LONGEST || !written.matches()) {
      problems.add(bad(word));
      return;
    }
    String scheme = written.group(1).toLowerCase(Locale.ROOT);
    String host = written.group(2);
    int port = written.group(3) == null ? 0 : Integer.parseInt(written.group(3));
    boolean page = scheme.startsWith("http");
    if (written.group(3) != null && (port == 0 || port > LAST_PORT)
        || written.group(4) != null && !page
        || scheme.equals("ping") && port != 0) {
      problems.add(bad(word));
    } else if (page) {
      int usual = scheme.equals("http") ? 80 : 443;
      targets.add(new WatchTarget(Means.HTTP, word, host, port == 0 ? usual : port));
    } else if (scheme.equals("ping")) {
      targets.add(new WatchTarget(Means.PING, host, host, 0));
    } else if (scheme.equals("tls")) {
      targets.add(new WatchTarget(Means.TLS, word, host, port == 0 ? 443 : port));
    } else if (port == 0) {
      problems.add(
          new Bilingual(
              "Tulis juga porta pada " + word + ", misalnya tcp://" + host + ":22.",
              "Write the port of " + word + " too, such as tcp://" + host + ":22."));
    } else {
      targets.add(new WatchTarget(Means.TCP, word, host, port));
    }
  }

  private static Bilingual bad(String word) {
    String shown = word.length() > 80 ? word.substring(0, 80) + "…" : word;
    return new Bilingual(
        "\""
            + shown
            + "\" bukan sasaran; tulis alamat, https://…, tcp://alamat:porta atau"
            + " tls://alamat:porta.",
        "\""
            + shown
            + "\" is no target; write an address, https://…, tcp://address:port or"
            + " tls://address:port.");
  }

  /// Whether the connection is encrypted, so that a certificate can be looked at.
  public boolean secure() {
    return means == Means.HTTP && address.regionMatches(true, 0, "https:", 0, 6);
  }
}
