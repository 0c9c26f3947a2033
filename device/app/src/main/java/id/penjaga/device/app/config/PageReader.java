package id.penjaga.device.app.config;

import id.penjaga.device.yaml.Section;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Reads `page`, the device's own page.
final class PageReader {
  private static final int SHORTEST = 12;

  private PageReader() {}

  static @Nullable PageAccount read(@Nullable Section section) {
    if (section == null) {
      return null;
    }
    InetAddress address =
        section.has("listen")
            ? section.made("listen", PageReader::address)
            : InetAddress.getLoopbackAddress();
    int port = section.integer("port", 1_024, 65_535, 8_090);
    ZoneId zone =
        section.has("zone") ? section.made("zone", PageReader::zone) : ZoneId.systemDefault();
    String password = section.secret("password-file");
    boolean local = address != null && address.isLoopbackAddress();
    boolean good = true;
    if (local && section.has("password-file")) {
      section.wrong(
          "password-file",
          "is of use with listen: an address of the network only; take it out, or write one");
      good = false;
    } else if (address != null && !local && !section.has("password-file")) {
      section.wrong(
          "on the network who is inside is told to nobody without a password; write"
              + " password-file: page.password, and make it with: openssl rand -base64 12");
      good = false;
    } else if (!local && password != null && password.length() < SHORTEST) {
      section.wrong(
          "password-file",
          "holds fewer than " + SHORTEST + " characters; make it with: openssl rand -base64 12");
      good = false;
    }
    section.end();
    return address == null || zone == null || !good || !local && password == null
        ? null
        : new PageAccount(
            address,
            port,
            local || password == null ? null : password.getBytes(StandardCharsets.UTF_8),
            zone);
  }

  /// An address in digits: a name could become another address.
  static InetAddress address(String text) {
    if (text.equals("loopback")) {
      return InetAddress.getLoopbackAddress();
    }
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]+")) {
      throw new IllegalArgumentException(
          "is no address; write loopback, or this device's address in digits, such as 10.3.0.21");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException _) {
      throw new IllegalArgumentException("is no address; write one such as 10.3.0.21");
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no time zone; write Asia/Jakarta (WIB), Asia/Makassar (WITA) or"
              + " Asia/Jayapura (WIT)",
          e);
    }
  }
}
