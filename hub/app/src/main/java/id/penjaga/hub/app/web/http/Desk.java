package id.penjaga.hub.app.web.http;

import java.util.OptionalInt;

/// What lies on the desk of whoever logged in.
@FunctionalInterface
public interface Desk {
  /// A hub without people's work.
  Desk NONE = _ -> OptionalInt.empty();

  /// How many tasks are theirs now, and alarms that were brought to them; empty for a login that
  /// belongs to no person.
  OptionalInt tasks(String login);
}
