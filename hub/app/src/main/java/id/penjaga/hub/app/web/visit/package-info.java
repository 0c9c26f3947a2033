/// Pages of visits: the board, who is inside with the list for an evacuation, and one visit as a
/// story.
///
/// They only show; what is done about a visit goes to its case like everything else. They must know
/// nothing of what makes a permit.
@NullMarked
package id.penjaga.hub.app.web.visit;

import org.jspecify.annotations.NullMarked;
