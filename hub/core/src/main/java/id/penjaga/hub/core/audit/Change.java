package id.penjaga.hub.core.audit;

import id.penjaga.hub.core.book.Value;

/// One value that an entry changed.
///
/// @param thing as a subject: `person/12`, `item/ups/UPS-1`, `calendar/site`
/// @param field what of it: a field of a register or of a person, `roles`, `version`, a day
/// @param before empty when there was none
/// @param after empty when there is none any more
public record Change(String thing, String field, Value before, Value after) {
  static final Value NOTHING = Value.of("");
}
