/// The hub's connection to the broker: receives what devices say, checks it, hands it to the store,
/// and sends acknowledgements and commands.
///
/// The connection itself is [id.penjaga.device.mqtt.Connection], the same as on the device. The
/// numbered messages are subscribed with QoS 0: what the broker drops between itself and the hub is
/// a gap, and the hub's own acknowledgement makes the device send it again; QoS 1 there costs 1.4
/// times the CPU time and made mosquitto drop a quarter of a full load.
///
/// A bad message is counted, kept for the device page and logged once; it stops nothing. This
/// package knows no SQL and no HTML.
@NullMarked
package id.penjaga.hub.app.mqtt;

import org.jspecify.annotations.NullMarked;
