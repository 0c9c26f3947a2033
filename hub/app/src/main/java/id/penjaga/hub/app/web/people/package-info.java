/// Pages of the office itself: people and their roles (SYS-03), the duty roster (ACC-13), the
/// working calendar (PWR-02), rooms and the devices in them.
///
/// They ask [id.penjaga.hub.app.office.Office] and decide nothing: whoever may not is told by
/// the rules. They must not know how anything is stored.
@NullMarked
package id.penjaga.hub.app.web.people;

import org.jspecify.annotations.NullMarked;
