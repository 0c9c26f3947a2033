package id.penjaga.hub.core.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who is told, and how.
///
/// @param person number in the book; [#NOC] for the operations centre
/// @param ways in the order they are tried; empty for somebody who is told by the pages alone
/// @param quiet null for none
/// @param all whether every way is taken at once, as for a centre of machines
public record Recipient(long person, List<Way> ways, @Nullable QuietHours quiet, boolean all) {
  /// Stands for the network operations centre, which is no person.
  public static final long NOC = 0;

  public Recipient {
    ways = List.copyOf(ways);
  }
}
