package id.penjaga.hub.app.office;

import org.jspecify.annotations.Nullable;

/// Which cases a list shows; null where it does not matter.
///
/// @param open whether it is open
/// @param search part of a number or of what it is about
/// @param before only those opened before this case, to page on
public record CaseFilter(
    @Nullable String procedure,
    @Nullable Boolean open,
    @Nullable Long person,
    String search,
    @Nullable Long before) {
  public static final CaseFilter ALL = new CaseFilter(null, null, null, "", null);
}
