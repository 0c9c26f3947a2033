package id.penjaga.device.app.link;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
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

/// MQTT 3.1.1 by Eclipse Paho, used as a plain wire: a fresh client object for every connection,
/// none of its persistence, buffering and reconnecting. All clients share one set of threads,
/// because Paho leaks its own.
public final class PahoWires implements Wire.Maker {
  private static final int CONNECT_SECONDS = 10;
  private static final int KEEP_ALIVE_SECONDS = 20;

  /// Paho refuses to have more under way; far above what the outbox ever hands over.
  private static final int IN_FLIGHT = 1_000;

  /// A connection takes three threads and its ping; the one before may still be going down.
  private static final int THREADS = 10;

  private final String url;
  private final String clientId;
  private final @Nullable String user;
  private final char @Nullable [] password;
  private final @Nullable SSLSocketFactory tls;
  private final ScheduledThreadPoolExecutor threads;

  /// @param tls null for the Java runtime's own
  public PahoWires(
      String url,
      String clientId,
      @Nullable String user,
      char @Nullable [] password,
      @Nullable SSLSocketFactory tls) {
    this.url = url;
    this.clientId = clientId;
    this.user = user;
    this.password = password;
    this.tls = tls;
    ThreadFactory factory =
        Thread.ofPlatform().daemon().name("mqtt-" + clientId + "-", 1).factory();
    threads = new ScheduledThreadPoolExecutor(THREADS, factory);
    threads.setRemoveOnCancelPolicy(true);
    threads.setKeepAliveTime(10, TimeUnit.SECONDS);
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public Wire connect(Parcel will, List<String> topics, Wire.Listener listener) throws IOException {
    MqttAsyncClient client = null;
    try {
      client =
          new MqttAsyncClient(
              url,
              clientId,
              new MemoryPersistence(),
              new ScheduledExecutorPingSender(threads),
              threads);
      client.setCallback(new Callback(listener));
      client.connect(options(will)).waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
      int[] qos = new int[topics.size()];
      java.util.Arrays.fill(qos, 1);
      client
          .subscribe(topics.toArray(String[]::new), qos)
          .waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_SECONDS));
      return new PahoWire(client, listener);
    } catch (MqttException e) {
      if (client != null) {
        drop(client);
      }
      String trouble = Handshake.trouble(e, url);
      throw new IOException(trouble == null ? said(e) : trouble, e);
    }
  }

  private MqttConnectOptions options(Parcel will) {
    MqttConnectOptions options = new MqttConnectOptions();
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setMaxInflight(IN_FLIGHT);
    options.setExecutorServiceTimeout(0);
    options.setWill(will.topic(), will.payload(), 1, will.retained());
    if (user != null && password != null) {
      options.setUserName(user);
      options.setPassword(password);
    }
    if (tls != null) {
      options.setSocketFactory(tls);
    }
    return options;
  }

  private static void drop(MqttAsyncClient client) {
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(0, 100, false);
      }
    } catch (MqttException _) {
      // It is gone already.
    }
    try {
      client.close(true);
    } catch (MqttException _) {
      // Nothing more can be done for it.
    }
  }

  private static String said(MqttException e) {
    Throwable cause = e.getCause();
    return cause == null ? "" + e.getMessage() : e.getMessage() + ": " + cause.getMessage();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private record Callback(Wire.Listener listener) implements MqttCallback {
    @Override
    public void connectionLost(Throwable cause) {
      listener.lost(cause instanceof MqttException e ? said(e) : String.valueOf(cause));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      listener.arrived(topic, message.getPayload(), message.isRetained());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // Told by the listener of each message.
    }
  }

  private record PahoWire(MqttAsyncClient client, Wire.Listener listener) implements Wire {
    @Override
    public void publish(Parcel parcel) throws IOException {
      try {
        client.publish(
            parcel.topic(),
            parcel.payload(),
            1,
            parcel.retained(),
            null,
            new IMqttActionListener() {
              @Override
              public void onSuccess(IMqttToken token) {
                listener.confirmed();
              }

              @Override
              public void onFailure(IMqttToken token, Throwable cause) {
                // The connection is going down; whoever waits is told by connectionLost.
              }
            });
      } catch (MqttException e) {
        throw new IOException(said(e), e);
      }
    }

    @Override
    public void part() {
      try {
        client.disconnect(1_000).waitForCompletion(1_500);
      } catch (MqttException _) {
        // Then the broker sends the last will.
      }
      close();
    }

    @Override
    public void close() {
      drop(client);
    }
  }
}
