package id.penjaga.hub.app;

import id.penjaga.device.mqtt.BrokerAccount;
import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.BrokerSettings;

/// Who the hub is at its broker.
final class HubBroker {
  private HubBroker() {}

  /// With an account the client id is its name: a broker that takes the user name as client id lets
  /// no other account push the hub off.
  static BrokerSettings settings(BrokerAccount mqtt) throws HubRefused {
    try {
      return BrokerSettings.of(mqtt, mqtt.user() == null ? "penjaga-hub" : mqtt.user());
    } catch (BrokerException e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
  }
}
