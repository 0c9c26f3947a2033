package id.penjaga.hub.app.web.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a posted form, read once and bounded in bytes and number. Only
/// `application/x-www-form-urlencoded` is a form here; multipart is refused.
public record FormFields(Map<String, String> values) {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final String ATTRIBUTE = "form";

  public FormFields {
    values = Map.copyOf(values);
  }

  /// The form of this request; without any field when it has none.
  public static FormFields of(Context ctx) {
    FormFields known = ctx.attribute(ATTRIBUTE);
    return known == null ? new FormFields(Map.of()) : known;
  }

  /// Refuses what cannot be a form of ours, by its headers alone.
  ///
  /// @throws UnsupportedMediaTypeResponse for another content type
  /// @throws ContentTooLargeResponse when it says that it has more than `most` bytes
  public static void requireForm(Context ctx, int most) {
    String type = ctx.req().getContentType();
    boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE);
    if (!form && (type != null || ctx.req().getContentLengthLong() != 0)) {
      throw new UnsupportedMediaTypeResponse();
    }
    if (ctx.req().getContentLengthLong() > most) {
      throw new ContentTooLargeResponse();
    }
  }

  /// Reads the form; it is kept with the request.
  ///
  /// @throws ContentTooLargeResponse beyond `most` bytes or `fields` fields
  /// @throws BadRequestResponse when it cannot be read or understood
  public static void read(Context ctx, int most, int fields) {
    byte[] bytes;
    try {
      bytes = ctx.req().getInputStream().readNBytes(most + 1);
    } catch (IOException _) { // it went away, or was too slow
      throw new BadRequestResponse();
    }
    if (bytes.length > most) {
      throw new ContentTooLargeResponse();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] pairs = text.split("&", fields + 1);
    if (pairs.length > fields) {
      throw new ContentTooLargeResponse();
    }
    Map<String, String> values = new HashMap<>();
    try {
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        values.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    } catch (IllegalArgumentException _) {
      throw new BadRequestResponse();
    }
    ctx.attribute(ATTRIBUTE, new FormFields(values));
  }

  /// @return null when there is no such field
  public @Nullable String value(String name) {
    return values.get(name);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
