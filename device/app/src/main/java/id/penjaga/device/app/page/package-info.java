/// The device's own page (ENV-09): a person at the room reads values, alarms, doors and who is
/// inside from a phone while hub, broker and network are dead; and prints the list of who is
/// inside for an evacuation. It only shows: nothing here takes an order.
///
/// On the JDK's small server, off unless configured. What it costs and who may see what stands in
/// decision 0022. [StatusServer] answers requests within bounds, [StatusView] and [EvacuationView]
/// write pages from one [Situation], [PageTexts] has their words in both languages. [DisplayText]
/// writes the four lines of a display, with a few short Indonesian words of its own.
///
/// It asks the room what it is and never waits for the control thread, the disk or the link; when
/// it cannot listen it tries again and the device goes on.
@NullMarked
package id.penjaga.device.app.page;

import org.jspecify.annotations.NullMarked;
