package id.penjaga.hub.core.people;

import id.penjaga.hub.core.text.Bilingual;

/// A role of the seeds.
///
/// @param source clause that names it
/// @param login whether who holds it normally logs in; the others are acted for
/// @param visitor whether it is a visitor's
public record Role(String id, Bilingual name, String source, boolean login, boolean visitor) {}
