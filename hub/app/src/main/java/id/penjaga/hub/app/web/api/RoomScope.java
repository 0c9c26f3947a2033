package id.penjaga.hub.app.web.api;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.token.ApiToken;
import id.penjaga.hub.app.web.http.Sources;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rooms that a token sees. A case is in the room that its subject names, else in that of the
/// device that opened it; an item is in the room it names, or is the room itself. What tells no
/// room is seen by a token of all rooms only.
public final class RoomScope {
  private static final String ROOM = "room";

  private final RoomReads reads;
  private final Office office;

  public RoomScope(Sources sources) {
    this.reads = sources.reads();
    this.office = sources.office();
  }

  /// Something of a room that the token of this request does not see.
  static final class OutOfScope extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static @Nullable Set<String> rooms(Context ctx) {
    ApiToken token = ApiGate.token(ctx);
    return token == null ? null : token.scope().rooms();
  }

  /// Refuses an operation on what the token does not see.
  ///
  /// @param body what was sent, by name
  void check(Context ctx, Reach reach, Map<?, ?> body) {
    Set<String> rooms = rooms(ctx);
    if (rooms == null) {
      return;
    }
    Map<String, String> path = ctx.pathParamMap();
    boolean seen =
        switch (reach) {
          case OWN -> true;
          case SITE -> false;
          case DEVICE -> device(ctx, String.valueOf(path.get("device")));
          case ALARM -> alarm(ctx, String.valueOf(path.get("id")));
          case CASE -> aCase(ctx, String.valueOf(path.get("id")));
          case OPENING -> named(rooms, room(body.get("subject")));
          case ITEM -> item(ctx, path, body);
        };
    if (!seen) {
      throw new OutOfScope();
    }
  }

  private boolean alarm(Context ctx, String id) {
    return id.matches("[0-9]{1,18}")
        && reads.alarm(Long.parseLong(id)).filter(one -> device(ctx, one.device())).isPresent();
  }

  private boolean aCase(Context ctx, String id) {
    return id.matches("[0-9]{1,18}")
        && office.caseFile(Long.parseLong(id)).filter(file -> sees(ctx, file)).isPresent();
  }

  private boolean item(Context ctx, Map<String, String> path, Map<?, ?> body) {
    String register = String.valueOf(path.get("register"));
    String label = path.get("item");
    if (label == null) {
      Object fields = body.get("fields");
      return fields != null && named(Objects.requireNonNull(rooms(ctx)), room(fields));
    }
    return office
        .holdings()
        .file(register, label)
        .filter(file -> sees(ctx, file.item()))
        .isPresent();
  }

  private static @Nullable String room(@Nullable Object fields) {
    return fields instanceof Map<?, ?> map && map.get(ROOM) instanceof String room ? room : null;
  }

  /// Whether the token of a request sees a device.
  public boolean device(Context ctx, DeviceId device) {
    return device(ctx, device.name());
  }

  private boolean device(Context ctx, String device) {
    Set<String> rooms = rooms(ctx);
    return rooms == null || named(rooms, office.rooms().of(device));
  }

  /// Whether the token of a request is bound to rooms.
  public boolean bound(Context ctx) {
    return rooms(ctx) != null;
  }

  /// Whether the token of a request sees a room.
  public boolean room(Context ctx, String room) {
    Set<String> rooms = rooms(ctx);
    return rooms == null || named(rooms, room);
  }

  public boolean sees(Context ctx, CaseFile file) {
    Set<String> rooms = rooms(ctx);
    if (rooms == null) {
      return true;
    }
    Value named = file.state().subject().get(ROOM);
    return named != null
        ? named(rooms, named.plain())
        : file.entries().getFirst().by() instanceof By.Device opener
            && device(ctx, opener.device());
  }

  public boolean sees(Context ctx, Item item) {
    Set<String> rooms = rooms(ctx);
    Value room = item.fields().get(ROOM);
    return rooms == null
        || named(
            rooms,
            item.register().equals(ROOM) ? item.label() : room == null ? null : room.plain());
  }

  /// Whether a case that a list shows is seen.
  public boolean seesCase(Context ctx, long id) {
    return rooms(ctx) == null || office.caseFile(id).filter(file -> sees(ctx, file)).isPresent();
  }

  /// A room is written by its id or by its name.
  private boolean named(Set<String> rooms, @Nullable String room) {
    return room != null
        && rooms.stream()
            .anyMatch(one ->
                one.equalsIgnoreCase(room)
                    || room.equalsIgnoreCase(office.rooms().names().getOrDefault(one, one)));
  }
}
