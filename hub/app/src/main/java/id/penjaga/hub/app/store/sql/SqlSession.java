package id.penjaga.hub.app.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One connection with its prepared statements, used by one thread.
public final class SqlSession implements AutoCloseable {
  private final Connection connection;
  private final @Nullable DataSource database;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();
  private final Set<PreparedStatement> batched = new LinkedHashSet<>();

  public SqlSession(Connection connection) {
    this.connection = connection;
    database = null;
  }

  /// Opens a connection of its own, which commits nothing by itself.
  public SqlSession(DataSource database) throws SQLException {
    this.database = database;
    connection = database.getConnection();
    connection.setAutoCommit(false);
  }

  /// Another session of the same database, for another thread. It sees what this one has committed.
  ///
  /// @throws IllegalStateException for a session of a connection that it did not open
  public SqlSession beside() throws SQLException {
    if (database == null) {
      throw new IllegalStateException("this session knows a connection and no database");
    }
    return new SqlSession(database);
  }

  /// Makes something of the row the result set stands on.
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public Connection connection() {
    return connection;
  }

  public int update(String sql, @Nullable Object... values) throws SQLException {
    flush();
    return bind(prepare(sql), values).executeUpdate();
  }

  /// Inserts a row and returns the number the database gave it.
  public long insert(String sql, @Nullable Object... values) throws SQLException {
    flush();
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql, new String[] {"id"});
      statements.put(sql, statement);
    }
    bind(statement, values).executeUpdate();
    try (ResultSet keys = statement.getGeneratedKeys()) {
      if (!keys.next()) {
        throw new SQLException("no key came back from " + sql);
      }
      return keys.getLong(1);
    }
  }

  /// Like {@link #update}, sent together with others at the next {@link #flush}, update or query.
  public void later(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepare(sql);
    bind(statement, values).addBatch();
    batched.add(statement);
  }

  public void flush() throws SQLException {
    if (!batched.isEmpty()) {
      for (PreparedStatement statement : batched) {
        statement.executeBatch();
      }
      batched.clear();
    }
  }

  public Savepoint savepoint() throws SQLException {
    flush();
    return connection.setSavepoint();
  }

  /// Takes back everything since the savepoint, batched or sent.
  public void rollback(Savepoint to) throws SQLException {
    for (PreparedStatement statement : batched) {
      statement.clearBatch();
    }
    batched.clear();
    connection.rollback(to);
  }

  /// Whether a failure lies in what was to be written rather than in the disk or the database:
  /// trying again cannot help then.
  public static boolean refusesContent(Exception e) {
    if (e instanceof SQLException sql) {
      String state = String.valueOf(sql.getSQLState());
      return state.startsWith("22") || state.startsWith("23");
    }
    return !(e instanceof StoreException);
  }

  public <T> List<T> list(Row<T> row, String sql, @Nullable Object... values) throws SQLException {
    flush();
    List<T> all = new ArrayList<>();
    try (ResultSet rows = bind(prepare(sql), values).executeQuery()) {
      while (rows.next()) {
        all.add(row.read(rows));
      }
    }
    return all;
  }

  public <T> @Nullable T first(Row<T> row, String sql, @Nullable Object... values)
      throws SQLException {
    List<T> all = list(row, sql, values);
    return all.isEmpty() ? null : all.getFirst();
  }

  public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Double doubleOrNull(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  private static PreparedStatement bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
