/// Brings the roster of each device to its doors: keeps the keys of the site, makes the roster when
/// the book has changed, signs it, sends it until the device says that it is in force, and renews
/// its lease.
///
/// Knows the link and the office; must not know a page, nor how a visit is approved.
@NullMarked
package id.penjaga.hub.app.roster;

import org.jspecify.annotations.NullMarked;
