package id.penjaga.hub.app.files.clean;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Judges a file as it came and writes what may be kept of it.
public final class Cleaning {
  private static final int HEAD = 12;

  private Cleaning() {}

  /// Writes the file anew.
  ///
  /// @param raw as it came
  /// @param to what is kept is written here, also of a file that is refused in the end
  /// @throws FileRefused when it is none that may be attached
  public static FileKind clean(Path raw, OutputStream to) throws IOException, FileRefused {
    FileKind kind;
    try (InputStream in = Files.newInputStream(raw)) {
      kind = FileKind.of(in.readNBytes(HEAD));
    }
    OutputStream out = new BufferedOutputStream(to);
    switch (kind) {
      case WEBP -> WebpPicture.clean(raw, out);
      case PDF -> PdfPaper.clean(raw, out);
      case JPEG, PNG -> {
        try (InputStream in = Files.newInputStream(raw)) {
          FileBytes bytes = new FileBytes(in);
          if (kind == FileKind.JPEG) {
            JpegPicture.clean(bytes, out);
          } else {
            PngPicture.clean(bytes, out);
          }
        }
      }
    }
    out.flush();
    return kind;
  }
}
