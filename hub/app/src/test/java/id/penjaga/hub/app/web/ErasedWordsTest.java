package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.people.People;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Where personal data were erased, the page says so")
class ErasedWordsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Value GONE = new Value.Committed("ab".repeat(32));

  private final Texts words = new Texts(Language.INDONESIAN, ZONE, Instant.EPOCH);
  private final PersonNames names = new PersonNames(People.none(ZONE));

  private String shown(String form, String field, Value value) {
    Field of = Shipped.DEFINITIONS.forms().get(form).field(field);
    return FormWriting.shown(value, of, names, words);
  }

  @Test
  void insideOfWhatIsNotErased() {
    Value notice = new Value.Group(Map.of("to", GONE, "how", Value.of("message")));
    assertEquals(
        "(data pribadi dihapus), " + words.t("form.way.message"),
        shown("CONTACT_RECORD", "contact", notice));
    Value visitor = new Value.Group(Map.of("name", GONE, "unit", Value.of("UPT Contoh")));
    assertEquals(
        "(data pribadi dihapus), UPT Contoh",
        shown("VISIT_REQUEST", "visitors", new Value.Many(List.of(visitor))));
    assertEquals("(data pribadi dihapus)", shown("F-01", "contact", GONE));
    By recorded = new By.Human(1, "", new By.Behalf("pengunjung", null, GONE, "present"));
    String as = new OfficeWords(words, People.none(ZONE), Map.of()).as(recorded);
    assertEquals(1, as.split("data pribadi dihapus", -1).length - 1, as);
  }
}
