/// What the hub sees by itself of a case: statistics of the month, the state of disks, links and
/// services, what a server was given since its last care, outages and fuel, badges at doors.
/// Sentences in both languages, for forms that keep them as the hub knew them at that moment.
///
/// It proposes, and must never answer for a person; it writes nothing.
@NullMarked
package id.penjaga.hub.app.store.observed;

import org.jspecify.annotations.NullMarked;
