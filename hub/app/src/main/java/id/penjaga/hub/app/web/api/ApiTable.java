package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.FileForm;
import id.penjaga.hub.app.web.http.LongForm;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Read;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every operation of the API, made from the routes of the pages.
///
/// @param commands handlers of pages that programs may ask as well
/// @param reads what programs may read
public record ApiTable(List<Command> commands, List<Reading> reads) {
  public static final String ROOT = "/api/v1";

  public ApiTable {
    commands = List.copyOf(commands);
    reads = List.copyOf(reads);
  }

  /// An operation with the route it came from.
  ///
  /// @param page address of the page's form
  /// @param access what the page asks of its caller; never nothing here
  /// @param also what else its route names: how long its body may be
  public record Command(
      Operation of, String page, Handler handler, RouteAccess access, List<RouteRole> also) {
    public boolean file() {
      return of.method() == HandlerType.GET;
    }

    /// Whether it takes a file instead of JSON.
    public boolean upload() {
      return also.stream().anyMatch(FileForm.class::isInstance);
    }
  }

  /// @param access what the page that shows the same asks of its caller
  /// @param also whether that page holds personal data
  public record Reading(Read of, RouteAccess access, List<RouteRole> also) {}

  /// Makes the table.
  ///
  /// @param routes those of the pages
  /// @throws IllegalStateException for a read whose page is not there, or two of one name: a bug
  public static ApiTable of(List<Endpoint> routes, List<Read> reads) {
    List<Command> commands = new ArrayList<>();
    Map<String, RouteAccess> pages = new HashMap<>();
    Map<String, List<RouteRole>> audited = new HashMap<>();
    for (Endpoint route : routes) {
      Set<? extends RouteRole> roles = roles(route);
      RouteAccess access = RouteAccess.of(roles).orElse(null);
      if (access == null) {
        continue;
      }
      if (route.method == HandlerType.GET) {
        pages.put(route.path, access);
        audited.put(
            route.path,
            roles.stream().filter(Audited.class::isInstance).map(RouteRole.class::cast).toList());
      }
      for (Operation operation : Operation.of(roles)) {
        commands.add(
            new Command(
                operation, route.path, route.handler, known(access), also(operation, roles)));
      }
    }
    List<Reading> readings = new ArrayList<>();
    for (Read read : reads) {
      RouteAccess access = pages.get(read.page());
      if (access == null) {
        throw new IllegalStateException(read.id() + ": there is no page " + read.page());
      }
      readings.add(new Reading(read, known(access), audited.getOrDefault(read.page(), List.of())));
    }
    ApiTable table = new ApiTable(commands, readings);
    Set<String> names = new HashSet<>();
    for (String id : table.ids()) {
      if (!names.add(id)) {
        throw new IllegalStateException("two operations are called " + id);
      }
    }
    return table;
  }

  /// The names of all operations.
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    commands.forEach(one -> ids.add(one.of().id()));
    reads.forEach(one -> ids.add(one.of().id()));
    return ids;
  }

  /// A program always says who it is, and none is a wall display.
  private static RouteAccess known(RouteAccess access) {
    return access == RouteAccess.PUBLIC || access == RouteAccess.WALL ? RouteAccess.VIEWER : access;
  }

  /// What its route allows of the body. Files come by the operation that takes nothing else; the
  /// others name them by their hash.
  private static List<RouteRole> also(Operation operation, Set<? extends RouteRole> roles) {
    List<RouteRole> also = new ArrayList<>();
    for (RouteRole role : roles) {
      if (role instanceof LongForm
          || role instanceof Audited
          || role instanceof FileForm && operation.gives().isEmpty()) {
        also.add(role);
      }
    }
    return also;
  }

  public static Set<? extends RouteRole> roles(Endpoint route) {
    @Nullable Roles roles = route.metadata(Roles.class);
    return roles == null ? Set.of() : roles.getRoles();
  }
}
