package id.penjaga.device.app.config;

import java.net.InetAddress;

/// Where servers ask whether they are to shut down, and with which account.
///
/// @param address of this computer
/// @param user the name that the servers give
public record ShutdownAccount(InetAddress address, int port, String user, String password) {
  /// The address alone.
  @Override
  public String toString() {
    return address.getHostAddress() + ":" + port;
  }
}
