/// What becomes of tries that fail: how long to wait before the next, what is concluded from
/// several in a row, and how little of it is logged.
///
/// It opens no connection and knows no clock: moments are arguments.
@NullMarked
package id.penjaga.device.mqtt.trouble;

import org.jspecify.annotations.NullMarked;
