/// A whole simulated room, at the level of wires: the production drivers run on it unchanged
/// (SYS-08).
///
/// [SimulatedBoard] is a board like any other, named `simulated`, found only when this module is on
/// the class path; it is in no production JAR, so that a mistyped config cannot fake a door. Behind
/// its connectors is a [SimulatedRoom] with air, water, mains, a UPS, a door with a lock, two
/// readers and people with badges. A [Scenario] moves it; tests move it by hand.
///
/// | connector | in the room | what it is | driver and settings |
/// |---|---|---|---|
/// | J3 | `room` | temperature and humidity | `dht22` |
/// | J4 | `door.main` | door contact, closed loop while the door is shut | `contact`, `normally: closed` |
/// | J5 | `leak.floor` | leak rope, closed loop while dry | `contact`, `normally: closed` |
/// | J6 | `mains` | relay held by the mains (PLN) | `contact` (on = present) |
/// | J7 | `exit` | request-to-exit button | `contact` (on = pressed) |
/// | J8 | `reader.in` | badge reader outside | `rdm6300` |
/// | J9 | `reader.out` | badge reader inside | `rdm6300` |
/// | J10 | `ups.main` | UPS | `megatec` |
/// | J11 | `lock` | high releases the lock | `relay` |
/// | J12 | `buzzer` | high sounds | `relay` |
/// | J13 | `alarm` | alarm relay | `relay` |
/// | J14 | `leak` | leak relay | `relay` |
/// | J15 | `bus` | two-wire bus, empty at first | what was plugged in |
/// | J18 | `fire` | contact of the fire panel, closed while it sounds | `contact` (on = sounds) |
///
/// **What is real and what is not.** The air comes from a real recording of a DHT22 with its wrong
/// values, flattened and moved so that it begins as a healthy server room ({@code Recording} says
/// how). Heat, UPS, door and people are models with round numbers, no claim about any real room.
///
/// **Chance and time.** Every chance comes from a seeded SplitMix64 stream of its own; the same
/// seed tells the same story. In virtual time it tells it to the nanosecond; in paced time the
/// room's own actions are the same and what the device does in between depends on its threads.
///
/// The same kernel also carries the simulated year: [Kernel], fault schedules, links and worlds,
/// without wires and threads.
///
/// This package never imports the device's shell.
@NullMarked
package id.penjaga.device.sim;

import org.jspecify.annotations.NullMarked;
