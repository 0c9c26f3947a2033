/// Monitors: what of the registers is watched, when it counts as down, whose side the fault is on,
/// and what a year of it adds up to. Readings of disks, memory and processors, and their limits.
///
/// Every function is total: a result that comes late, twice or not at all has its place. It must
/// know nothing of sockets, of cases and of where anything is stored.
@NullMarked
package id.penjaga.hub.core.monitor;

import org.jspecify.annotations.NullMarked;
