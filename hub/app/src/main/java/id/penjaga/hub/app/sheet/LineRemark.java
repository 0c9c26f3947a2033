package id.penjaga.hub.app.sheet;

import id.penjaga.hub.core.text.Bilingual;

/// What is wrong or odd in a line of a sheet, and what to do.
///
/// @param line from 1, the heading included, as an editor counts
/// @param column its heading; empty for the whole line
public record LineRemark(int line, String column, Bilingual text) {}
