package id.penjaga.hub.demo;

import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthenticator;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.moquette.broker.subscriptions.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// An MQTT broker inside this process, on loopback only, and for accounts only. It keeps nothing on
/// disk: the journal on the device and the store of the hub do that.
final class EmbeddedBroker implements AutoCloseable {
  private final Server server = new Server();
  private final int port;

  /// @param port to listen on, see {@link #freePort}
  /// @param passwords account to password
  /// @throws IOException when the port is taken; the text says what to do
  EmbeddedBroker(int port, Map<String, String> passwords, BrokerAccess access) throws IOException {
    this.port = port;
    Properties settings = new Properties();
    settings.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    settings.setProperty(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    settings.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
    // MQTT 3.1.1 allows an empty client id with a clean session; Debian's mosquitto_sub sends one.
    settings.setProperty(BrokerConstants.ALLOW_ZERO_BYTE_CLIENT_ID_PROPERTY_NAME, "true");
    settings.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    settings.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
    settings.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(300 * 1024));
    // Milliseconds between flushes; 0 sends at once.
    settings.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
    try {
      server.startServer(
          new MemoryConfig(settings), List.of(), null, new Accounts(passwords), new Rules(access));
    } catch (RuntimeException e) {
      throw new IOException(
          "The broker cannot listen on 127.0.0.1:"
              + port
              + ". Is another one running there? Stop it.",
          e);
    }
  }

  String url() {
    return "tcp://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.stopServer();
  }

  /// Refuses a wrong password, and the name of another account as client id, which would disconnect
  /// that one.
  private record Accounts(Map<String, String> passwords) implements IAuthenticator {
    @Override
    public boolean checkValid(
        @Nullable String client, @Nullable String account, byte @Nullable [] password) {
      String right = account == null ? null : passwords.get(account);
      boolean takesAnothers =
          client != null && !client.equals(account) && passwords.containsKey(client);
      return right != null
          && !takesAnothers
          && password != null
          && MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), password);
    }
  }

  private record Rules(BrokerAccess access) implements IAuthorizatorPolicy {
    @Override
    public boolean canWrite(Topic topic, @Nullable String account, @Nullable String client) {
      return account != null && access.mayWrite(account, topic.toString());
    }

    @Override
    public boolean canRead(Topic topic, @Nullable String account, @Nullable String client) {
      return account != null && access.mayRead(account, topic.toString());
    }
  }
}
