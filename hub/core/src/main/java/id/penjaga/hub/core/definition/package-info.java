/// Definitions judged and compared: rules that a procedure must keep so that no case of it can get
/// stuck, what a new version changes, and which closed cases it would no longer fit.
///
/// It must know nothing of files and lines; who reads a file maps a [ProcedureFlaw] to its place.
@NullMarked
package id.penjaga.hub.core.definition;

import org.jspecify.annotations.NullMarked;
