/// Visits as the doors must know them: which badges there are, which permits stand, and the roster
/// that follows from both for one device.
///
/// [DoorRoster] is a function of badges, permits and people at a moment; whoever keeps visits hands
/// their permits in as [VisitPermit]s. It must know no key, no broker and no page, and nothing of
/// how a request is approved.
@NullMarked
package id.penjaga.hub.core.visit;

import org.jspecify.annotations.NullMarked;
