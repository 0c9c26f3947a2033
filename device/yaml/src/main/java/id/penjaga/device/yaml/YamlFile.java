package id.penjaga.device.yaml;

import id.penjaga.device.shell.files.FileWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// A file in YAML that was read whole: one document, a mapping at its top, UTF-8 with or without a
/// byte order mark.
///
/// What a file may cost is bounded: [#MOST_BYTES] in size, [#DEEPEST] levels of nesting in every
/// style, [#LONGEST_TEXT] characters of one value, [#MOST_NODES] values after its aliases are
/// unfolded. Beyond that it is refused with the line, like each other mistake.
public final class YamlFile {
  public static final int MOST_BYTES = 1024 * 1024;

  /// Levels of lists and groups inside each other.
  public static final int DEEPEST = 50;

  /// Characters of one key or value.
  public static final int LONGEST_TEXT = 10_000;

  /// Values, each counted as often as aliases repeat it.
  public static final int MOST_NODES = 100_000;

  private static final char MARK = '\uFEFF';

  private final byte[] bytes;
  private final MappingNode node;
  private final Problems problems;
  private final Section root;

  private YamlFile(byte[] bytes, MappingNode node, Problems problems) {
    this.bytes = bytes;
    this.node = node;
    this.problems = problems;
    root = Section.of(problems, node);
  }

  /// Reads a file.
  ///
  /// @param example a first line that such a file could have, such as `device: room-1`
  /// @param cure what to do when there is no such file, such as `write the path of a configuration
  ///     after --config`
  /// @throws ConfigRefused when it is missing, unreadable, a folder, too large, no UTF-8, no YAML,
  ///     more than one document, or no mapping
  public static YamlFile read(Path file, String example, String cure) throws ConfigRefused {
    Problems problems = new Problems(file);
    byte[] bytes = bytes(file, cure, problems);
    String text = bytes == null ? null : text(bytes, problems);
    MappingNode node = text == null ? null : mapping(text, example, problems);
    if (bytes == null || node == null) {
      throw new ConfigRefused(problems.inOrder());
    }
    return new YamlFile(bytes, node, problems);
  }

  /// Reads a text that stands in no file.
  ///
  /// @param name what problems call it
  /// @see #read
  public static YamlFile of(String name, String text, String example) throws ConfigRefused {
    Problems problems = new Problems(Path.of(name));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_BYTES) {
      problems.add(
          0,
          "",
          Sentence.of("lebih besar daripada 1 MiB; perpendek", "is larger than 1 MiB; shorten it"));
    }
    String sound = problems.any() ? null : text(bytes, problems);
    MappingNode node = sound == null ? null : mapping(sound, example, problems);
    if (node == null) {
      throw new ConfigRefused(problems.inOrder());
    }
    return new YamlFile(bytes, node, problems);
  }

  /// The same file as it was read, without parsing it again: no key of it is asked for yet, and
  /// nothing is wrong yet.
  ///
  /// @param file where it is now
  public YamlFile unasked(Path file) {
    return new YamlFile(bytes, node, new Problems(file));
  }

  /// Whether a file holds what was read, byte for byte.
  public boolean still(Path file) {
    try {
      return Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes);
    } catch (IOException _) {
      return false;
    }
  }

  /// The mapping at the top. What is wrong with it gathers in [#problems].
  public Section root() {
    return root;
  }

  public Problems problems() {
    return problems;
  }

  /// The file as it was read, for a digest of it.
  public byte[] bytes() {
    return bytes.clone();
  }

  private static byte @Nullable [] bytes(Path file, String cure, Problems problems) {
    // Not by its size: a pipe and a device have none.
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length <= MOST_BYTES) {
        return bytes;
      }
      problems.add(
          0,
          "",
          Sentence.of(
              "lebih besar daripada 1 MiB; tulis jalur sebuah file YAML",
              "is larger than 1 MiB; write the path of a file in YAML"));
    } catch (NoSuchFileException _) {
      problems.add(
          0,
          "",
          new Sentence(
              "tidak ada file seperti itu; salin contohnya dari folder config Penjaga",
              "there is no such file; " + cure));
    } catch (IOException e) {
      problems.add(0, "", unread(FileWords.reason(file, e)));
    }
    return null;
  }

  /// Why a file or a folder could not be read; the reason is the system's, in English.
  public static Sentence unread(String reason) {
    return Sentence.of("tidak dapat dibaca ({})", "{}", reason);
  }

  private static @Nullable String text(byte[] bytes, Problems problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError() || text.indexOf('\0') >= 0) {
      // In UTF-16 every other byte of a plain text is zero.
      int line = text.indexOf('\0') >= 0 ? 1 : lineAt(text, text.length());
      problems.add(
          line,
          "",
          Sentence.of(
              "tidak ditulis dalam UTF-8; simpan sebagai UTF-8",
              "is not written in UTF-8; save it as UTF-8"));
      return null;
    }
    if (!text.isEmpty() && text.charAt(0) == MARK) {
      text = text.substring(1);
    }
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int character = text.codePointAt(i);
      if (!StreamReader.isPrintable(character)) {
        String code = Integer.toHexString(character);
        problems.add(
            lineAt(text, i),
            "",
            Sentence.of(
                "karakter U+{}{} ada di sini, yang tidak ditampilkan editor mana pun; hapus",
                "the character U+{}{} stands here, which no editor shows; take it out",
                "0".repeat(Math.max(0, 4 - code.length())),
                code));
        return null;
      }
    }
    return text;
  }

  private static int lineAt(String text, int index) {
    return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
  }

  private static @Nullable MappingNode mapping(String text, String example, Problems problems) {
    // The library's own bound on aliases names no line; ours does.
    LoadSettings settings =
        LoadSettings.builder().setMaxAliasesForCollections(Integer.MAX_VALUE).build();
    try {
      Optional<Node> node =
          new Composer(
                  settings,
                  new BoundedParser(new ParserImpl(settings, new StreamReader(settings, text))))
              .getSingleNode();
      if (node.isPresent() && node.get() instanceof MappingNode mapping) {
        Unfolding.require(mapping);
        return mapping;
      }
      problems.add(
          0,
          "",
          Sentence.of(
              "kosong atau bukan daftar kunci; mulailah dengan baris seperti {}",
              "is empty or no list of keys; begin with a line such as {}",
              example));
    } catch (BeyondBounds e) {
      problems.add(e.line(), "", e.sentence());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(
          line,
          "",
          Sentence.of(
              "bukan YAML di sini: {}; periksa indentasi dan tanda kutipnya",
              "is no YAML here: {}; check indentation and quotes",
              e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(
          0,
          "",
          Sentence.of(
              "bukan YAML: {}; periksa indentasi dan tanda kutipnya",
              "is no YAML: {}; check indentation and quotes",
              e.getMessage()));
    }
    return null;
  }
}
