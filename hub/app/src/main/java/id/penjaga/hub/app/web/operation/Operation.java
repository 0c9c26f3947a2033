package id.penjaga.hub.app.web.operation;

import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a route of a page is for programs: an operation of the API, which runs the very handler of
/// the page. A route names its operation beside its access.
///
/// @param id of the operation, unique
/// @param path below the root of the API. Parameters of the page's path have the same names; others
///     are given to the form under theirs
/// @param gives what a program sends
/// @param command field of the form that takes the id of the command; empty for a command that has
///     none
/// @param created where what was made is found, with `{name}` for what the answer tells; empty when
///     nothing is made
/// @param tagged whether it can be bound to what its sender saw (`If-Match`)
public record Operation(
    String id,
    HandlerType method,
    String path,
    Reach reach,
    List<Given> gives,
    String command,
    String created,
    boolean tagged)
    implements RouteRole {
  public Operation {
    gives = List.copyOf(gives);
  }

  /// A command.
  public static Operation post(String id, String path, Reach reach, Given... gives) {
    return new Operation(id, HandlerType.POST, path, reach, List.of(gives), "", "", false);
  }

  /// A file that a page hands out, or a page that answers without markup.
  public static Operation file(String id, String path, Reach reach, Given... query) {
    return new Operation(id, HandlerType.GET, path, reach, List.of(query), "", "", false);
  }

  /// The same as a change of something as a whole.
  public Operation put() {
    return new Operation(id, HandlerType.PUT, path, reach, gives, command, created, tagged);
  }

  /// The same, whose command has an id in a field of the form.
  public Operation identified(String field) {
    return new Operation(id, method, path, reach, gives, field, created, tagged);
  }

  /// The same, which makes something.
  public Operation creates(String place) {
    return new Operation(id, method, path, reach, gives, command, place, tagged);
  }

  /// The same, which can be bound to what its sender saw.
  public Operation tags() {
    return new Operation(id, method, path, reach, gives, command, created, true);
  }

  /// The same with more values.
  public Operation and(List<Given> more) {
    List<Given> all = new ArrayList<>(gives);
    all.addAll(more);
    return new Operation(id, method, path, reach, all, command, created, tagged);
  }

  /// The operations of a route: none for one that is for browsers only.
  public static List<Operation> of(Set<? extends RouteRole> roles) {
    return roles.stream().filter(Operation.class::isInstance).map(Operation.class::cast).toList();
  }
}
