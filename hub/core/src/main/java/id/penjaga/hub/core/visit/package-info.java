/// Visits as the doors must know them: which badges there are, which permits stand, and the roster
/// that follows from both for one device.
///
/// [Visit] reads a case, [Permits] makes [VisitPermit]s of visits, badges and what the doors told,
/// and [DoorRoster] makes of those, badges and people what one device must know. It must know no
/// key, no broker and no page, and changes no case.
@NullMarked
package id.penjaga.hub.core.visit;

import org.jspecify.annotations.NullMarked;
