package id.penjaga.device.yaml;

import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/// Bounds the depth of nesting, the length of texts and the number of documents while events pass,
/// before the recursive composer sees them: 3,000 brackets would overflow its stack (F57).
final class BoundedParser implements Parser {
  private final Parser parser;
  private int depth;
  private int documents;

  BoundedParser(Parser parser) {
    this.parser = parser;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  /// @throws BeyondBounds when the text goes beyond a bound of [YamlFile]
  @Override
  public Event next() {
    Event event = parser.next();
    if (event instanceof CollectionStartEvent && ++depth > YamlFile.DEEPEST) {
      throw new BeyondBounds(
          event.getStartMark(),
          Sentence.of(
              "bersarang lebih dari {} tingkat di sini; kurangi kurung, atau tutup yang masih"
                  + " terbuka",
              "is nested more than {} levels deep here; take out brackets, or close those that are"
                  + " open",
              YamlFile.DEEPEST));
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    if (event instanceof ScalarEvent scalar) {
      text(scalar);
    }
    if (event.getEventId() == Event.ID.DocumentStart && ++documents > 1) {
      throw new BeyondBounds(
          event.getStartMark(),
          Sentence.of(
              "dokumen kedua dimulai di sini; simpan satu, dan hapus baris ---",
              "a second document begins here; keep one, and take out the line ---"));
    }
    return event;
  }

  private static void text(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (text.length() > YamlFile.LONGEST_TEXT) {
      throw new BeyondBounds(
          scalar.getStartMark(),
          Sentence.of(
              "teks dengan lebih dari {} huruf dimulai di sini; perpendek, atau tutup tanda"
                  + " kutipnya",
              "a text of more than {} characters begins here; shorten it, or close its quotes",
              YamlFile.LONGEST_TEXT));
    }
    // Escapes in double quotes can write what no editor shows.
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw new BeyondBounds(
          scalar.getStartMark(),
          Sentence.of(
              "teks dengan karakter kendali dimulai di sini; keluarkan",
              "a text with a control character begins here; take it out"));
    }
  }
}
