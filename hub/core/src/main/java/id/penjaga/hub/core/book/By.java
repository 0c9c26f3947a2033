package id.penjaga.hub.core.book;

import org.jspecify.annotations.Nullable;

/// Who or what made an entry.
public sealed interface By {
  /// A person with a login.
  ///
  /// @param person number in the book
  /// @param role the role used; empty where none was needed
  /// @param behalf for whom the entry was made, when not for themselves
  record Human(long person, String role, @Nullable Behalf behalf) implements By {
    public Human(long person, String role) {
      this(person, role, null);
    }
  }

  /// For whom somebody records something.
  ///
  /// @param role the actor's role, such as `pengunjung`
  /// @param person number in the book; null for somebody who has none
  /// @param name of somebody without a number
  /// @param way `present`, `telephone`, `letter` or `kiosk`
  record Behalf(String role, @Nullable Long person, @Nullable Value name, String way) {}

  /// A device in a room, by a record of its journal.
  ///
  /// @param record position of the record as `log/epoch/sequence`; empty for the hub's own alarm
  record Device(String device, String record) implements By {}

  /// A check that the hub makes by itself.
  record Monitor(String monitor) implements By {}

  /// Somebody without a login, through a public form.
  record Anyone(String form) implements By {}

  /// A visitor at the screen of a door, found by the code of their visit or by their badge.
  ///
  /// @param kiosk what the site calls the screen
  /// @param role in which they act, such as `pengunjung`
  record Kiosk(String kiosk, String role) implements By {}

  /// The hub itself: what it was started with, and what falls due by the calendar.
  record House() implements By {}
}
