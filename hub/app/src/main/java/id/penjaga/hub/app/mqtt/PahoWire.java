package id.penjaga.hub.app.mqtt;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.ScheduledExecutorPingSender;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/// Paho 1.2.5 as a plain wire. One client object lives for one connection; all share one executor,
/// because the library otherwise leaves threads behind.
final class PahoWire implements Wire {
  private static final int CONNECT_S = 10;
  private static final int KEEP_ALIVE_S = 20;
  private static final int IN_FLIGHT = 1000;

  /// A client keeps three threads busy, four while it connects; an old one may still be dying.
  private static final int THREADS = 10;

  private final MqttAsyncClient client;
  private final MqttConnectOptions options = new MqttConnectOptions();

  PahoWire(BrokerSettings settings, ScheduledThreadPoolExecutor threads, Receiver receiver)
      throws WireException {
    try {
      client =
          new MqttAsyncClient(
              settings.uri(),
              settings.clientId(),
              new MemoryPersistence(),
              new ScheduledExecutorPingSender(threads),
              threads);
    } catch (MqttException | IllegalArgumentException e) {
      throw new WireException("the broker address " + settings.uri() + " cannot be used", e);
    }
    options.setCleanSession(true);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(CONNECT_S);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setMaxInflight(IN_FLIGHT);
    options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
    if (settings.user() != null) {
      options.setUserName(settings.user());
    }
    if (settings.password() != null) {
      options.setPassword(settings.password().toCharArray());
    }
    if (settings.uri().startsWith("tcp:")) {
      options.setSocketFactory(new BufferedSockets());
    } else if (settings.tls() != null) {
      options.setSocketFactory(settings.tls());
    }
    client.setCallback(callback(receiver));
  }

  /// Makes wires that share one executor.
  static Maker maker(ScheduledThreadPoolExecutor threads) {
    return (settings, receiver) -> new PahoWire(settings, threads, receiver);
  }

  static ScheduledThreadPoolExecutor threads() {
    ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().name("mqtt-", 0).daemon().factory());
    threads.setKeepAliveTime(60, TimeUnit.SECONDS);
    threads.allowCoreThreadTimeOut(true);
    threads.setRemoveOnCancelPolicy(true);
    return threads;
  }

  @Override
  public void connect() throws WireException {
    try {
      client.connect(options).waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_S + 2));
    } catch (MqttException e) {
      throw failed("cannot connect to", e);
    }
  }

  @Override
  public void subscribe(String[] filters, int[] qualities) throws WireException {
    try {
      client.subscribe(filters, qualities).waitForCompletion(TimeUnit.SECONDS.toMillis(CONNECT_S));
    } catch (MqttException e) {
      throw failed("cannot subscribe at", e);
    }
  }

  @Override
  public void publish(String topic, byte[] payload) throws WireException {
    try {
      client.publish(topic, payload, 1, false);
    } catch (MqttException e) {
      throw failed("cannot send to", e);
    }
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnectForcibly(0, 200, true);
      }
    } catch (MqttException _) {
      // it was not connected
    }
    try {
      client.close(true);
    } catch (MqttException _) {
      // it is closed
    }
  }

  private WireException failed(String what, MqttException e) {
    String trouble = Handshake.trouble(e, client.getServerURI());
    if (trouble != null) {
      return new WireException(what + " the broker " + client.getServerURI() + ": " + trouble, e);
    }
    String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new WireException(
        what + " the broker " + client.getServerURI() + ": " + why + " [" + e.getReasonCode() + "]",
        e);
  }

  private static MqttCallback callback(Receiver receiver) {
    return new MqttCallback() {
      @Override
      public void connectionLost(@Nullable Throwable cause) {
        receiver.lost(cause == null ? "closed" : String.valueOf(cause.getMessage()));
      }

      @Override
      public void messageArrived(String topic, MqttMessage message) {
        receiver.arrived(topic, message.getPayload(), message.isRetained());
      }

      @Override
      public void deliveryComplete(IMqttDeliveryToken token) {
        // a PUBACK proves nothing
      }
    };
  }
}
