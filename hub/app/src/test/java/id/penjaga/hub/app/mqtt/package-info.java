/// Tests of the hub's line on a real mosquitto.
@NullMarked
package id.penjaga.hub.app.mqtt;

import org.jspecify.annotations.NullMarked;
