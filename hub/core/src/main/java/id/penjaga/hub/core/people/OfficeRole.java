package id.penjaga.hub.core.people;

import id.penjaga.hub.core.text.Bilingual;

/// A role of the office, as `config/roles.yaml` names it.
///
/// @param source where the seeds name it
/// @param login whether its holders normally log in; others are recorded on their behalf
/// @param visitor whether its holders count as visitors in the room
public record OfficeRole(
    String id, Bilingual name, String source, boolean login, boolean visitor) {}
