/// The monthly inspections of the room, month beside month (INS-09, DOC-02): what each found, how
/// far each has come, and which months were missed.
///
/// It folds cases of the inspection and must know nothing of pages, tables and of how a list is
/// printed.
@NullMarked
package id.penjaga.hub.core.inspection;

import org.jspecify.annotations.NullMarked;
