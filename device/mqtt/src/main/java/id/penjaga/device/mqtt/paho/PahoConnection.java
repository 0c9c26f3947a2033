package id.penjaga.device.mqtt.paho;

import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.ConnectFailed;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.ConnectionListener;
import id.penjaga.device.mqtt.Deadlines;
import id.penjaga.device.mqtt.Loss;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.mqtt.Subscription;
import java.io.EOFException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.SocketFactory;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.ScheduledExecutorPingSender;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/// One connection by Paho 1.2.5, fenced in: the socket and the threads are ours, each wait has a
/// deadline, and a RuntimeException of the library is a BrokerException or a lost connection.
///
/// Paho's own close refuses a client that is still connecting, and leaves its threads with a socket
/// that never answers. Here the socket is closed first, which ends every thread that hangs on it.
final class PahoConnection implements Connection {
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final long LEAVE_MS = 1_000;

  /// The library polls every tenth of a second while its threads start.
  private static final long START_MS = 30_000;

  /// Paho refuses to have more under way; far above what our windows ever hand over.
  private static final int IN_FLIGHT = 1_000;

  /// Paho resolves and connects to this; the socket it gets is open already, to another address.
  private static final String NOWHERE = "tcp://127.0.0.1:1";

  private final BrokerSettings settings;
  private final Deadlines deadlines;
  private final ConnectionListener listener;
  private final OwnThreads threads;
  private final BrokerSocket socket;
  private final MqttAsyncClient client;
  private final UnderWay underWay = new UnderWay();
  private final AtomicBoolean over = new AtomicBoolean(true); // nothing is told before CONNACK
  private volatile boolean closed;

  static PahoConnection open(
      BrokerSettings settings,
      Deadlines deadlines,
      ThreadFactory factory,
      @Nullable Publication will,
      ConnectionListener listener)
      throws BrokerException {
    OwnThreads threads = new OwnThreads(factory);
    BrokerSocket socket = null;
    try {
      socket = BrokerSocket.open(settings, deadlines, threads);
      PahoConnection made = new PahoConnection(settings, deadlines, listener, threads, socket);
      made.connect(will);
      return made;
    } catch (BrokerException | RuntimeException e) {
      if (socket != null) {
        socket.close();
      }
      threads.shutdownNow();
      throw e instanceof BrokerException known
          ? known
          : new ConnectFailed(
              ConnectFailed.Step.CONNECT, "the client library failed: " + e, e, false, 0);
    }
  }

  private PahoConnection(
      BrokerSettings settings,
      Deadlines deadlines,
      ConnectionListener listener,
      OwnThreads threads,
      BrokerSocket socket)
      throws BrokerException {
    this.settings = settings;
    this.deadlines = deadlines;
    this.listener = listener;
    this.threads = threads;
    this.socket = socket;
    threads.onFailure(e -> lost("the client library failed: " + e, false));
    try {
      client =
          new MqttAsyncClient(
              NOWHERE,
              settings.clientId(),
              new MemoryPersistence(),
              new ScheduledExecutorPingSender(threads),
              threads);
    } catch (MqttException e) {
      throw new BrokerException("the client library failed: " + e, e);
    }
    client.setCallback(new Callback());
  }

  private void connect(@Nullable Publication will) throws ConnectFailed {
    int bytes = connectBytes(will);
    try {
      IMqttToken token = client.connect(options(will));
      awaitConnectWritten();
      token.waitForCompletion(deadlines.silenceMs());
      over.set(false);
      if (!client.isConnected()) { // lost before anybody could be told
        throw new MqttException(MqttException.REASON_CODE_CONNECTION_LOST, new EOFException());
      }
    } catch (MqttException | RuntimeException e) {
      close();
      throw failed(e, bytes);
    }
  }

