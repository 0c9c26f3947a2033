package id.penjaga.hub.app.store.papers;

import org.jspecify.annotations.Nullable;

/// A frozen paper as a list shows it.
///
/// @param code of its check page
/// @param paper its layout
/// @param number empty for none
/// @param subject what it tells of, such as `case/17`
/// @param document SHA-256 of the file
/// @param sequence of the entry that froze it
/// @param corrects code of the paper whose place it takes; null for none
/// @param replacedBy code of the one that takes its place; null for none
/// @param sealedMs signing time of the seal in the file; null without one
/// @param withdrawnMs since when it holds no longer; null while it was not withdrawn
/// @param language of its words, `id` or `en`
public record PaperRow(
    String code,
    String paper,
    String number,
    String subject,
    String document,
    long frozenMs,
    long sequence,
    @Nullable String corrects,
    @Nullable String replacedBy,
    @Nullable Long sealedMs,
    @Nullable Long withdrawnMs,
    String language) {
  /// Whether it holds.
  public boolean valid() {
    return replacedBy == null && withdrawnMs == null;
  }
}
