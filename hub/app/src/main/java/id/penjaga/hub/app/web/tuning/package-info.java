/// The page on which other settings of a point are tried on its past.
///
/// It must not judge an alarm, or send a limit: it leads to the form that does.
@NullMarked
package id.penjaga.hub.app.web.tuning;

import org.jspecify.annotations.NullMarked;
