/// The simulated office beside the simulated room: invented people, a year of their closed cases,
/// and a morning with open ones.
///
/// Everything is typed through the production office, at a clock that stands in the past: what a
/// rule would refuse to a person it refuses here too. It must know nothing of pages and of the
/// room.
@NullMarked
package id.penjaga.hub.demo.office;

import org.jspecify.annotations.NullMarked;
