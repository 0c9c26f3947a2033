/// What a simulated year needs besides the device: faults, a link, a clock that lies, a world with
/// people and weather, and a trace.
///
/// Everything runs on one {@link id.penjaga.device.sim.Kernel}, in one thread, from one seed; every
/// user of chance has a stream of its own, so that adding one does not shift the others. The
/// device's code is plugged in by whoever owns it: he implements {@link
/// id.penjaga.device.sim.year.Happenings} and {@link id.penjaga.device.sim.year.FaultTarget}, sends
/// through {@link id.penjaga.device.sim.year.SimulatedLink}, asks {@link
/// id.penjaga.device.sim.year.SimulatedClock} for the moment and writes what he does into a {@link
/// id.penjaga.device.sim.year.Trace}. Two runs of the same seed must give the same hash.
///
/// Faults come in two layers. {@link id.penjaga.device.sim.year.FaultSchedule} strikes at random
/// times; each seed switches on its own subset, a {@link id.penjaga.device.sim.year.Swarm}, so that
/// rare combinations get a year to themselves. {@link id.penjaga.device.sim.year.Tripwire} strikes
/// at named places in the code; a prototype showed that random times alone do not find "unlocked
/// before the record was durable".
///
/// This package knows neither the journal nor the controller.
@NullMarked
package id.penjaga.device.sim.year;

import org.jspecify.annotations.NullMarked;
