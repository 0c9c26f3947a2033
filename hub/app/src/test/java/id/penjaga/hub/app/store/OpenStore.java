package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.store.ingest.Message;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/// A store in a folder, its answers, and questions in SQL.
final class OpenStore implements AutoCloseable {
  final FakeClock clock = new FakeClock();
  final ConcurrentLinkedDeque<Acknowledgement> answers = new ConcurrentLinkedDeque<>();
  final ConcurrentLinkedDeque<Throwable> bugs = new ConcurrentLinkedDeque<>();
  private final Path folder;
  Store store;

  OpenStore(Path folder) {
    this.folder = folder;
    store = open();
  }

  private Store open() {
    Store opened = Store.open(NewTables.in(folder), clock, new Threads(bugs::add));
    opened.answerTo(answers::addAll);
    return opened;
  }

  /// Ends the hub and starts it again.
  void restart() {
    store.close();
    store = open();
  }

  /// Offers messages and waits until they are durable.
  void give(Message... messages) {
    for (Message message : List.of(messages)) {
      assertTrue(store.offer(message));
    }
    store.actions().write(_ -> true).join();
  }

  /// Hears state messages as the device sends them, and waits until what follows is durable.
  void hear(StateMessage... messages) {
    for (StateMessage message : messages) {
      store.hear(message, false);
    }
    give();
  }

  void run(String sql) {
    store
        .actions()
        .write(connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        })
        .join();
  }

  long count(String sql) {
    @Nullable String found = text(sql);
    return found == null ? -1 : Long.parseLong(found);
  }

  @Nullable String text(String sql) {
    return store
        .reads()
        .ask(connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
          }
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
