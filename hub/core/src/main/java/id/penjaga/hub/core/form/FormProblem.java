package id.penjaga.hub.core.form;

import id.penjaga.hub.core.text.Bilingual;

/// What is wrong with an answer, and what to do.
///
/// @param field key; a part of a list as `visitors.2.name`
public record FormProblem(String field, Bilingual text) {}
