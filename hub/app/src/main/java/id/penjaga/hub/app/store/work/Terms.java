package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.people.People;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Under which terms a program gives a command for somebody: by a token of theirs that may use some
/// of their roles only, and about something that it saw before.
///
/// They are bound to the request ([#hold]) and not handed from method to method, so that a command
/// cannot lose them on its way: [id.penjaga.hub.app.store.ingest.RoomActions] takes them into the
/// transaction that decides. A page has none.
///
/// @param login of the account that asks
/// @param roles office roles it may act in, as far as its person holds them; null for all of them
/// @param seen tag of what the command is about, see [Seen]; empty when any will do
public record Terms(String login, @Nullable Set<String> roles, String seen) {
  private static final ScopedValue<Terms> HELD = ScopedValue.newInstance();

  /// Does something under these terms.
  public <T> T hold(Callable<T> deed) throws Exception {
    return ScopedValue.where(HELD, this).call(deed::call);
  }

  /// Something done with the book.
  @FunctionalInterface
  public interface Deed<T> {
    T done() throws SQLException;
  }

  /// Those of the present request; null for none.
  public static @Nullable Terms held() {
    return HELD.isBound() ? HELD.get() : null;
  }

  /// The people as these terms let them act.
  static People within(People people, @Nullable Terms terms) {
    return terms == null || terms.roles == null ? people : people.within(terms.login, terms.roles);
  }
}
