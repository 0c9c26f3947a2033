package id.penjaga.hub.app.files.clean;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What kind of file it is by its first bytes. What its name or its sender say counts for nothing.
public enum FileKind {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  PDF("application/pdf", "pdf");

  private static final int[] JPEG_HEAD = {0xFF, 0xD8, 0xFF};
  private static final int[] PNG_HEAD = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /// As in the header `Content-Type`.
  public final String mediaType;

  /// The usual end of its name, without the dot.
  public final String extension;

  FileKind(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /// Whether a browser shows it as a picture.
  public boolean picture() {
    return this != PDF;
  }

  /// @param head the first 12 bytes, or fewer of a shorter file
  /// @throws FileRefused when it is none of these
  static FileKind of(byte[] head) throws FileRefused {
    if (head.length == 0) {
      throw new FileRefused(FileRefusal.EMPTY);
    }
    if (begins(head, JPEG_HEAD)) {
      return JPEG;
    }
    if (begins(head, PNG_HEAD)) {
      return PNG;
    }
    if (text(head, 0, 4).equals("RIFF") && text(head, 8, 12).equals("WEBP")) {
      return WEBP;
    }
    if (text(head, 0, 5).equals("%PDF-")) {
      return PDF;
    }
    boolean heic = text(head, 4, 8).equals("ftyp");
    throw new FileRefused(heic ? FileRefusal.APPLE_PICTURE : FileRefusal.WRONG_KIND);
  }

  /// The kind of this media type.
  public static Optional<FileKind> ofMediaType(String mediaType) {
    for (FileKind kind : values()) {
      if (kind.mediaType.equals(mediaType)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] head, int[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (head.length <= i || (head[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] head, int from, int to) {
    return head.length < to ? "" : new String(head, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
