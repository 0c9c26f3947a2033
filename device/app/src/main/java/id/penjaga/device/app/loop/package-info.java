/// Holds the room's controller and carries out what it decides.
///
/// One thread takes events from a bounded {@link id.penjaga.device.app.loop.Inbox}, hands them to
/// the pure controller, and does what the answer says in its order: first the journal, durably,
/// then outputs, messages and readings. Nothing in here waits for a wire or for the network; the
/// only thing it waits for is the journal's disk, because nothing may be acted on before it is
/// recorded. When the disk refuses, decisions and alarms go on and their records wait in memory
/// until it takes them again (decision 0007).
///
/// {@link id.penjaga.device.app.loop.Clocks} is the only place that reads a clock.
///
/// Knows the core and the journal. Knows no driver, no broker and no configuration file.
@NullMarked
package id.penjaga.device.app.loop;

import org.jspecify.annotations.NullMarked;
