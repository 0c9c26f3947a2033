/// The screen at a door: a visitor comes and leaves, one question at a time, without a login; and
/// the pages by which staff announce such screens and hand out codes.
///
/// It shows nothing but what is asked of the visitor whose code was typed or whose badge was held
/// to the reader, and never a list of names. What they answer becomes the step of their visit,
/// judged by the core like that of a page. Must not know how a door decides, and keeps nothing
/// between two requests but which offers of badges were taken.
@NullMarked
package id.penjaga.hub.app.web.kiosk;

import org.jspecify.annotations.NullMarked;
