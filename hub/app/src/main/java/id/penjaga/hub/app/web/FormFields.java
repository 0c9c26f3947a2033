package id.penjaga.hub.app.web;

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
record FormFields(Map<String, String> values) {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final String ATTRIBUTE = "form";

  FormFields {
    values = Map.copyOf(values);
  }

  /// The form of this request; without any field when it has none.
  static FormFields of(Context ctx) {
    FormFields known = ctx.attribute(ATTRIBUTE);
    return known == null ? new FormFields(Map.of()) : known;
  }

  /// Refuses what cannot be a form of ours, by its headers alone.
  ///
  /// @throws UnsupportedMediaTypeResponse for another content type
  /// @throws ContentTooLargeResponse when it says that it is larger than `limits` allow
  static void requireForm(Context ctx, WebLimits limits) {
    String type = ctx.req().getContentType();
    boolean form = type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE);
    if (!form && (type != null || ctx.req().getContentLengthLong() != 0)) {
      throw new UnsupportedMediaTypeResponse();
    }
    if (ctx.req().getContentLengthLong() > limits.form()) {
      throw new ContentTooLargeResponse();
    }
  }

  /// Reads the form; it is kept with the request.
  ///
  /// @throws ContentTooLargeResponse beyond `limits`
  /// @throws BadRequestResponse when it cannot be read or understood
  static void read(Context ctx, WebLimits limits) {
    byte[] bytes;
    try {
      bytes = ctx.req().getInputStream().readNBytes(limits.form() + 1);
    } catch (IOException _) { // it went away, or was too slow
      throw new BadRequestResponse();
    }
    if (bytes.length > limits.form()) {
      throw new ContentTooLargeResponse();
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] pairs = text.split("&", limits.fields() + 1);
    if (pairs.length > limits.fields()) {
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
  @Nullable String value(String name) {
    return values.get(name);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
