/// Threats to the server room and what answers each of them (003 B.6): registers, alarms of the
/// devices, and procedures, with how they stand today.
///
/// It must know nothing of pages, nor of how anything is stored.
@NullMarked
package id.penjaga.hub.core.threat;

import org.jspecify.annotations.NullMarked;
