package id.penjaga.device.mqtt.paho;

import id.penjaga.device.mqtt.BrokerSettings;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;

/// Says in a sentence why a broker refused us, by the return code of its CONNACK.
final class ConnackWords {
  private ConnackWords() {}

  /// @param code a reason code of the client library
  /// @return null when it is not the broker's refusal
  static @Nullable String of(int code, BrokerSettings settings) {
    String user = settings.user();
    return switch (code) {
      case MqttException.REASON_CODE_FAILED_AUTHENTICATION ->
          user == null
              ? "the broker wants a user and a password; write mqtt.user and mqtt.password-file"
              : "the broker refuses user or password of "
                  + user
                  + "; its account may have been changed or removed, compare mqtt.password-file"
                  + " with the broker's password file";
      case MqttException.REASON_CODE_NOT_AUTHORIZED ->
          user == null
              ? "the broker lets nobody in without an account; write mqtt.user and"
                  + " mqtt.password-file"
              : "the broker says that "
                  + user
                  + " is not authorised: user or password are wrong or were changed, or the account"
                  + " may not connect as client "
                  + settings.clientId();
      case MqttException.REASON_CODE_INVALID_CLIENT_ID ->
          "the broker refuses the client id "
              + settings.clientId()
              + "; it may ask for the id to be the user, or forbid its form";
      case MqttException.REASON_CODE_BROKER_UNAVAILABLE ->
          "the broker says that it is not available now; it may be starting, or at its limit of"
              + " connections or sessions";
      case MqttException.REASON_CODE_INVALID_PROTOCOL_VERSION ->
          "the broker does not speak MQTT 3.1.1; allow that version there";
      default -> null;
    };
  }
}
