/// The questions of the pages about rooms: journal, alarms, people inside, devices, points.
///
/// They run on reader threads of their own and change nothing. It must not know HTML or words for
/// people.
@NullMarked
package id.penjaga.hub.app.store.rooms;

import org.jspecify.annotations.NullMarked;
