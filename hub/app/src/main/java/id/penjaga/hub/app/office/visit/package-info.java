/// Visits, asked for: how each stands at the doors, and which permits follow.
///
/// It must know nothing of how a roster travels, and nothing of pages.
@NullMarked
package id.penjaga.hub.app.office.visit;

import org.jspecify.annotations.NullMarked;
