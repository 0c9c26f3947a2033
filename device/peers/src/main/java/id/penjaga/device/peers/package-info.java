/// What the tests of several modules talk to instead of a site's own broker: Debian's mosquitto, as
/// it is, and a broker that misbehaves as told; and a device's journal without the device.
///
/// In no production JAR: modules take this one in test scope only. It knows nothing of
/// Penjaga but the messages.
@NullMarked
package id.penjaga.device.peers;

import org.jspecify.annotations.NullMarked;
