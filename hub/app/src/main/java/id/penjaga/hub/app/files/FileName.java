package id.penjaga.hub.app.files;

import id.penjaga.hub.app.files.clean.FileKind;
import java.text.Normalizer;
import java.util.Locale;

/// What a file is called, made fit to be shown and offered for download. It is never a path here:
/// files are kept under the SHA-256 of their bytes.
final class FileName {
  private static final int LONGEST = 100;
  private static final String UNNAMED = "lampiran";

  private FileName() {}

  /// The last part of a path, in any script, without what cannot be seen: control characters, marks
  /// that turn the direction of writing, blanks at the ends. It ends as its kind does, so that
  /// `laporan.exe`, which is a picture, becomes `laporan.exe.jpg`.
  static String of(String sent, FileKind kind) {
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    String clean =
        Normalizer.normalize(last, Normalizer.Form.NFC)
            .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "")
            .replaceAll("[\"<>|:*?]", "_")
            .replaceAll("\\p{Z}+", " ")
            .replaceAll("^[ .]+|[ .]+$", "");
    String end = "." + kind.extension;
    boolean ends =
        clean.toLowerCase(Locale.ROOT).endsWith(end)
            || kind == FileKind.JPEG && clean.toLowerCase(Locale.ROOT).endsWith(".jpeg");
    int dot = ends ? clean.lastIndexOf('.') : clean.length();
    String stem = shortened(clean.substring(0, dot));
    return (stem.isEmpty() ? UNNAMED : stem) + (ends ? clean.substring(dot) : end);
  }

  private static String shortened(String stem) {
    return stem.codePointCount(0, stem.length()) <= LONGEST
        ? stem
        : stem.substring(0, stem.offsetByCodePoints(0, LONGEST)).strip();
  }
}
