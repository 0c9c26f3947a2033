/// A procedure as a drawing: steps as symbols by their kind, from top to bottom, so that it fits a
/// phone and a sheet of paper alike.
///
/// It must know nothing of forms and people; where a case stands is told to it.
@NullMarked
package id.penjaga.hub.app.web.work.flow;

import org.jspecify.annotations.NullMarked;
