package id.penjaga.hub.app.definitions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The definitions that Penjaga ships, read once for all tests of this JVM; they do not change.
public final class Shipped {
  public static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  public static final Definitions DEFINITIONS = DefinitionFolder.read(CONFIG);

  private Shipped() {}

  /// Those that were shipped first, as the book has them: texts of [Pin], a line each.
  public static List<String> first() throws IOException {
    try (InputStream packed = Shipped.class.getResourceAsStream("shipped-2026-11.jsonl.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }
}
