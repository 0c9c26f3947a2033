package id.penjaga.hub.app.store.backup;

import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.json.CanonicalJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The list of contents, the last entry of an archive: what was copied when, and size and SHA-256
/// of each file. An archive without it was made before there was one.
///
/// The first line is a JSON object, each line after it `<sha256> <bytes> <name>`.
///
/// @param taken when the backup began, as an ISO instant
/// @param upto the last entry of the book at that moment; later ones may be in it, too
/// @param about as in [BackupOrder]
public record Contents(String taken, long upto, SortedMap<String, String> about) {
  /// Name of its entry.
  static final String ENTRY = "contents";

  private static final long FORMAT = 1;
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) ([0-9]{1,18}) (\\S{1,400})");
  private static final int LONGEST = 100_000;

  /// A file of the archive.
  record Part(String sha256, long bytes, String name) {
    String line() {
      return sha256 + " " + bytes + " " + name + "\n";
    }
  }

  /// What is done with each part.
  @FunctionalInterface
  interface Taking {
    void take(Part part, ZipEntry entry) throws IOException;
  }

  /// The first line.
  String head() {
    return CanonicalJson.write(
            Map.of("format", FORMAT, "taken", taken, "upto", upto, "about", about))
        + "\n";
  }

  /// The head of an archive; null when it has none.
  ///
  /// @throws StoreException when it is of a newer version, or none of ours
  static @Nullable Contents of(ZipFile zip) throws IOException {
    return each(zip, (_, _) -> {});
  }

  /// Takes every part in the order in which they were written.
  ///
  /// @return the head; null for an archive without one, of which nothing was taken
  static @Nullable Contents each(ZipFile zip, Taking taking) throws IOException {
    ZipEntry entry = zip.getEntry(ENTRY);
    if (entry == null) {
      return null;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
      Contents head = head(line(lines));
      for (String line = line(lines); line != null; line = line(lines)) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw damaged("its list of contents has the line \"" + line + "\"");
        }
        Part part = new Part(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3));
        ZipEntry held = zip.getEntry(part.name());
        if (held == null) {
          throw damaged(part.name() + " is missing");
        }
        taking.take(part, held);
      }
      return head;
    }
  }

  static StoreException damaged(String what) {
    return new StoreException("the backup is damaged: " + what + "; take another backup");
  }

  private static @Nullable String line(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = lines.read(); c != '\n'; c = lines.read()) {
      if (c < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      if (line.length() == LONGEST) {
        throw damaged("a line of its list of contents has no end");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private static Contents head(@Nullable String line) {
    try {
      if (line != null
          && CanonicalJson.parse(line) instanceof Map<?, ?> map
          && map.get("format") instanceof Long format) {
        if (format != FORMAT) {
          throw new StoreException(
              "the backup is of format "
                  + format
                  + ", and this Penjaga reads format "
                  + FORMAT
                  + "; restore it with the Penjaga that made it, or a newer one");
        }
        if (map.get("taken") instanceof String taken
            && map.get("upto") instanceof Long upto
            && map.get("about") instanceof Map<?, ?> about) {
          return new Contents(taken, upto, BackupOrder.texts(about));
        }
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw damaged("its list of contents does not begin as one");
  }
}
