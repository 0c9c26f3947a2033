/// Tests of the connection, on real sockets.
@NullMarked
package id.penjaga.device.mqtt.paho;

import org.jspecify.annotations.NullMarked;
