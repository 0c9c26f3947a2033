package id.penjaga.hub.app.store.book;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A hub that writes into its book without end until somebody kills it, and says on its output what
/// a page would have called saved.
final class BookCrashChild {
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Sent(long number, CompletableFuture<Entry> saved) {}

  private BookCrashChild() {}

  /// @param args folder of the store, and the number of the first command: those after the last
  ///     that was called saved are sent again, as a page does it that had no answer
  static void main(String... args) throws Exception {
    Store store =
        Store.open(Path.of(args[0]), HubClock.SYSTEM, new Threads(Throwable::printStackTrace));
    System.out.println("open");
    ArrayDeque<Sent> waiting = new ArrayDeque<>();
    for (long number = Long.parseLong(args[1]); ; number++) {
      long command = number;
      waiting.add(
          new Sent(
              command,
              store.actions().write(connection -> append(new SqlSession(connection), command))));
      if (waiting.size() == 4) {
        Sent oldest = waiting.remove();
        Entry entry = oldest.saved().join();
        System.out.println(oldest.number() + " " + entry.sequence() + " " + entry.hash());
      }
    }
  }

  private static Entry append(SqlSession session, long command) throws SQLException {
    return new BookTables(
            session,
            () -> {
              byte[] salt = new byte[32];
              RANDOM.nextBytes(salt);
              return salt;
            })
        .append(
            new Proposed(
                new By.Human(1, "petugas_piket"),
                null,
                "c-" + command,
                "note " + command,
                Subject.ofCase(1),
                List.of(new Fact.Noted(new Value.Personal("catatan " + command), List.of()))),
            Instant.ofEpochMilli(HubClock.SYSTEM.wallMs()));
  }
}
