/// Tests of the rules of the room: decision tables, all small state spaces in full, the sensor
/// sequences S1 to S12, and seeded storms of events.
@NullMarked
package id.penjaga.device.core;

import org.jspecify.annotations.NullMarked;
