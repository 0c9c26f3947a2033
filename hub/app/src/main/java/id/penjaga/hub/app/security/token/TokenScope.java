package id.penjaga.hub.app.security.token;

import id.penjaga.hub.app.security.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token may use of what its owner may do at that moment. It never gives a right that the
/// owner has not.
///
/// @param level the most it may do as an account
/// @param roles office roles it may act in; null for all that the owner holds
/// @param rooms ids of the rooms it sees; null for all, and for what belongs to no room
public record TokenScope(Role level, @Nullable Set<String> roles, @Nullable Set<String> rooms) {
  public TokenScope {
    roles = roles == null ? null : Set.copyOf(roles);
    rooms = rooms == null ? null : Set.copyOf(rooms);
  }

  /// The level under an account that may have lost some of its own since.
  Role level(Role account) {
    return account.covers(level) ? level : account;
  }
}
