/// What people do about alarms: who is told of one that nobody takes note of, and when; and who is
/// told of a step that is late.
///
/// It must know nothing of devices' wires, of procedures and of where anything is stored.
@NullMarked
package id.penjaga.hub.core.alarm;

import org.jspecify.annotations.NullMarked;
