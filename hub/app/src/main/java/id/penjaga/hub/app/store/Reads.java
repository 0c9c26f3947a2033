package id.penjaga.hub.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.h2.engine.Constants;

/// Questions to the database, each in a snapshot of its own. They run on two platform threads that nobody interrupts, whatever happens to the
/// thread that asks.
public final class Reads implements AutoCloseable {
  private static final int THREADS = 2;

  private final Database database;
  private final ConcurrentLinkedQueue<Session> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().name("store-reader-", 0).factory());

  Reads(Database database) {
    this.database = database;
  }

  /// A question in plain JDBC. It must not write, commit or close.
  @FunctionalInterface
  public interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  interface SessionQuestion<T> {
    T ask(Session session) throws SQLException;
  }

  /// @throws StoreException when the database cannot answer now
  public <T> T ask(Question<T> question) {
    return in(session -> question.ask(session.connection()));
  }

  <T> T in(SessionQuestion<T> question) {
    try {
      return threads.submit(() -> run(question)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause && !(cause instanceof StoreException)) {
        throw cause;
      }
      throw new StoreException("the store cannot answer now: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the store", e);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    for (Session session = idle.poll(); session != null; session = idle.poll()) {
      quietly(session);
    }
  }

  private <T> T run(SessionQuestion<T> question) throws SQLException {
    Session session = idle.poll();
    if (session == null) {
      return run(question, open());
    }
    try {
      return run(question, session);
    } catch (SQLException _) {
      return run(question, open()); // the database may have been opened again since
    }
  }

  private <T> T run(SessionQuestion<T> question, Session session) throws SQLException {
    boolean answered = false;
    try {
      T answer = question.ask(session);
      session.connection().rollback();
      answered = true;
      return answer;
    } finally {
      if (answered) {
        idle.add(session);
      } else {
        quietly(session);
      }
    }
  }

  private Session open() throws SQLException {
    Connection connection = database.connect();
    // H2's repeatable read lets rows of a later commit appear; only this level is a snapshot
    connection.setTransactionIsolation(Constants.TRANSACTION_SNAPSHOT);
    return new Session(connection);
  }

  private static void quietly(Session session) {
    try {
      session.close();
    } catch (SQLException _) {
      // it is broken already, and nothing was written through it
    }
  }
}
