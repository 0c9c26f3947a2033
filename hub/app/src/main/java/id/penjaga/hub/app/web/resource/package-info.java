/// What programs may read, as records whose components are the shape of the answer: of the room, of
/// cases, registers, people, papers, definitions and accounts. Each names the page that shows the
/// same, and is open to whom that page is open to.
///
/// Texts that are data are told in both languages, people by their number. It must know no markup
/// and no JSON.
@NullMarked
package id.penjaga.hub.app.web.resource;

import org.jspecify.annotations.NullMarked;
