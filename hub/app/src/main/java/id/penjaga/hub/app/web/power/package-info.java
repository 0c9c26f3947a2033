/// Pages of power: what carries the load now, one outage on one axis of time, the fuel of
/// generators, a UPS, and the outages of a month.
///
/// They must know nothing of tables and of how an outage is folded; who answers for an outage is
/// asked of the office.
@NullMarked
package id.penjaga.hub.app.web.power;

import org.jspecify.annotations.NullMarked;
