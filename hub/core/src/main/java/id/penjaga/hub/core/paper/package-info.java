/// Papers as data: what an office signs or files, put together from cases, registers and their
/// definitions. A paper is a fold frozen: the same entries give the same paper, letter by letter.
///
/// It must know nothing of PDF, fonts, pages or tables of a database; who prints a [Paper] knows no
/// case.
@NullMarked
package id.penjaga.hub.core.paper;

import org.jspecify.annotations.NullMarked;
