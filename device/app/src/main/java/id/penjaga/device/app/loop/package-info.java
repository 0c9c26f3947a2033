/// Holds the room's controller and carries out what it decides.
///
/// Two threads. `control` takes events from the bounded [Inbox], urgent ones first, hands them to
/// the pure controller and carries out the effects of its answer in their order ([Interpreter]).
/// `journal` does everything that waits for a disk ([DiskWork]): it appends the records that
/// control hands over through the [Scribe], and keeps the readings.
///
/// An output waits for the fsync of its record, at most 300 ms; the release of a lock for a person
/// who leaves does not wait at all (decision 0011). When the disk refuses or is late, decisions and
/// alarms go on and their records wait in memory until it takes them again (decision 0007).
///
/// [Clocks] is the only place that reads a clock.
///
/// Knows the core and the journal. Knows no driver, no broker and no configuration file.
@NullMarked
package id.penjaga.device.app.loop;

import org.jspecify.annotations.NullMarked;
