/// The fuel of a generator as a ledger: what was in the tank, what was filled in, what was burnt
/// and what the dipstick said, so that it can be told how long the rest lasts.
///
/// A fold over a set of facts: their order and how often each was heard change nothing. Volumes
/// are whole microlitres, so that the lines always add up to the level. It must know nothing of
/// outages, of cases and of where anything is stored.
@NullMarked
package id.penjaga.hub.core.fuel;

import org.jspecify.annotations.NullMarked;
