package id.penjaga.hub.app.files.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// A PDF paper (ISO 32000-2). Its bytes are kept as they are; refused is one that names a program,
/// the call of a program or another file inside.
///
/// That is a first look, not a proof: names may hide in compressed objects, which are not unpacked.
/// So a PDF is always handed out as a download and never shown by the hub.
final class PdfPaper {
  private static final Set<String> ACTIVE =
      Set.of(
          "JavaScript",
          "JS",
          "Launch",
          "EmbeddedFile",
          "EmbeddedFiles",
          "RichMedia",
          "XFA",
          "ImportData",
          "SubmitForm");
  private static final int LONGEST_NAME = 127;
  private static final int TAIL = 1024;

  /// The last eight bytes of `endstream`.
  private static final long STREAM_ENDS = 0x6E64_7374_7265_616DL;

  private PdfPaper() {}

  static void clean(Path file, OutputStream out) throws IOException, FileRefused {
    try (InputStream in = Files.newInputStream(file)) {
      search(new FileBytes(in));
    }
    try (SeekableByteChannel end = Files.newByteChannel(file)) {
      end.position(Math.max(0, end.size() - TAIL));
      InputStream in = Channels.newInputStream(end);
      if (!new String(in.readNBytes(TAIL), StandardCharsets.ISO_8859_1).contains("%%EOF")) {
        throw new FileRefused(FileRefusal.BROKEN);
      }
    }
    Files.copy(file, out);
  }

  /// Looks at every name outside of streams, where chance makes short names of packed bytes.
  private static void search(FileBytes in) throws IOException, FileRefused {
    StringBuilder word = new StringBuilder();
    boolean name = false;
    boolean inStream = false;
    long last = 0;
    for (int next = in.next(); next >= 0; next = in.next()) {
      if (inStream) {
        last = last << 8 | next;
        inStream = last != STREAM_ENDS;
      } else if (regular(next)) {
        if (word.length() < LONGEST_NAME) {
          word.append((char) next);
        }
      } else {
        String read = word.toString();
        word.setLength(0);
        if (name && ACTIVE.contains(plain(read))) {
          throw new FileRefused(FileRefusal.ACTIVE_PDF);
        }
        inStream = !name && read.equals("stream");
        name = next == '/';
      }
    }
  }

  /// Whether a byte may stand in a name or keyword (7.2.3).
  private static boolean regular(int next) {
    return next > ' ' && "()<>[]{}/%".indexOf(next) < 0;
  }

  /// A name without its escapes: `/J#61vaScript` is `/JavaScript` (7.3.5).
  private static String plain(String name) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char next = name.charAt(i);
      if (next == '#' && name.substring(i + 1).matches("(?s)[0-9A-Fa-f]{2}.*")) {
        plain.append((char) Integer.parseInt(name, i + 1, i + 3, 16));
        i += 2;
      } else {
        plain.append(next);
      }
    }
    return plain.toString();
  }
}