  /// The broker's time to answer begins when it was asked. And the library's threads must not be
  /// ended while they wait for each other to start: those waits have no end.
  private void awaitConnectWritten() {
    try {
      socket.connectWritten(START_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private ConnectFailed failed(Exception e, int bytes) {
    int code = e instanceof MqttException m ? m.getReasonCode() : -1;
    String refusal = ConnackWords.of(code, settings);
    if (refusal != null) {
      return new ConnectFailed(ConnectFailed.Step.REFUSED, refusal, e, false, 0);
    }
    PacketInput.NotMqtt foreign = cause(e, PacketInput.NotMqtt.class);
    if (foreign != null) {
      return new ConnectFailed(
          ConnectFailed.Step.CONNECT, String.valueOf(foreign.getMessage()), e, false, 0);
    }
    boolean byBroker = BrokerSocket.byPeer(e);
    String why =
        byBroker
            ? "the broker ended the connection directly after CONNECT, which had "
                + bytes
                + " bytes"
            : code == MqttException.REASON_CODE_CLIENT_TIMEOUT
                ? "the port takes connections and the broker does not answer CONNECT; it hangs, or"
                    + " something stands in front of a broker that is gone"
                : "the connection failed: " + said(e);
    return new ConnectFailed(ConnectFailed.Step.CONNECT, why, e, byBroker, bytes);
  }

  private MqttConnectOptions options(@Nullable Publication will) {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(0);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setMaxInflight(IN_FLIGHT);
    options.setExecutorServiceTimeout(0);
    options.setSocketFactory(new OpenSocket(socket));
    if (will != null) {
      options.setWill(will.topic(), will.payload(), 1, will.retained());
    }
    if (settings.user() != null) {
      options.setUserName(settings.user());
    }
    if (settings.password() != null) {
      options.setPassword(settings.password().toCharArray());
    }
    return options;
  }

  /// Size of the CONNECT packet as MQTT 3.1.1 lays it out.
  private int connectBytes(@Nullable Publication will) {
    int body = 10 + text(settings.clientId());
    if (will != null) {
      body += text(will.topic()) + 2 + will.payload().length;
    }
    body += settings.user() == null ? 0 : text(settings.user());
    body += settings.password() == null ? 0 : text(settings.password());
    return packet(body);
  }

  private static int text(String text) {
    return 2 + text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int packet(int body) {
    return 1 + (body < 128 ? 1 : body < 16_384 ? 2 : body < 2_097_152 ? 3 : 4) + body;
  }

  @Override
  public void subscribe(List<Subscription> subscriptions) throws BrokerException {
    String[] filters = subscriptions.stream().map(Subscription::filter).toArray(String[]::new);
    int[] qos = subscriptions.stream().mapToInt(Subscription::qos).toArray();
    try {
      IMqttToken token = client.subscribe(filters, qos);
      token.waitForCompletion(deadlines.silenceMs());
      for (int granted : token.getGrantedQos()) {
        if (granted > 2) {
          throw new BrokerException(
              "the broker refuses the subscription to "
                  + String.join(", ", filters)
                  + "; look at the rights (ACL) of "
                  + who());
        }
      }
    } catch (MqttException | BrokerException | RuntimeException e) {
      boolean byBroker = BrokerSocket.byPeer(e);
      over.set(true);
      close();
      String why =
          e instanceof BrokerException
              ? String.valueOf(e.getMessage())
              : byBroker
                  ? "the broker ended the connection when we subscribed; look at the rights (ACL)"
                      + " of "
                      + who()
                  : e instanceof MqttException m
                          && m.getReasonCode() == MqttException.REASON_CODE_CLIENT_TIMEOUT
                      ? "the broker does not answer SUBSCRIBE; it hangs"
                      : "the subscription failed: " + said(e);
      throw new ConnectFailed(ConnectFailed.Step.SUBSCRIBE, why, e, byBroker, 0);
    }
  }

  private String who() {
    String user = settings.user();
    return user == null ? settings.clientId() : user;
  }

  @Override
  public void publish(Publication publication) throws BrokerException {
    int bytes = packet(text(publication.topic()) + 2 + publication.payload().length);
    underWay.sent(bytes);
    try {
      client.publish(
          publication.topic(),
          publication.payload(),
          1,
          publication.retained(),
          null,
          new IMqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
              underWay.confirmed(bytes);
              guarded(listener::confirmed);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
              // The connection is going down, which the callback tells.
            }
          });
    } catch (MqttException | RuntimeException e) {
      throw new BrokerException(said(e), e);
    }
  }

  @Override
  public void leave() {
    over.set(true);
    try {
      client.disconnect(LEAVE_MS).waitForCompletion(LEAVE_MS + LEAVE_MS / 2);
    } catch (MqttException | RuntimeException _) {
      // Then the broker sends the last will.
    }
    close();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    over.set(true);
    socket.close();
    try {
      client.disconnectForcibly(0, 1, false);
    } catch (MqttException | RuntimeException _) {
      // The socket is closed, which is what counts.
    }
    try {
      client.close(true);
    } catch (MqttException | RuntimeException _) {
      // As above.
    }
    threads.shutdownNow();
  }

  private void lost(String why, boolean byBroker) {
    if (over.compareAndSet(false, true)) {
      guarded(() ->
          listener.lost(new Loss(why, byBroker, underWay.largest(), underWay.largestConfirmed())));
    }
  }

  /// Runs what belongs to our caller. An Error in it is a bug of the program, which the library
  /// would swallow.
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (Error e) {
      threads.bug(e);
      throw e;
    }
  }

  private static String said(Exception e) {
    Throwable cause = e.getCause();
    String own = String.valueOf(e.getMessage());
    if (cause == null) {
      return e instanceof RuntimeException ? e.toString() : own;
    }
    return cause.getMessage() == null ? own + ": " + cause : own + ": " + cause.getMessage();
  }

  private static <T extends Throwable> @Nullable T cause(Throwable wrong, Class<T> type) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }

  private final class Callback implements MqttCallback {
    @Override
    public void connectionLost(@Nullable Throwable wrong) {
      boolean byBroker = BrokerSocket.byPeer(wrong);
      Error bug = wrong == null ? null : cause(wrong, Error.class);
      if (bug != null) {
        threads.bug(bug);
      }
      String why =
          byBroker
              ? "the broker closed it"
              : wrong instanceof Exception e ? said(e) : String.valueOf(wrong);
      lost(why, byBroker);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (!closed) {
        listener.arrived(topic, message.getPayload(), message.isRetained());
      }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // Told by the listener of each message.
    }
  }

  /// Gives Paho the one socket that is open already.
  private static final class OpenSocket extends SocketFactory {
    private final BrokerSocket socket;

    OpenSocket(BrokerSocket socket) {
      this.socket = socket;
    }

    @Override
    public Socket createSocket() {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      return socket;
    }
  }
}
