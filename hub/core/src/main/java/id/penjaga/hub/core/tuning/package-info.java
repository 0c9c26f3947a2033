/// What other settings of a point's limits would have made of its past (decision 0023): the alarms
/// then beside those that would have come, what vanishes, what comes later, what is new.
///
/// Alarms are judged by the device's own controller alone. It must not know a store, a page or a
/// thread.
@NullMarked
package id.penjaga.hub.core.tuning;

import org.jspecify.annotations.NullMarked;
