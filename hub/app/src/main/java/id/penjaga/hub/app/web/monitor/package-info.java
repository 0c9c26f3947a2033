/// Pages of monitors: how everything that is watched stands now, a year of one item, planned work
/// at it, and readings of its disks.
///
/// They must know nothing of how targets are asked and nothing of tables; who may plan is asked of
/// the register's keepers.
@NullMarked
package id.penjaga.hub.app.web.monitor;

import org.jspecify.annotations.NullMarked;
