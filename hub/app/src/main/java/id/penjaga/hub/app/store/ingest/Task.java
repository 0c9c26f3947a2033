package id.penjaga.hub.app.store.ingest;

import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// A write of our own, run by the writer inside its transaction; done when that is durable.
final class Task implements Mailbox.Work {
  private final Body<?> body;
  private final CompletableFuture<Object> done = new CompletableFuture<>();
  private Object result = "";

  Task(Body<?> body) {
    this.body = body;
  }

  /// Must be able to run again: a transaction that failed is repeated.
  @FunctionalInterface
  interface Body<T> {
    T run(SqlSession session, Recorder recorder) throws SQLException;
  }

  void run(SqlSession session, Recorder recorder) throws SQLException {
    result = body.run(session, recorder);
  }

  void durable() {
    done.complete(result);
  }

  void failed(Exception why) {
    done.completeExceptionally(why);
  }

  CompletableFuture<Object> future() {
    return done;
  }
}
