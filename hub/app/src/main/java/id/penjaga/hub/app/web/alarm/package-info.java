/// Alarms as people handle them: how far each climbed, and what was brought to whoever looks.
///
/// It must know nothing of what a device says of an alarm.
@NullMarked
package id.penjaga.hub.app.web.alarm;

import org.jspecify.annotations.NullMarked;
