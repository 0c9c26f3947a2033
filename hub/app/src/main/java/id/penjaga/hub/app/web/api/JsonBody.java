package id.penjaga.hub.app.web.api;

import id.penjaga.hub.core.json.CanonicalJson;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// The JSON object that a program sent, read once and bounded in bytes. Nothing sent is an empty
/// object.
///
/// @param values by name
/// @param digest of its bytes
public record JsonBody(Map<?, ?> values, String digest) {
  private static final String ATTRIBUTE = "json";
  private static final String TYPE = "application/json";

  /// Of this request.
  static JsonBody of(Context ctx) {
    JsonBody known = ctx.attribute(ATTRIBUTE);
    return known == null ? new JsonBody(Map.of(), "") : known;
  }

  /// Refuses what cannot be one, by its headers alone.
  ///
  /// @throws UnsupportedMediaTypeResponse for another content type
  /// @throws ContentTooLargeResponse when it says that it has more bytes than are allowed
  public static void require(Context ctx, int most) {
    String type = ctx.req().getContentType();
    long length = ctx.req().getContentLengthLong();
    boolean json = type != null && type.toLowerCase(Locale.ROOT).startsWith(TYPE);
    if (!json && (type != null || length > 0)) {
      throw new UnsupportedMediaTypeResponse();
    }
    if (length > most) {
      throw new ContentTooLargeResponse();
    }
  }

  /// Reads it; it is kept with the request.
  ///
  /// @throws ContentTooLargeResponse beyond `most` bytes
  /// @throws BadRequestResponse when it is no JSON object
  public static void read(Context ctx, int most) {
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
    try {
      Object tree = text.isBlank() ? Map.of() : CanonicalJson.parse(text);
      if (!(tree instanceof Map<?, ?> values)) {
        throw new BadRequestResponse();
      }
      ctx.attribute(ATTRIBUTE, new JsonBody(values, digest(bytes)));
    } catch (IllegalArgumentException _) {
      throw new BadRequestResponse();
    }
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
