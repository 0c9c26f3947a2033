package id.penjaga.hub.app.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person who may log in.
///
/// @param name as typed when the account was made; compared without regard to case
/// @param enabled a disabled account keeps its name in the records and cannot log in
/// @param lastLogin null when the person never logged in
public record Account(
    long id,
    String name,
    Role role,
    boolean enabled,
    Instant created,
    @Nullable Instant lastLogin) {

  Account with(Role other) {
    return new Account(id, name, other, enabled, created, lastLogin);
  }

  Account with(boolean enable) {
    return new Account(id, name, role, enable, created, lastLogin);
  }

  Account with(Instant login) {
    return new Account(id, name, role, enabled, created, login);
  }
}
