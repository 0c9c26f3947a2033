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
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A PDF paper (ISO 32000-2). Its bytes are kept as they are; refused is one that names a program,
/// the call of a program or another file inside.
///
/// Objects that are packed into streams are unpacked and looked at, up to a measure; what cannot be
/// unpacked is refused. That is still a look and no proof, so a PDF is always handed out as a
/// download and never shown by the hub.
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

  /// Filters of streams that would hide objects from this search (7.4).
  private static final Set<String> OTHER_FILTERS =
      Set.of(
          "ASCIIHexDecode",
          "AHx",
          "ASCII85Decode",
          "A85",
          "LZWDecode",
          "LZW",
          "RunLengthDecode",
          "RL",
          "Crypt");

  /// Objects of a document of thousands of pages are some megabytes.
  private static final long MOST_UNPACKED = 16L << 20;

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

  /// Looks at every name outside of streams, where chance makes short names of packed bytes, and
  /// in the streams that hold objects.
  private static void search(FileBytes in) throws IOException, FileRefused {
    PdfNames names = new PdfNames();
    Objects object = new Objects();
    for (int next = in.next(); next >= 0; next = in.next()) {
      PdfNames.Word word = names.take(next);
      if (word.name()) {
        refuseActive(word);
        object.named(word.text());
      } else if (word.text().equals("obj")) {
        object = object.next();
      } else if (word.text().equals("stream")) {
        if (object.packed) {
          object.search(in, next == '\r');
        }
        skip(in);
        names = new PdfNames();
      }
    }
  }

  private static void refuseActive(PdfNames.Word word) throws FileRefused {
    if (word.name() && ACTIVE.contains(word.text())) {
      throw new FileRefused(FileRefusal.ACTIVE_PDF);
    }
  }

  private static void skip(FileBytes in) throws IOException {
    long last = 0;
    for (int next = in.next(); next >= 0 && last != STREAM_ENDS; next = in.next()) {
      last = last << 8 | next;
    }
  }

  /// What is known of the object that is read, and its stream of objects when it has one (7.5.7).
  private static final class Objects {
    private boolean packed;
    private boolean deflated;
    private boolean otherwise;
    private long unpacked;

    /// The object after this one; the file has one measure for all.
    Objects next() {
      Objects next = new Objects();
      next.unpacked = unpacked;
      return next;
    }

    void named(String name) {
      packed |= name.equals("ObjStm");
      deflated |= name.equals("FlateDecode") || name.equals("Fl");
      otherwise |= OTHER_FILTERS.contains(name);
    }

    /// @param carriage whether the line of the keyword ended with a carriage return
    void search(FileBytes in, boolean carriage) throws IOException, FileRefused {
      if (otherwise || !deflated) { // no program that writes PDF does so
        throw new FileRefused(FileRefusal.LOCKED_PDF);
      }
      byte[] one = new byte[1];
      byte[] text = new byte[4096];
      PdfNames names = new PdfNames();
      try (Inflater inflater = new Inflater()) {
        for (boolean first = true; !inflater.finished(); first = false) {
          one[0] = (byte) in.u8();
          if (first && carriage && one[0] == '\n') {
            continue;
          }
          inflater.setInput(one);
          for (int got = inflater.inflate(text); got > 0; got = inflater.inflate(text)) {
            unpacked += got;
            if (unpacked > MOST_UNPACKED || inflater.needsDictionary()) {
              throw new FileRefused(FileRefusal.LOCKED_PDF);
            }
            for (int i = 0; i < got; i++) {
              refuseActive(names.take(text[i] & 0xFF));
            }
          }
        }
        refuseActive(names.take(-1));
      } catch (DataFormatException _) { // locked with a password, or broken
        throw new FileRefused(FileRefusal.LOCKED_PDF);
      }
    }
  }
}
