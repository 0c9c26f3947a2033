/// Tries other settings of a point's limits on its past (decision 0023): reads the history in
/// portions, lets `core.tuning` judge it on a thread of its own, and keeps what came of it for
/// whoever asked.
///
/// It must not know pages, or a rule of alarms.
@NullMarked
package id.penjaga.hub.app.tuning;

import org.jspecify.annotations.NullMarked;
