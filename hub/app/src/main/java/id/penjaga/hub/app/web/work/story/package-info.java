/// The story of a case: what people did and what the room did, in the order it happened and in the
/// reader's language.
///
/// It must know nothing of forms that are still to be filled in.
@NullMarked
package id.penjaga.hub.app.web.work.story;

import org.jspecify.annotations.NullMarked;
