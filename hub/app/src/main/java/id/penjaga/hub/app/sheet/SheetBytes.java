package id.penjaga.hub.app.sheet;

import id.penjaga.hub.core.text.Bilingual;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The text of an uploaded file, or why it is none.
public sealed interface SheetBytes {
  record Read(String text) implements SheetBytes {}

  record Unreadable(LineRemark why) implements SheetBytes {}

  /// Reads UTF-8, or UTF-16 with its mark as Excel's “Unicode text”.
  static SheetBytes of(byte[] bytes) {
    if (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return new Unreadable(
          new LineRemark(
              1,
              "",
              new Bilingual(
                  "Ini buku kerja Excel, bukan CSV. Di Excel pilih Simpan Sebagai → CSV UTF-8.",
                  "This is an Excel workbook, not CSV. In Excel choose Save As → CSV UTF-8.")));
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new Read(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE));
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new Read(new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE));
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
    String text = out.flip().toString();
    if (!result.isError()) {
      return new Read(text);
    }
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return new Unreadable(
        new LineRemark(
            line,
            "",
            new Bilingual(
                "Huruf di baris ini tidak tersimpan sebagai UTF-8. Di Excel pilih Simpan Sebagai →"
                    + " CSV UTF-8, lalu unggah lagi.",
                "A character in this line is not stored as UTF-8. In Excel choose Save As →"
                    + " CSV UTF-8 and upload it again.")));
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
