/// The power of the rooms for pages and reports: what carries the load now, outages, generators and
/// their fuel; and the warning when fuel runs out.
///
/// It asks the store and gives orders to it; pages must not know where anything is kept.
@NullMarked
package id.penjaga.hub.app.office.power;

import org.jspecify.annotations.NullMarked;
