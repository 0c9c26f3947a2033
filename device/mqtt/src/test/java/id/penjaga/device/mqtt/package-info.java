/// Tests of the connection, on real sockets.
@NullMarked
package id.penjaga.device.mqtt;

import org.jspecify.annotations.NullMarked;
