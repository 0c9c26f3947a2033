/// Frames of badge readers: their bit formats, their arrival times, how far a number is proven, and
/// the count of what was refused.
///
/// RDM6300, Wiegand, OSDP and PN532 differ in their wires and agree on this. Everything here is
/// pure: it is told times and bits. It knows no wire, no roster and no door; whether a number opens
/// anything is decided in the core.
@NullMarked
package id.penjaga.device.drivers.part.badge;

import org.jspecify.annotations.NullMarked;
