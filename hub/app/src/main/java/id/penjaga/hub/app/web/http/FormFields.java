package id.penjaga.hub.app.web.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields of a posted form, read once and bounded in bytes and number. Only
/// `application/x-www-form-urlencoded` is a form; `multipart/form-data` is one on routes that take
/// files ([FileForm]) and refused elsewhere.
///
/// @param values of each field, in the order of the form
/// @param files in the order of the form
public record FormFields(Map<String, List<String>> values, List<SentFile> files) {
  private static final String TYPE = "application/x-www-form-urlencoded";
  private static final String ATTRIBUTE = "form";

  public FormFields {
    values = Map.copyOf(values);
    files = List.copyOf(files);
  }

  /// The form of this request; without any field when it has none.
  public static FormFields of(Context ctx) {
    FormFields known = ctx.attribute(ATTRIBUTE);
    return known == null ? new FormFields(Map.of(), List.of()) : known;
  }

  /// Refuses what cannot be a form of ours, by its headers alone.
  ///
  /// @param files what the route takes beside its fields
  /// @throws UnsupportedMediaTypeResponse for another content type
  /// @throws ContentTooLargeResponse when it says that it has more bytes than are allowed
  public static void requireForm(Context ctx, int most, Optional<FileForm> files) {
    boolean multipart = files.isPresent() && hasFiles(ctx);
    if (!multipart
        && !is(ctx, TYPE)
        && (ctx.req().getContentType() != null || ctx.req().getContentLengthLong() != 0)) {
      throw new UnsupportedMediaTypeResponse();
    }
    long all = most + (multipart ? files.get().allBytes() : 0);
    if (ctx.req().getContentLengthLong() > all) {
      throw new ContentTooLargeResponse();
    }
  }

  /// Whether it says that it may bring files.
  public static boolean hasFiles(Context ctx) {
    return is(ctx, MultipartForm.TYPE);
  }

  private static boolean is(Context ctx, String wanted) {
    String type = ctx.req().getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(wanted);
  }

  /// Reads a form with files; it is kept with the request.
  ///
  /// @param folder for the files
  public static void readFiles(Context ctx, FileForm allowed, int most, int fields, Path folder) {
    ctx.attribute(ATTRIBUTE, MultipartForm.read(ctx, allowed, most, fields, folder));
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
    Map<String, List<String>> values = new HashMap<>();
    try {
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        values
            .computeIfAbsent(name, _ -> new ArrayList<>())
            .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    } catch (IllegalArgumentException _) {
      throw new BadRequestResponse();
    }
    ctx.attribute(ATTRIBUTE, new FormFields(values, List.of()));
  }

  /// The first value of each field.
  public Map<String, String> first() {
    return values.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, field -> field.getValue().getFirst()));
  }

  /// Takes the place of the form of this request.
  public void keep(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  /// The first value of a field.
  ///
  /// @return null when there is no such field
  public @Nullable String value(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  /// Every value of a field that may stand in a form several times, such as ticks.
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// The files of a field.
  public List<SentFile> files(String field) {
    return files.stream().filter(file -> file.field().equals(field)).toList();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
