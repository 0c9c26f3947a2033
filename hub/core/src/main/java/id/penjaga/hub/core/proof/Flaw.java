package id.penjaga.hub.core.proof;

/// Where a chain is not what it was.
///
/// @param where the line, as the reader named it; empty for what was noticed at the end
/// @param place number of the entry, or `log/epoch/sequence` of the record; empty when unknown
/// @param what is wrong, in words for an auditor
public record Flaw(String where, String place, String what) {
  @Override
  public String toString() {
    return (where.isEmpty() ? "at the end" : where)
        + (place.isEmpty() ? "" : ", " + place)
        + ": "
        + what;
  }
}
