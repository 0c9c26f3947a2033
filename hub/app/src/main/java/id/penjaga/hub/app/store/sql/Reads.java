package id.penjaga.hub.app.store.sql;

import id.penjaga.device.shell.threads.Threads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;

/// Queries of the database. They run on two platform threads of their own, which are never
/// interrupted: an interrupt of the asking thread would close the database file.
///
/// A question of several statements is kept apart from the folding of readings by a lock: H2
/// 2.4.240 has an isolation level "snapshot", and under it one question in twenty saw a row that
/// had moved twice or not at all (measured; read committed: one in four thousand).
public final class Reads implements AutoCloseable {
  private static final int THREADS = 2;

  private final Database database;
  private final ReadWriteLock moving;
  private final ConcurrentLinkedQueue<SqlSession> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads;

  /// @param moving held for writing while readings change their place, so that no question sees
  ///     them in both or in neither
  public Reads(Database database, ReadWriteLock moving, Threads supervisor) {
    threads = Executors.newFixedThreadPool(THREADS, supervisor.factory("store-reader"));
    this.database = database;
    this.moving = moving;
  }

  /// A question in plain JDBC. It must not write, commit or close.
  @FunctionalInterface
  public interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  @FunctionalInterface
  public interface SessionQuestion<T> {
    T ask(SqlSession session) throws SQLException;
  }

  /// @throws StoreException when the database cannot answer now
  public <T> T ask(Question<T> question) {
    return in(session -> question.ask(session.connection()));
  }

  public <T> T in(SessionQuestion<T> question) {
    try {
      return threads.submit(() -> run(question)).get();
    } catch (RejectedExecutionException e) {
      throw new StoreException("the store is closed", e);
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
    for (SqlSession session = idle.poll(); session != null; session = idle.poll()) {
      quietly(session);
    }
  }

  private <T> T run(SessionQuestion<T> question) throws SQLException {
    SqlSession session = idle.poll();
    if (session == null) {
      return run(question, open());
    }
    try {
      return run(question, session);
    } catch (SQLException _) {
      return run(question, open()); // the database may have been opened again since
    }
  }

  private <T> T run(SessionQuestion<T> question, SqlSession session) throws SQLException {
    boolean answered = false;
    moving.readLock().lock();
    try {
      T answer = question.ask(session);
      session.connection().rollback();
      answered = true;
      return answer;
    } finally {
      moving.readLock().unlock();
      if (answered) {
        idle.add(session);
      } else {
        quietly(session);
      }
    }
  }

  private SqlSession open() throws SQLException {
    return new SqlSession(database.connect());
  }

  private static void quietly(SqlSession session) {
    try {
      session.close();
    } catch (SQLException _) {
      // it is broken already, and nothing was written through it
    }
  }
}
