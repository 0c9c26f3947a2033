/// Lists of the office as sheets: people, roster and holidays from CSV and back.
///
/// A sheet is read as a whole into commands and remarks by line, before anything is stored. It
/// understands what Excel writes (`;`, byte-order mark, CRLF) and writes cells that no spreadsheet
/// takes for a formula. It must not know pages, and decides nothing: that is for the rules.
@NullMarked
package id.penjaga.hub.app.sheet;

import org.jspecify.annotations.NullMarked;
