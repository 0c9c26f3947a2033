/// What a simulated year needs besides the device: faults, a link, a clock that lies, a world with
/// people and weather, and a trace.
///
/// Everything runs on one [id.penjaga.device.sim.Kernel], in one thread, from one seed; every user
/// of chance has a stream of its own, so that adding one does not shift the others. The device's
/// code is plugged in by an adapter outside: it implements [Happenings] and [FaultTarget], sends
/// through [SimulatedLink], asks [SimulatedClock] for the moment and writes what it does into a
/// [Trace]. Two runs of the same seed must give the same hash.
///
/// Faults come in two layers. [FaultSchedule] strikes at random times; each seed switches on its
/// own subset, a [Swarm], so that rare combinations get a year to themselves. [Tripwire] strikes at
/// named places in the code; a prototype showed that random times alone do not find "unlocked
/// before the record was durable".
///
/// This package knows neither the journal nor the controller.
@NullMarked
package id.penjaga.device.sim.year;

import org.jspecify.annotations.NullMarked;
