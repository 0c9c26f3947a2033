/// Drills on pages: beginning one, and what came of it as a page and on paper.
///
/// It must know nothing of how a drill is kept or told.
@NullMarked
package id.penjaga.hub.app.web.drill;

import org.jspecify.annotations.NullMarked;
