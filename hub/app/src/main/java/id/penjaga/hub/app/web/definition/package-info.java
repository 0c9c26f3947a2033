/// Versions of a procedure: a new text is checked and kept, compared with the one in force, tried
/// on closed cases, and put in force by another person.
///
/// It must know nothing of how a text is read and judged.
@NullMarked
package id.penjaga.hub.app.web.definition;

import org.jspecify.annotations.NullMarked;
