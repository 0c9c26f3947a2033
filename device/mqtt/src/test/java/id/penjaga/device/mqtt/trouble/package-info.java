/// Tests of the connection, on real sockets.
@NullMarked
package id.penjaga.device.mqtt.trouble;

import org.jspecify.annotations.NullMarked;
