/// JSON in one form only, so that the same content always has the same bytes and thus the same
/// hash.
///
/// It must know nothing of what the JSON says.
@NullMarked
package id.penjaga.hub.core.json;

import org.jspecify.annotations.NullMarked;
