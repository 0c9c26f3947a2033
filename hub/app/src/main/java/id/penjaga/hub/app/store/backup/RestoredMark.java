package id.penjaga.hub.app.store.backup;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.hub.core.json.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says in a data folder that it was restored, until the hub has written it into its book. Two hubs
/// from the same archive have different marks, so their books part with their first entry.
///
/// @param copy 16 hex digits that no other restoration has
/// @param taken when the backup was made; null when the archive does not say
/// @param upto the last entry of the book then; 0 when the archive does not say
public record RestoredMark(String copy, @Nullable Instant taken, long upto) {
  private static final String FILE = "penjaga.restored";
  private static final SecureRandom RANDOM = new SecureRandom();

  static void leave(Path folder, @Nullable Contents contents) throws IOException {
    byte[] copy = new byte[8];
    RANDOM.nextBytes(copy);
    String mark =
        CanonicalJson.write(
            Map.of(
                "copy",
                HexFormat.of().formatHex(copy),
                "taken",
                contents == null ? "" : contents.taken(),
                "upto",
                contents == null ? 0L : contents.upto()));
    DurableFile.write(folder.resolve(FILE), mark.getBytes(StandardCharsets.UTF_8), "rw-------");
  }

  /// The mark of a data folder; empty when it was not restored, or the book has it.
  ///
  /// @throws IOException when it cannot be read
  public static Optional<RestoredMark> of(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (CanonicalJson.parse(Files.readString(file)) instanceof Map<?, ?> map
        && map.get("copy") instanceof String copy
        && map.get("taken") instanceof String taken
        && map.get("upto") instanceof Long upto) {
      return Optional.of(
          new RestoredMark(copy, taken.isEmpty() ? null : Instant.parse(taken), upto));
    }
    throw new IOException(file + " cannot be read; delete it");
  }

  /// Forgets it, once the book has it.
  public static void forget(Path folder) throws IOException {
    DurableFile.delete(folder.resolve(FILE));
  }
}
