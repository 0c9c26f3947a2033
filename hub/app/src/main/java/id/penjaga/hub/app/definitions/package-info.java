/// Definitions as files: procedures, forms, checklists, registers, roles and the calendar are read
/// from a folder in YAML, strictly, and judged; a broken file is refused with line and cure,
/// together with all that depends on it, and the others work.
///
/// A case is pinned to the canonical text of its procedure, see [Pin], and outlives the file. It
/// must know nothing of cases, of the book and of pages.
@NullMarked
package id.penjaga.hub.app.definitions;

import org.jspecify.annotations.NullMarked;
