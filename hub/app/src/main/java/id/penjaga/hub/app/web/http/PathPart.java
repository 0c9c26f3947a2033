package id.penjaga.hub.app.web.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// A word as one part of a path, whatever signs it has.
public final class PathPart {
  private PathPart() {}

  public static String of(String word) {
    return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
