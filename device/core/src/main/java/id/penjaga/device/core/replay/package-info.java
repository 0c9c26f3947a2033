/// What a point would have alarmed with other settings: its readings judged again, by the very
/// controller that judged them (decision 0027).
///
/// It must not know a rule of its own: whatever an alarm is,
/// [id.penjaga.device.core.RoomController] says.
@NullMarked
package id.penjaga.device.core.replay;

import org.jspecify.annotations.NullMarked;
