package id.penjaga.hub.app.web.operation;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list, and where the next part begins. A cursor names the last entry that was given
/// and no position, so that entries added meanwhile move nothing.
///
/// @param next cursor of the next part; empty at the end
public record Slice<T>(List<T> items, String next) {
  public static final int USUAL = 50;
  public static final int MOST = 200;
  private static final String MARK = "after:";

  public Slice {
    items = List.copyOf(items);
  }

  /// A cursor or a limit that is none of ours.
  public static final class BadCursor extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Key of the sentence.
    public final String key;

    BadCursor(String key) {
      super(key);
      this.key = key;
    }
  }

  /// The part that a request asks for of a list that is known as a whole.
  ///
  /// @param all in an order that a new entry does not change
  /// @param key of an entry, unique in the list
  public static <T> Slice<T> of(Context ctx, List<T> all, Function<T, String> key) {
    String after = after(ctx);
    int from = 0;
    if (!after.isEmpty()) {
      while (from < all.size() && !key.apply(all.get(from)).equals(after)) {
        from++;
      }
      if (from == all.size()) {
        throw new BadCursor("api.cursor.gone");
      }
      from++;
    }
    List<T> part = all.subList(from, Math.min(all.size(), from + limit(ctx)));
    boolean more = from + part.size() < all.size();
    return new Slice<>(part, more ? cursor(key.apply(part.getLast())) : "");
  }

  /// A part that was asked for with one entry more than the limit.
  public static <T> Slice<T> cut(Context ctx, List<T> rows, Function<T, String> key) {
    int limit = limit(ctx);
    return rows.size() > limit
        ? new Slice<>(rows.subList(0, limit), cursor(key.apply(rows.get(limit - 1))))
        : new Slice<>(rows, "");
  }

  /// The same entries in another shape.
  public <S> Slice<S> map(Function<T, S> shape) {
    return new Slice<>(items.stream().map(shape).toList(), next);
  }

  /// How many entries a request wants at most.
  public static int limit(Context ctx) {
    String typed = ctx.queryParam("limit");
    if (typed == null) {
      return USUAL;
    }
    if (!typed.matches("[1-9][0-9]{0,2}") || Integer.parseInt(typed) > MOST) {
      throw new BadCursor("api.cursor.limit");
    }
    return Integer.parseInt(typed);
  }

  /// Key of the entry after which a request goes on; empty for the beginning.
  public static String after(Context ctx) {
    String typed = ctx.queryParam("cursor");
    if (typed == null || typed.isEmpty()) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(typed), StandardCharsets.UTF_8);
      if (text.startsWith(MARK) && text.length() > MARK.length()) {
        return text.substring(MARK.length());
      }
    } catch (IllegalArgumentException _) {
      throw new BadCursor("api.cursor.bad");
    }
    throw new BadCursor("api.cursor.bad");
  }

  /// The same for keys of a form; empty for the beginning.
  ///
  /// @param form gives null for what is no such key
  public static <K> Optional<K> after(Context ctx, Function<String, @Nullable K> form) {
    String after = after(ctx);
    if (after.isEmpty()) {
      return Optional.empty();
    }
    K key = form.apply(after);
    if (key == null) {
      throw new BadCursor("api.cursor.bad");
    }
    return Optional.of(key);
  }

  /// The same for lists whose keys are numbers, newest first; null for the beginning.
  public static @Nullable Long before(Context ctx) {
    String after = after(ctx);
    if (after.isEmpty()) {
      return null;
    }
    if (!after.matches("[0-9]{1,18}")) {
      throw new BadCursor("api.cursor.bad");
    }
    return Long.valueOf(after);
  }

  /// The cursor behind an entry.
  public static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
  }
}
