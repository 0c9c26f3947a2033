package id.penjaga.hub.app.web.operation;

import io.javalin.http.Context;
import java.util.List;

/// Something that programs may read: what a page shows, as values. It is open to whom the page is
/// open to.
///
/// @param id of the operation, unique
/// @param path below the root of the API
/// @param page address of the page that shows the same
/// @param query values of the query
/// @param of what is answered: a record, whose components are its shape; of a list, of one entry
/// @param many whether it is a list, which is read page by page
public record Read(
    String id,
    String path,
    String page,
    Reach reach,
    List<Given> query,
    Class<?> of,
    boolean many,
    Answering answering) {
  public Read {
    query = List.copyOf(query);
  }

  /// One thing.
  public static Read one(
      String id, String path, String page, Reach reach, Class<?> of, Answering answering) {
    return new Read(id, path, page, reach, List.of(), of, false, answering);
  }

  /// A list.
  ///
  /// @param answering gives a [Slice]
  public static Read many(
      String id, String path, String page, Reach reach, Class<?> of, Answering answering) {
    return new Read(id, path, page, reach, List.of(), of, true, answering);
  }

  /// The same with values of the query.
  public Read asking(Given... given) {
    return new Read(id, path, page, reach, List.of(given), of, many, answering);
  }

  /// Gives what is asked for.
  @FunctionalInterface
  public interface Answering {
    Object of(Context ctx);
  }
}
