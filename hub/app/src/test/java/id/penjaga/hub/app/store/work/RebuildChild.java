package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.nio.file.Path;

/// A hub that makes the tables of work again and again until somebody kills it, and says on its
/// output when it has begun.
final class RebuildChild {
  private RebuildChild() {}

  /// @param args folder of the store, which holds the golden book
  static void main(String... args) throws Exception {
    try (SqlSession session = new SqlSession(new Database(Path.of(args[0])).source())) {
      Projections projections = new Projections(session, GoldenBook.pins(), _ -> {});
      System.out.println("begun");
      while (true) {
        projections.rebuild();
      }
    }
  }
}
