package id.penjaga.hub.app.office;

import id.penjaga.hub.core.text.Bilingual;

/// A role of the offices.
///
/// @param source clause that names it
public record RoleName(String id, Bilingual name, String source) {}
