/// Brings what the device says to the hub, and the hub's commands back, over MQTT.
///
/// The [Outbox] decides, without any I/O, which record is sent next, when to send again and what
/// may be forgotten. It forgets only what the hub has acknowledged after its own fsync; a PUBACK of
/// the broker proves nothing and frees nothing. Where the card has lost something, the [Track]
/// steps over it, and the hub is told (decision 0010). The [Link] is the one thread that owns the
/// connection: it connects with jitter, sends birth certificate and picture, then live messages,
/// then journal, then readings. The broker's client library is behind
/// [id.penjaga.device.mqtt.Connection].
///
/// Nothing in here can hold up the control loop or an alarm. Knows the journal, the contract and
/// the MQTT client; no driver and no rule of the room.
@NullMarked
package id.penjaga.device.app.link;

import org.jspecify.annotations.NullMarked;
