package id.penjaga.device.app.config;

import java.net.InetAddress;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Where the device's own page listens, and who may see who is inside.
///
/// @param address of this computer; loopback where only it may ask
/// @param password asked for the list of people; null on loopback, where nobody else can ask
/// @param zone of the site
public record PageAccount(InetAddress address, int port, byte @Nullable [] password, ZoneId zone) {
  /// @throws IllegalArgumentException when people of the network could read who is inside
  public PageAccount {
    if (password == null && !address.isLoopbackAddress()) {
      throw new IllegalArgumentException("a page on the network has a password");
    }
  }

  /// The address alone.
  @Override
  public String toString() {
    return "http://" + address.getHostAddress() + ":" + port;
  }
}
