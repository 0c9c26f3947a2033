/// How long each kind of record is kept (DOC-12).
///
/// The configuration says it first, and an administrator by a page, with a reason that stays in the
/// book. What happens when the time is over is said where the records lie.
///
/// It must know nothing of tables, files and people.
@NullMarked
package id.penjaga.hub.core.retention;

import org.jspecify.annotations.NullMarked;
