package id.penjaga.hub.app.store.work;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;

/// Counts what is asked of a database.
final class Asking {
  private Asking() {}

  /// The same connection.
  ///
  /// @param asked told of each statement that is executed
  static Connection counted(Connection connection, Runnable asked) {
    return proxy(
        Connection.class,
        (_, method, values) -> {
          Object answer = call(connection, method, values);
          return answer instanceof PreparedStatement statement
              ? proxy(
                  PreparedStatement.class,
                  (_, inner, bound) -> {
                    if (inner.getName().startsWith("execute")) {
                      asked.run();
                    }
                    return call(statement, inner, bound);
                  })
              : answer;
        });
  }

  private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
    return kind.cast(
        Proxy.newProxyInstance(Asking.class.getClassLoader(), new Class<?>[] {kind}, handler));
  }

  private static Object call(Object on, java.lang.reflect.Method method, Object[] values)
      throws Throwable {
    try {
      return method.invoke(on, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
