package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.ClosedCase;
import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The log of an item, as its page shows it.
public final class ItemLog {
  private ItemLog() {}

  /// A line of it.
  ///
  /// @param about number of the case that it is about; 0 for none
  public record Line(String at, String by, String text, long about) {}

  /// What the book says of an item and the cases about it that are over, the latest first. The
  /// cases are not copied into the book: they are told from themselves.
  public static List<Line> of(ItemFile file, Texts w, Office office) {
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    ItemStory story = new ItemStory(w, office.people(), file.register());
    Map<Line, Instant> lines = new LinkedHashMap<>();
    for (Entry entry : file.log()) {
      for (Fact fact : entry.facts()) {
        String text = story.told(fact, file.item());
        if (!text.isEmpty()) {
          boolean ofCase = entry.subject().kind() == Subject.Kind.CASE;
          lines.put(
              new Line(
                  w.moment(entry.typed()),
                  o.by(entry.by()),
                  text,
                  ofCase ? Long.parseLong(entry.subject().id()) : 0),
              entry.typed());
        }
      }
    }
    for (ClosedCase closed : file.closed()) {
      CaseLine of = closed.of();
      Instant ended = Objects.requireNonNull(of.ended(), "a closed case");
      lines.put(
          new Line(
              w.moment(ended),
              o.persons(closed.persons()),
              w.t("item.log.case", "title", w.say(of.title()), "number", of.number()).strip(),
              of.id()),
          ended);
    }
    return lines.entrySet().stream()
        .sorted(Map.Entry.<Line, Instant>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}
