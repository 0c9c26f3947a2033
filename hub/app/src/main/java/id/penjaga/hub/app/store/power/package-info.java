/// What the tables and the book know of the power of rooms: the facts of outages, read from
/// journals, readings and cases, and of generators' fuel, read from the entries of people.
///
/// It folds them by `core.outage` and `core.fuel`, keeps no state and has no table of its own. It
/// writes only what a person tells of a generator.
@NullMarked
package id.penjaga.hub.app.store.power;

import org.jspecify.annotations.NullMarked;
