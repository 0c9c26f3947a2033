/// One MQTT 3.1.1 connection to a broker, for the device and for the hub.
///
/// [id.penjaga.device.mqtt.BrokerAddress] is the one parser of what stands in `mqtt.url`. Must not
/// know a topic, a message of the contract, or when to connect again.
@NullMarked
package id.penjaga.device.mqtt;

import org.jspecify.annotations.NullMarked;
