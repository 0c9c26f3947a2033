package id.penjaga.device.shell.net;

import java.util.Locale;

/// Which hosts are the loopback interface: what is sent there leaves no machine and needs no
/// encryption.
public final class Loopback {
  private Loopback() {}

  /// Whether a host is the loopback interface, whatever a name server says: `localhost`,
  /// 127.0.0.0/8 or the IPv6 address 1 in each of its spellings. Names other than `localhost` are
  /// not asked for.
  ///
  /// @param host a name or an address, brackets allowed
  public static boolean is(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    return name.equals("localhost")
        || name.matches("127(\\.[0-9]{1,3}){3}")
        || name.matches("(::|(0{1,4}:){7}|(0{1,4}:){1,6}:)0{0,3}1")
        || name.matches("(::|(0{1,4}:){5})(ffff:)127(\\.[0-9]{1,3}){3}");
  }
}
