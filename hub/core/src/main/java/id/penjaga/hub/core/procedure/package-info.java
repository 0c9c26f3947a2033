/// A procedure (SOP) as data: its steps, branches, signatures, openers and effects, and its shape.
///
/// Only what a definition says. Whether it is a good one is told in `definition`, what becomes of
/// it in `cases` and `work`.
@NullMarked
package id.penjaga.hub.core.procedure;

import org.jspecify.annotations.NullMarked;
