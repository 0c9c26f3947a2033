/// A connection made with the Paho client over a socket that we open and close: the only place that
/// knows that library.
///
/// [PahoConnector] is the way in. Deadlines, threads and the end of a connection are ours, because
/// the client has none, keeps its own, or waits for ever.
@NullMarked
package id.penjaga.device.mqtt.paho;

import org.jspecify.annotations.NullMarked;
