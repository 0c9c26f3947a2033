package id.penjaga.hub.app.web.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Style sheets, scripts and pictures, read once at the start and kept compressed. Their addresses
/// carry a hash of their content, so browsers cache them for a year and a new version is seen at
/// once. Only the files listed here exist: no path leads anywhere else.
public final class Assets {
  public static final String PREFIX = "/assets/";
  private static final String FOLDER = "/id/penjaga/hub/app/web/assets/";
  private static final List<String> FILES =
      List.of(
          "penjaga.css",
          "live.js",
          "work.css",
          "work.js",
          "alarms.js",
          "chart.js",
          "upload.js",
          "kiosk.css",
          "kiosk.js",
          "logo.svg",
          "icon.svg",
          "icons.svg",
          "paper.svg",
          "vendor/pico-2.1.1.css",
          "vendor/pico-LICENSE.txt",
          "vendor/htmx-2.0.10.js",
          "vendor/htmx-LICENSE.txt",
          "vendor/uplot-1.6.32.js",
          "vendor/uplot-1.6.32.css",
          "vendor/uplot-LICENSE.txt");

  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Asset> byAddress = new HashMap<>();

  private record Asset(String type, String tag, byte[] plain, byte[] zipped) {}

  public Assets() {
    for (String file : FILES) {
      byte[] plain = read(file);
      String hash = hash(plain);
      int dot = file.lastIndexOf('.');
      String name = file.substring(file.lastIndexOf('/') + 1, dot);
      String address = PREFIX + name + "." + hash + file.substring(dot);
      addresses.put(file, address);
      byAddress.put(address, new Asset(typeOf(file), '"' + hash + '"', plain, zip(plain)));
    }
  }

  /// The address of a file for a page.
  public String at(String file) {
    String address = addresses.get(file);
    if (address == null) {
      throw new IllegalArgumentException("no asset " + file);
    }
    return address;
  }

  public void serve(Context ctx) {
    @Nullable Asset asset = byAddress.get(ctx.path());
    if (asset == null) {
      ctx.status(404);
      return;
    }
    ctx.header("Cache-Control", "public, max-age=31536000, immutable");
    ctx.header("ETag", asset.tag);
    ctx.header("Vary", "Accept-Encoding");
    if (asset.tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    String accepted = ctx.header("Accept-Encoding");
    ctx.disableCompression();
    ctx.contentType(asset.type);
    if (accepted != null && accepted.contains("gzip")) {
      ctx.header("Content-Encoding", "gzip");
      ctx.result(asset.zipped);
    } else {
      ctx.result(asset.plain);
    }
  }

  private static byte[] read(String file) {
    try (InputStream in = Assets.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the asset " + file + " is missing from this jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String typeOf(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/plain; charset=utf-8";
    };
  }
}
