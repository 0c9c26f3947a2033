/// Prints papers and lists: PDF, XLSX and CSV. The same paper gives the same bytes, on any day and
/// any computer.
///
/// It must know no case, no register and no page: it is handed what is to be printed in words.
@NullMarked
package id.penjaga.hub.app.print;

import org.jspecify.annotations.NullMarked;
